// Models by country and month as lines of a chart and rows of a table.
import type { Day, TimelinePage } from "$lib/ipc/bindings/counter";

/** Every model made so far, or those made in the month alone. */
export type Count = "all" | "new";

/** A country's models over the months. */
export interface Growth {
  /** ISO 3166-1 alpha-2; nothing is unknown. */
  country: string | null;
  /** The months, and the count that holds from their first day on. */
  points: readonly (readonly [Day, number])[];
  /** The count of the last month, or the sum over all months. */
  total: number;
}

/** Every month from the first to the last, those without a model included: `2024-08`. */
export function monthsOf(page: Pick<TimelinePage, "months">): string[] {
  const first = page.months[0]?.month;
  const last = page.months.at(-1)?.month;
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  let [year, month] = first.split("-").map(Number) as [number, number];
  for (;;) {
    const now = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    months.push(now);
    if (now >= last) return months;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** One course a country, the largest first. Counted from the beginning, what was made before the first month counts too. */
export function growths(page: Pick<TimelinePage, "months" | "before">, count: Count): Growth[] {
  const months = monthsOf(page);
  const byCountry = new Map<string | null, Map<string, number>>();
  const of = (country: string | null) => {
    const known = byCountry.get(country);
    if (known !== undefined) return known;
    const fresh = new Map<string, number>();
    byCountry.set(country, fresh);
    return fresh;
  };
  for (const { month, country, large } of page.months) {
    const held = of(country);
    held.set(month, (held.get(month) ?? 0) + large);
  }
  const before = new Map(page.before.map(({ country, large }) => [country, large]));
  if (count === "all") for (const country of before.keys()) of(country);
  const found = [...byCountry].map(([country, made]): Growth => {
    let sum = count === "all" ? (before.get(country) ?? 0) : 0;
    let total = sum;
    const points = months.map((month): readonly [Day, number] => {
      const here = made.get(month) ?? 0;
      total += here;
      sum = count === "all" ? sum + here : here;
      return [`${month}-01`, sum];
    });
    return { country, points, total };
  });
  return found.toSorted((a, b) => b.total - a.total || (a.country ?? "~").localeCompare(b.country ?? "~"));
}

/** The courses that are drawn: unknown, and the largest others, at most five in all. */
export function drawn(all: readonly Growth[]): Growth[] {
  const known = all.filter(({ country }) => country !== null).slice(0, 4);
  return [...known, ...all.filter(({ country }) => country === null)].toSorted((a, b) => b.total - a.total);
}
