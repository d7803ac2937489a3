// The words of an edge: a share with its words, never certainty; clauses in few words.
import { beforeEach, expect, it } from "vitest";
import { i18n } from "$lib/i18n";
import { clauseSpan, groundWords, likelihoodWords, shapeOfTerm, signName } from "./words";

beforeEach(() => {
  i18n.speak("en");
});

it("says how likely an edge is in words and as a share, and never calls it certain", () => {
  expect(likelihoodWords(0.98)).toBe("very likely, 98%");
  expect(likelihoodWords(0.9)).toBe("likely, 90%");
  expect(likelihoodWords(0.6)).toBe("more likely than not, 60%");
  expect(likelihoodWords(0.3)).toBe("weak indication, 30%");
  expect(likelihoodWords(1)).toBe("very likely, 99%");
});

it("gives a share only where an edge is inferred", () => {
  expect(groundWords("inferred", 0.9)).toBe("inferred, 90%");
  expect(groundWords("inferred", null)).toBe("inferred");
  expect(groundWords("declared", 0.9)).toBe("declared");
});

it("joins the clauses of neighbouring sections and leaves others as they are", () => {
  expect(clauseSpan(["§4", "§5.a", "§5.b", "§3.d", "§8.b", "§4"])).toEqual(["§3–§5", "§8"]);
  expect(clauseSpan(["§2"])).toEqual(["§2"]);
  expect(clauseSpan(["§2", "Annex A", "§2"])).toEqual(["§2", "Annex A"]);
  expect(clauseSpan([])).toEqual([]);
});

it("names a sign it does not know by its key", () => {
  expect(signName("shape")).toBe("Shape");
  expect(signName("moonlight")).toBe("moonlight");
});

it("never draws what is allowed under conditions as withheld", () => {
  expect(shapeOfTerm({ group: "limits", value: "conditional" })).toBe("conditions");
  expect(shapeOfTerm({ group: "limits", value: "no" })).toBe("deny");
  expect(shapeOfTerm({ group: "demands", value: "required" })).toBe("conditions");
});
