// Steps through stored days.
import { timeOf } from "$lib/chart/scale";
import type { Day } from "$lib/ipc/bindings/counter";

/** The place of the stored day nearest to a time. */
export function nearest(days: readonly Day[], time: number): number {
  let best = 0;
  days.forEach((day, index) => {
    if (Math.abs(timeOf(day) - time) < Math.abs(timeOf(days[best] ?? day) - time)) best = index;
  });
  return best;
}

/** The place of the stored day nearest to a month before or after; always at least one step away, if there is one. */
export function monthAway(days: readonly Day[], index: number, by: 1 | -1): number {
  const now = new Date(timeOf(days[index] ?? "1970-01-01"));
  const then = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + by, now.getUTCDate());
  const found = nearest(days, then);
  const step = Math.max(0, Math.min(days.length - 1, index + by));
  return by > 0 ? Math.max(found, step) : Math.min(found, step);
}
