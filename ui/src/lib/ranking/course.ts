// Shares by country over all stored days, as lines of a chart and as rows of a file.

import type { Day, ShareDate, StandingRow } from "$lib/ipc/bindings/counter";

type Cell = string | number | null;

/** A country's count on every stored day. */
export interface CountryCourse {
  /** ISO 3166-1 alpha-2; nothing is unknown. */
  country: string | null;
  /** The days and the counts that hold from then on. */
  points: readonly (readonly [Day, number])[];
  /** The largest count of all days. */
  most: number;
  /** The smallest count of all days. */
  least: number;
}

/** One course a country, the largest first; a country that is not counted on a day counts none, which is known. */
export function courses(dates: readonly ShareDate[]): CountryCourse[] {
  const countries = new Set(dates.flatMap((date) => date.shares.map((share) => share.country)));
  const found = [...countries].map((country): CountryCourse => {
    const points = dates.map((date): readonly [Day, number] => [
      date.date,
      date.shares.find((share) => share.country === country)?.count ?? 0,
    ]);
    const counts = points.map(([, count]) => count);
    return { country, points, most: Math.max(...counts), least: Math.min(...counts) };
  });
  return found.toSorted((a, b) => b.most - a.most || (a.country ?? "~").localeCompare(b.country ?? "~"));
}

/** The courses that are drawn: the chosen one, unknown, and the largest others, at most five in all. */
export function drawn(all: readonly CountryCourse[], chosen: string | null): CountryCourse[] {
  const first = all.filter((course) => course.country === chosen);
  const unknown = all.filter((course) => course.country === null && chosen !== null);
  const others = all.filter((course) => course.country !== chosen && course.country !== null);
  return [...first, ...unknown, ...others].slice(0, 5);
}

/** The board's rows of a day as rows of a file. */
export function boardRows(board: string, date: Day, rows: readonly StandingRow[]): Cell[][] {
  const head = ["board", "date", "rank", "name", "repo", "maker", "publisher_country", "root", "root_status"];
  const more = ["licence_words", "licence", "verdict", "differs", "score", "low", "high"];
  const body = rows.map((row): Cell[] => [
    board,
    date,
    row.rank,
    row.words,
    row.repo,
    row.maker?.name ?? row.organisation_words,
    row.publisher_country,
    row.root?.repo ?? null,
    row.root === null ? null : (row.root.status ?? "self"),
    row.licence_words,
    row.licence?.slug ?? null,
    row.verdict,
    row.differs ? "yes" : "no",
    row.score,
    row.low,
    row.high,
  ]);
  return [[...head, ...more], ...body];
}
