// Paths over a board: gaps stay open, ties are ranges, the drawing begins where a path begins.
import { expect, it } from "vitest";
import type { StandingRow } from "$lib/ipc/bindings/counter";
import { daysOf, firstNames, pointsOf, tiesOf, type Path } from "./paths";

const place = (date: string, rank: number, rank_to = rank) => ({
  date,
  rank,
  rank_to,
  words: "x",
  repo: null,
  score: null,
  low: null,
  high: null,
});
const path: Path = {
  name: "x",
  repo: null,
  maker: null,
  places: [place("2024-03-01", 4), place("2024-05-01", 2, 3)],
};
const days = ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01"];

it("draws the days of the places and one more at either end", () => {
  expect(daysOf({ days, paths: [path] })).toEqual(days.slice(1, 6));
  expect(daysOf({ days, paths: [{ ...path, places: [] }] })).toEqual([]);
});

it("leaves days without a place open and shows shared ranks as a range", () => {
  const shown = daysOf({ days, paths: [path] });
  expect(pointsOf(path, shown).map(([, rank]) => rank)).toEqual([null, 4, null, 2, null]);
  expect(tiesOf(path, shown)[3]).toEqual(["2024-05-01", 2, 3]);
  expect(tiesOf(path, shown)[1]).toEqual(["2024-03-01", null, null]);
});

it("follows each of the first rows once, makers by their key", () => {
  const row = (words: string, repo: string | null, slug: string | null) =>
    ({ words, repo, maker: slug === null ? null : { slug } }) as StandingRow;
  const rows = [row("a", "o/a", "o"), row("b", null, null), row("c", "o/c", "o")];
  expect(firstNames(rows, "models")).toEqual(["o/a", "b", "o/c"]);
  expect(firstNames(rows, "makers")).toEqual(["maker:o"]);
});
