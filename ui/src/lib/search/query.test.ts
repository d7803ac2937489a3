// Cutting a query into tokens and text, and putting chips into it.
import { describe, expect, it } from "vitest";
import type { FacetCounts, FacetState, FacetValue, QueryToken } from "$lib/ipc/bindings/counter";
import { cut, join, split, toggled, withoutFilters } from "./query";

/** Tokens of a query whose parts are set apart by single spaces; `field:value` is a filter. */
function tokensOf(query: string): QueryToken[] {
  let start = 0;
  return query.split(" ").flatMap((text) => {
    const at = start;
    start += text.length + 1;
    if (text === "") return [];
    const negated = text.startsWith("-");
    const filter = text.includes(":");
    const field = filter ? ("country" as const) : null;
    return [{ text, start: at, end: at + text.length, field, filter, negated, label: null, without: "" }];
  });
}

function facet(states: Record<string, FacetState>): FacetCounts {
  const values = Object.entries(states).map(([key, state]) => valueOf(key, state));
  return { field: "country", values, more: 0 };
}

function valueOf(key: string, state: FacetState = "rest"): FacetValue {
  return { key, label: null, label_zh: null, count: 1, state, token: `country:${key}` };
}

describe("split", () => {
  const check = (query: string, finished: boolean, filters: string[], words: string) => {
    const found = split(query, tokensOf(query), finished);
    expect(found, query).toEqual({ filters, words });
    expect(split(join(found), tokensOf(join(found)), finished), `${query} again`).toEqual(found);
  };

  it("takes finished filters out and leaves the one being typed", () => {
    check("qwen", false, [], "qwen");
    check("qwen country:cn", false, [], "qwen country:cn");
    check("qwen country:cn", true, ["country:cn"], "qwen");
    check("qwen country:cn ", false, ["country:cn"], "qwen ");
    check("country:cn -country:us qwen 7", false, ["country:cn", "-country:us"], "qwen 7");
  });

  it("keeps the word being typed last", () => {
    expect(join({ filters: ["country:cn"], words: "qwen 7" })).toBe("country:cn qwen 7");
    expect(join({ filters: [], words: "  qwen" })).toBe("qwen");
  });
});

describe("cut", () => {
  it("leaves one space where something was", () => {
    expect(cut("a bb c", [{ start: 2, end: 4 }])).toBe("a c");
    expect(
      cut("a bb c", [
        { start: 0, end: 1 },
        { start: 5, end: 6 },
      ]).trim(),
    ).toBe("bb");
    expect(cut("通义 country:cn 千问", [{ start: 3, end: 13 }])).toBe("通义 千问");
  });
});

describe("toggled", () => {
  const check = (
    query: string,
    states: Record<string, FacetState>,
    key: string,
    exclude: boolean,
    expected: string,
  ) => {
    const value = valueOf(key, states[key] ?? "rest");
    expect(toggled(query, tokensOf(query), facet(states), value, exclude), query).toBe(expected);
  };

  it("includes, excludes and lets go", () => {
    check("", { cn: "rest" }, "cn", false, "country:cn");
    check("qwen", { cn: "rest" }, "cn", true, "-country:cn qwen");
    check("country:cn qwen", { cn: "included" }, "cn", false, "qwen");
    check("country:cn qwen", { cn: "included" }, "cn", true, "-country:cn qwen");
    check("-country:cn qwen", { cn: "excluded" }, "cn", true, "qwen");
  });

  it("keeps the other values of the same facet", () => {
    check("country:cn qwen", { cn: "included", us: "rest" }, "us", false, "country:us country:cn qwen");
    check("country:cn country:us", { cn: "included", us: "included" }, "us", false, "country:cn");
  });

  it("dissolves a list and other spellings into single tokens", () => {
    check("country:cn,us qwen", { cn: "included", us: "included" }, "us", false, "country:cn qwen");
    check("land:china", { cn: "included" }, "cn", false, "");
  });

  it("knows a value that the answer did not list", () => {
    expect(toggled("qwen", tokensOf("qwen"), facet({ cn: "rest" }), valueOf("ch"), false)).toBe("country:ch qwen");
  });
});

it("withoutFilters leaves the words", () => {
  const query = "country:cn qwen 72b -country:us";
  expect(withoutFilters(query, tokensOf(query))).toBe("qwen 72b");
});
