// The course of an offer, ready to be drawn.
import { logTicks, roundTicks } from "$lib/chart/scale";
import type { Day, OfferRow } from "$lib/ipc/bindings/counter";

/** A line and the day up to which its last price held. */
export type Points = readonly (readonly [Day, number | null])[];

/** What is drawn of an offer. */
export interface Drawing {
  /** Prices for what is read. */
  input: Points;
  /** Prices for what is written. */
  output: Points;
  /** Equal factors are equally far apart. */
  log: boolean;
  /** Labelled prices, lowest first. */
  ticks: readonly number[];
}

/** From this factor on a straight scale would flatten the lower price. */
const wide = 8;

/** Whether an offer was withdrawn by the day for which its source speaks; an end announced for later is not yet one. */
export function isWithdrawn(offer: OfferRow, asOf: Day | null): boolean {
  return offer.until !== null && (asOf === null || offer.until <= asOf);
}

/** An offer's course; the last price is drawn on to the day for which the source speaks, or to the offer's end. */
export function drawing(offer: OfferRow, asOf: Day | null): Drawing {
  const end = isWithdrawn(offer, asOf) ? offer.until : asOf;
  const line = (read: (point: OfferRow["points"][number]) => number | null): Points => {
    const points = offer.points.map((point) => [point.date, read(point)] as const);
    const last = points.at(-1);
    return last === undefined || end === null || end <= last[0] ? points : [...points, [end, last[1]] as const];
  };
  const input = line((point) => point.input);
  const output = line((point) => point.output);
  const values = [...input, ...output].flatMap(([, value]) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const log = low > 0 && high / low > wide;
  return { input, output, log, ticks: log ? logTicks(low, high) : roundTicks(0, high === 0 ? 1 : high, 4) };
}
