// Where things lie on an axis: days, ranks, counts and prices.
import type { Day } from "$lib/ipc/bindings/counter";

/** The first instant a day, month or year covers, in milliseconds UTC; `NaN` for anything that is not a date. */
export function timeOf(day: Day): number {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(day);
  if (parts === null) return Number.NaN;
  return Date.UTC(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1));
}

/** A position on an axis for a value. */
export type Scale = (value: number) => number;

/** Straight from one span to another; a span without width maps to the middle. */
export function linear([from, to]: [number, number], [start, end]: [number, number]): Scale {
  const width = to - from;
  return (value) => (width === 0 ? (start + end) / 2 : start + ((value - from) / width) * (end - start));
}

/** Equal factors are equally far apart; both ends must be above zero. */
export function logarithmic([from, to]: [number, number], span: [number, number]): Scale {
  const inner = linear([Math.log(from), Math.log(to)], span);
  return (value) => inner(Math.log(value));
}

/** Round numbers from `from` to `to`, about `count` of them, both ends within. */
export function roundTicks(from: number, to: number, count = 5): number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step); at * step <= to + step * 1e-9; at += 1) {
    ticks.push(Number((at * step).toPrecision(12)));
  }
  return ticks;
}

/** Ticks of a rank axis: 1 first, then round ranks up to the worst. */
export function rankTicks(worst: number): number[] {
  const rounded = roundTicks(0, Math.max(2, worst), worst < 6 ? worst : 4).filter((rank) => rank > 1);
  const whole = rounded.filter((rank) => Number.isInteger(rank));
  return [1, ...whole];
}

/** Ticks of a price axis on a logarithmic scale: 1, 2 and 5 of each power of ten that lie within. */
export function logTicks(from: number, to: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1) {
    for (const factor of [1, 2, 5]) {
      const value = Number((factor * 10 ** power).toPrecision(6));
      if (value >= from && value <= to) ticks.push(value);
    }
  }
  return ticks.length > 6 ? ticks.filter((value) => /^0*\.?0*1/.test(String(value))) : ticks;
}

/** How fine the labels under a time axis are. */
export type TimeUnit = "year" | "month" | "day";

/** Labelled instants between two times: firsts of years or months, or days, at most `most` of them. */
export function timeTicks(from: number, to: number, most = 6): { unit: TimeUnit; times: number[] } {
  const days = (to - from) / 86_400_000;
  if (days < 45) return { unit: "day", times: thin(dayStarts(from, to), most) };
  if (days < 31 * 20) return { unit: "month", times: thin(monthStarts(from, to), most) };
  return { unit: "year", times: thin(yearStarts(from, to), most) };
}

function thin(times: number[], most: number): number[] {
  const every = Math.ceil(times.length / most);
  return times.filter((_, index) => index % every === 0);
}

function dayStarts(from: number, to: number): number[] {
  const times: number[] = [];
  for (let at = Math.ceil(from / 86_400_000) * 86_400_000; at <= to; at += 86_400_000) times.push(at);
  return times;
}

function monthStarts(from: number, to: number): number[] {
  const first = new Date(from);
  const times: number[] = [];
  for (let month = first.getUTCMonth(); ; month += 1) {
    const at = Date.UTC(first.getUTCFullYear(), month, 1);
    if (at > to) return times;
    if (at >= from) times.push(at);
  }
}

function yearStarts(from: number, to: number): number[] {
  const times: number[] = [];
  for (let year = new Date(from).getUTCFullYear(); ; year += 1) {
    const at = Date.UTC(year, 0, 1);
    if (at > to) return times;
    if (at >= from) times.push(at);
  }
}

/** Moves labels apart so that none stands closer than `gap` to the next; keeps their order. */
export function spread(positions: readonly number[], gap: number, lowest: number, highest: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let floor = lowest;
  for (const label of order) {
    label.at = Math.max(label.at, floor);
    floor = label.at + gap;
  }
  let ceiling = highest;
  for (const label of order.toReversed()) {
    label.at = Math.min(label.at, ceiling);
    ceiling = label.at - gap;
  }
  const moved = [...positions];
  for (const label of order) moved[label.index] = label.at;
  return moved;
}
