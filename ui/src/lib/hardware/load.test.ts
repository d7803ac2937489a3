// What memory is computed for, from an address and back.
import { describe, expect, it } from "vitest";
import { askOf, paramsOf, wholeOf } from "./load";

describe("a number of an address", () => {
  it.each([
    ["8192", 8_192],
    [" 12 ", 12],
    ["1e3", 1_000],
    ["0", null],
    ["-3", null],
    ["2.5", null],
    ["many", null],
    ["", null],
    [null, null],
    ["100000001", null],
  ])("%j is %j", (words, expected) => {
    expect(wholeOf(words, 100_000_000)).toBe(expected);
  });
});

describe("the question in an address", () => {
  it("goes there and back", () => {
    const words = "context=4096&batch=2&cache=q8_0&rank=8&precision=q4_k_m";
    const ask = askOf(new URLSearchParams(words), "a/b");
    expect(ask).toEqual({
      repo: "a/b",
      context: 4_096,
      sequences: 2,
      cache: "q8_0",
      adapter_rank: 8,
      precision: "q4_k_m",
    });
    expect(askOf(new URLSearchParams(paramsOf(ask) as Record<string, string>), "a/b")).toEqual(ask);
  });

  it("leaves aside what cannot be computed for, and says nothing of what is usual", () => {
    const ask = askOf(new URLSearchParams("context=x&batch=9999&cache=f64&rank=0&precision=q99"), "a/b");
    expect(ask).toEqual({ repo: "a/b", context: 0, sequences: 1, cache: null, adapter_rank: null, precision: null });
    expect(Object.values(paramsOf(ask)).every((value) => value === null)).toBe(true);
  });
});
