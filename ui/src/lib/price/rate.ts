// A rate of exchange that the person gave, with its day. None is known otherwise, and none is guessed.
import type { Day } from "$lib/ipc/bindings/counter";

/** A rate of exchange as somebody stated it. */
export interface Rate {
  /** What one unit is of. */
  from: string;
  /** What it is worth so much of. */
  into: string;
  /** How much. */
  rate: number;
  /** The day for which that was stated. */
  date: Day;
}

/** A rate from its parts; nothing unless it is whole. */
export function rateFrom(from: string, into: string, rate: number, date: string): Rate | null {
  const [one, other] = [from.trim().toUpperCase(), into.trim().toUpperCase()];
  const money = (code: string) => /^[A-Z]{3}$/.test(code);
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
  if (!money(one) || !money(other) || one === other || !(rate > 0) || !Number.isFinite(rate) || !day) return null;
  return { from: one, into: other, rate, date };
}

/** The rate in an address: `USD:CNY:7.1:2024-05-21`. */
export function readRate(words: string | null): Rate | null {
  const [from = "", into = "", rate = "", date = "", ...rest] = (words ?? "").split(":");
  return rest.length > 0 ? null : rateFrom(from, into, Number(rate === "" ? Number.NaN : rate), date);
}

/** The same for an address. */
export function writeRate(rate: Rate | null): string | null {
  return rate === null ? null : [rate.from, rate.into, String(rate.rate), rate.date].join(":");
}

/** An amount at a rate; nothing where it is not known or the rate is of another currency. */
export function converted(value: number | null, currency: string, rate: Rate | null): number | null {
  return value === null || rate === null || rate.from !== currency ? null : value * rate.rate;
}
