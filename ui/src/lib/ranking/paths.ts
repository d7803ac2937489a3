// Whose path over a board's stored days is drawn, as lines of a chart and rows of a table.
import type { Day, PathsPage, StandingRow } from "$lib/ipc/bindings/counter";

/** Whether models are followed, or makers by their best row of each day. */
export type Who = "models" | "makers";

/** A place on the path of a name. */
export type Path = PathsPage["paths"][number];

/** Paths in one drawing; more could not be told apart without hue. */
export const mostDrawn = 5;

/** What a row is followed by: its model or name on the board, or its maker. */
export function nameOfRow(row: StandingRow, who: Who): string | null {
  if (who === "makers") return row.maker === null ? null : `maker:${row.maker.slug}`;
  return row.repo ?? row.words;
}

/** The names of the first rows, each once. */
export function firstNames(rows: readonly StandingRow[], who: Who): string[] {
  const names = rows.flatMap((row) => nameOfRow(row, who) ?? []);
  return [...new Set(names)].slice(0, mostDrawn);
}

/** The stored days on which one of the paths has a place, with one more day at either end. */
export function daysOf(page: Pick<PathsPage, "days" | "paths">): Day[] {
  const placed = new Set(page.paths.flatMap(({ places }) => places.map(({ date }) => date)));
  const first = page.days.findIndex((day) => placed.has(day));
  const last = page.days.findLastIndex((day) => placed.has(day));
  return first < 0 ? [] : page.days.slice(Math.max(0, first - 1), last + 2);
}

/** The ranks of a path on these days; a day without a place is a gap. */
export function pointsOf(path: Path, days: readonly Day[]): (readonly [Day, number | null])[] {
  const ranks = new Map(path.places.map(({ date, rank }) => [date, rank]));
  return days.map((day) => [day, ranks.get(day) ?? null] as const);
}

/** The ranks that are shared on a day, as a band; nothing where the rank is its own. */
export function tiesOf(path: Path, days: readonly Day[]): (readonly [Day, number | null, number | null])[] {
  const places = new Map(path.places.map((place) => [place.date, place]));
  return days.map((day) => {
    const place = places.get(day);
    return place === undefined || place.rank_to === place.rank
      ? ([day, null, null] as const)
      : ([day, place.rank, place.rank_to] as const);
  });
}
