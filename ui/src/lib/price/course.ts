// The course of an offer, ready to be drawn: its lines, its likely corrections, what each step was.
import { logTicks, roundTicks } from "$lib/chart/scale";
import type { Day, OfferRow, PricePoint } from "$lib/ipc/bindings/counter";

/** What a price is for. */
export const directions = ["input", "output", "cached"] as const;

/** One of them. */
export type Direction = (typeof directions)[number];

/** A line and the day up to which its last price held. */
export type Points = readonly (readonly [Day, number | null])[];

/** What is drawn of an offer. */
export interface Drawing {
  /** Prices for what is read. */
  input: Points;
  /** Prices for what is written. */
  output: Points;
  /** Prices for what is read from a cache. */
  cached: Points;
  /** Equal factors are equally far apart. */
  log: boolean;
  /** Labelled prices, lowest first. */
  ticks: readonly number[];
}

/** What happened on the day of a step. */
export type Step =
  { kind: "listed" | "correction" } | { kind: "change"; percent: number | null; of: Direction } | { kind: "same" };

/** From this factor on a straight scale would flatten the lower price. */
const wide = 8;

/** Whether an offer was withdrawn by the day for which its source speaks; an end announced for later is not yet one. */
export function isWithdrawn(offer: OfferRow, asOf: Day | null): boolean {
  return offer.until !== null && (asOf === null || offer.until <= asOf);
}

/** One price of an offer over time, drawn on to the day for which the source speaks, or to the offer's end. */
export function lineOf(offer: OfferRow, direction: Direction, asOf: Day | null): Points {
  const end = isWithdrawn(offer, asOf) ? offer.until : asOf;
  const points = offer.points.map((point) => [point.date, point[direction]] as const);
  const last = points.at(-1);
  return last === undefined || end === null || end <= last[0] ? points : [...points, [end, last[1]] as const];
}

/** How prices are laid out on an axis: from zero, or by factors where they lie far apart and none is free. */
export function axisOf(values: readonly number[]): { log: boolean; ticks: readonly number[] } {
  if (values.length === 0) return { log: false, ticks: [0, 1] };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const log = low > 0 && high / low > wide;
  return { log, ticks: log ? logTicks(low, high) : roundTicks(0, high === 0 ? 1 : high, 4) };
}

/** An offer's course. */
export function drawing(offer: OfferRow, asOf: Day | null): Drawing {
  const [input, output, cached] = [
    lineOf(offer, "input", asOf),
    lineOf(offer, "output", asOf),
    lineOf(offer, "cached", asOf),
  ];
  const values = [...input, ...output, ...cached].flatMap(([, value]) => (value === null ? [] : [value]));
  return { input, output, cached, ...axisOf(values) };
}

/** What each step of a course was: a correction of the list is never called a change. */
export function stepsOf(points: readonly PricePoint[]): Step[] {
  return points.map((point, index): Step => {
    if (point.correction) return { kind: "correction" };
    const before = points[index - 1];
    if (before === undefined) return { kind: "listed" };
    // The dearest price that moved tells by how much.
    const of = (["output", "input", "cached"] as const).find((direction) => before[direction] !== point[direction]);
    if (of === undefined) return { kind: "same" };
    const [was, now] = [before[of], point[of]];
    const percent = was === null || now === null || was === 0 ? null : ((now - was) / was) * 100;
    return { kind: "change", percent, of };
  });
}
