// Rates of exchange come from the person alone, whole or not at all.
import { describe, expect, it } from "vitest";
import { converted, rateFrom, readRate, writeRate } from "./rate";

const yuan = { from: "USD", into: "CNY", rate: 7.1, date: "2024-05-21" };

describe("a rate", () => {
  it("goes into an address and back", () => {
    expect(readRate("USD:CNY:7.1:2024-05-21")).toEqual(yuan);
    expect(writeRate(yuan)).toBe("USD:CNY:7.1:2024-05-21");
    expect(writeRate(null)).toBeNull();
    expect(rateFrom(" usd ", "cny", 7.1, "2024-05-21")).toEqual(yuan);
  });

  it.each([
    null,
    "",
    "USD:CNY:7.1",
    "USD:CNY::2024-05-21",
    "USD:USD:1:2024-05-21",
    "US:CNY:7.1:2024-05-21",
    "USD:CNY:0:2024-05-21",
    "USD:CNY:-7:2024-05-21",
    "USD:CNY:Infinity:2024-05-21",
    "USD:CNY:7.1:2024-13-41",
    "USD:CNY:7.1:2024-05-21:x",
  ])("%j is none", (words) => {
    expect(readRate(words)).toBeNull();
  });

  it("converts only what is listed in its currency and known", () => {
    expect(converted(2, "USD", yuan)).toBeCloseTo(14.2);
    expect(converted(2, "EUR", yuan)).toBeNull();
    expect(converted(null, "USD", yuan)).toBeNull();
    expect(converted(2, "USD", null)).toBeNull();
  });
});
