// How the course of an offer is prepared for drawing.
import { describe, expect, it } from "vitest";
import type { OfferRow } from "$lib/ipc/bindings/counter";
import { drawing, isWithdrawn, stepsOf } from "./course";

function offer(points: OfferRow["points"], until: string | null = null): OfferRow {
  return {
    offer: "o",
    provider: "p",
    words: "w",
    maker: null,
    repo: null,
    currency: "USD",
    input: 1,
    output: 2,
    cached: null,
    since: null,
    until,
    points,
    source: 0,
  };
}

const falling = [
  { date: "2024-01-01", input: 2, output: 4, cached: null, correction: false },
  { date: "2024-06-01", input: 1, output: 4, cached: null, correction: false },
];

describe("a course", () => {
  it("draws the last price on to the day the source speaks for", () => {
    expect(drawing(offer(falling), "2026-11-01").input.at(-1)).toEqual(["2026-11-01", 1]);
  });

  it("ends where the offer was withdrawn", () => {
    expect(drawing(offer(falling, "2025-01-01"), "2026-11-01").output.at(-1)).toEqual(["2025-01-01", 4]);
  });

  it("does not run ahead to an end that is only announced", () => {
    expect(drawing(offer(falling, "2028-02-09"), "2026-11-01").input.at(-1)).toEqual(["2026-11-01", 1]);
    expect(isWithdrawn(offer(falling, "2028-02-09"), "2026-11-01")).toBe(false);
    expect(isWithdrawn(offer(falling, "2026-11-01"), "2026-11-01")).toBe(true);
    expect(isWithdrawn(offer(falling), "2026-11-01")).toBe(false);
  });

  it("adds nothing where the source is older than the last step", () => {
    expect(drawing(offer(falling), "2024-05-01").input).toHaveLength(2);
  });

  it("starts at zero unless the prices lie far apart", () => {
    expect(drawing(offer(falling), null)).toMatchObject({ log: false });
    expect(drawing(offer(falling), null).ticks[0]).toBe(0);
  });

  it("takes a logarithmic scale for prices far apart, never with a free one", () => {
    const apart = [{ date: "2024-01-01", input: 0.1, output: 4, cached: null, correction: false }];
    expect(drawing(offer(apart), null).log).toBe(true);
    const free = [{ date: "2024-01-01", input: 0, output: 4, cached: null, correction: false }];
    expect(drawing(offer(free), null).log).toBe(false);
  });

  it("keeps a price that is not known a gap", () => {
    const gap = [
      { date: "2024-01-01", input: null, output: 4, cached: null, correction: false },
      { date: "2024-02-01", input: 1, output: 4, cached: null, correction: false },
    ];
    expect(drawing(offer(gap), null).input[0]).toEqual(["2024-01-01", null]);
  });
});

describe("the steps of a course", () => {
  it("are called changes by how much, and a correction never", () => {
    const point = { input: 2, output: 8, cached: null, correction: false };
    const steps = stepsOf([
      { ...point, date: "2024-01-01" },
      { ...point, date: "2024-02-01", output: 4 },
      { ...point, date: "2024-03-01", output: 2, correction: true },
      { ...point, date: "2024-04-01", output: 2, input: 1 },
      { ...point, date: "2024-05-01", output: 2, input: 1, cached: 0.5 },
      { ...point, date: "2024-06-01", output: 2, input: 1, cached: 0.5 },
    ]);
    expect(steps).toEqual([
      { kind: "listed" },
      { kind: "change", percent: -50, of: "output" },
      { kind: "correction" },
      { kind: "change", percent: -50, of: "input" },
      { kind: "change", percent: null, of: "cached" },
      { kind: "same" },
    ]);
  });
});
