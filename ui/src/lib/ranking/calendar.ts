// The days of a month as a calendar shows them.
import type { Day } from "$lib/ipc/bindings/counter";

/** A day of a calendar's sheet. */
export interface SheetDay {
  /** The day. */
  day: Day;
  /** It belongs to the month shown. */
  inside: boolean;
}

/** `2024-08` moved by months. */
export function moved(month: string, by: number): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1));
  return at.toISOString().slice(0, 7);
}

/** Six weeks from a Monday on, which hold the whole month. */
export function sheet(month: string): SheetDay[] {
  const first = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1);
  const before = (new Date(first).getUTCDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, index) => {
    const day = new Date(first + (index - before) * 86_400_000).toISOString().slice(0, 10);
    return { day, inside: day.startsWith(month) };
  });
}

/** A day moved by days. */
export function dayAway(day: Day, by: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of another month, or its last. */
export function monthAwayFrom(day: Day, by: number): Day {
  const month = moved(day.slice(0, 7), by);
  const last = dayAway(`${moved(month, 1)}-01`, -1);
  const same = `${month}${day.slice(7)}`;
  return same > last ? last : same;
}
