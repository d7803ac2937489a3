// The drawn path tells disputes with both sides, loops without following, and where a licence changes.
import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { i18n } from "$lib/i18n";
import type { Ancestor } from "$lib/ipc/bindings/counter";
import AncestorPath from "./AncestorPath.svelte";

const sources = ["README", "Statement", "Newspaper"].map((name) => ({ name, as_of: null, url: null, licence: null }));

function edge(more: Partial<Ancestor>): Ancestor {
  return {
    child: "01-ai/Yi-34B",
    parent: "meta-llama/Llama-2-70b-hf",
    in_atlas: true,
    depth: 1,
    relation: "finetune",
    status: "declared",
    carries: "yes",
    is_loop: false,
    is_root: false,
    maker: null,
    licence: null,
    verdict: null,
    licence_breaks: false,
    date: null,
    note: null,
    sources: [0],
    counter_sources: [],
    confidence: "high",
    likelihood: null,
    rule: null,
    signs: [],
    ...more,
  };
}

function path(ancestors: Ancestor[], ownRoot = false): HTMLElement {
  return render(AncestorPath, { repo: "01-ai/Yi-34B", ancestors, ownRoot, licence: "Apache-2.0", sources }).container;
}

describe("the path of ancestors", () => {
  beforeEach(() => {
    i18n.speak("en");
  });

  it("tells a dispute with the sources of both sides", () => {
    const shown = path([edge({ status: "disputed", carries: "no", sources: [2], counter_sources: [0, 1] })], true);
    expect(shown.textContent).toContain("1 source for, 2 against. Passes on no licence and does not count as root.");
    expect(screen.getByRole("button", { name: "Source 3" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Source 1" })).toBeTruthy();
    expect(shown.querySelector(".edge.blank")).not.toBeNull();
    expect(shown.textContent).toContain("Weights root");
  });

  it("shows a loop and draws no ancestor for it", () => {
    const shown = path([edge({ parent: "01-ai/Yi-34B", is_loop: true, note: "self_loop" })]);
    expect(shown.textContent).toContain("a loop, shown but not followed");
    expect(shown.querySelectorAll(".bullet")).toHaveLength(1);
  });

  it("says where the declared licence changes", () => {
    expect(path([edge({ licence_breaks: true })]).textContent).toContain("Licence changes to Apache-2.0 here");
  });

  it("does not take silence for descent from nobody", () => {
    expect(path([]).textContent).toContain("That is not proof that there is none");
  });

  it("says how likely an inferred edge is, and what speaks for it, against it, and was not compared", () => {
    const shown = path([
      edge({
        status: "inferred",
        likelihood: 0.98,
        rule: "own_packed",
        signs: [
          { sign: "name", speaks: "for", words: "Yi-34B in Yi-34B-GGUF" },
          { sign: "shape", speaks: "against", words: "60 layers and 48" },
          { sign: "checksums", speaks: "unheard", words: "" },
        ],
      }),
    ]);
    const evidence = screen.getByRole("region", { name: "Evidence for the inferred edge" });
    expect(evidence.textContent).toContain("very likely, 98%");
    expect(evidence.textContent).toContain("an indication, not proof");
    expect(evidence.textContent).toContain("The same owner holds the model of its name without the format.");
    const lines = [...evidence.querySelectorAll("li")].map(({ textContent }) =>
      textContent.replace(/\s+/g, " ").trim(),
    );
    expect(lines[0]).toMatch(/^Name for Yi-34B in Yi-34B-GGUF$/);
    expect(lines[1]).toMatch(/^Shape against 60 layers/);
    expect(lines[2]).toMatch(/^Weight checksums not compared$/);
    expect(shown.querySelector(".edge.inferred")).not.toBeNull();
  });

  it("keeps the evidence of inferred edges apart from declared ones", () => {
    path([edge({ signs: [{ sign: "name", speaks: "for", words: "x" }] })]);
    expect(screen.queryByRole("region", { name: /^Evidence/ })).toBeNull();
  });
});
