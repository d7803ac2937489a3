// What is typed into the circumstances, and the number it stands for.
import { describe, expect, it } from "vitest";
import { readAmount } from "./amount";

describe("an amount that was typed", () => {
  const amounts: [string, number][] = [
    ["40 M", 4e7],
    ["40m", 4e7],
    ["40 Mio.", 4e7],
    ["1,5 Mio.", 1.5e6],
    ["1.5M", 1.5e6],
    ["4000万", 4e7],
    ["1.2 亿", 1.2e8],
    ["2 Mrd.", 2e9],
    ["700,000,000", 7e8],
    ["700.000.000", 7e8],
    ["700 000 000", 7e8],
    ["$20M", 2e7],
    ["20k", 2e4],
    ["0", 0],
    ["12345", 12345],
    ["12,5", 12.5],
    ["1.000", 1000],
  ];
  it.each(amounts)("%s", (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });
  it("is nothing when nothing was typed, and no number when it is none", () => {
    expect(readAmount("   ")).toBeNull();
    for (const typed of ["many", "-5", "1.2.3", "40 parsecs", "1e9", "1,23,456"]) expect(readAmount(typed)).toBeNaN();
  });
});
