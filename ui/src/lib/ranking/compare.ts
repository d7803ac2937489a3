// Two days of a board beside each other. A row that is not among those held says so; it is never taken for gone.
import type { Day, RankingPage, SourceRow, StandingRow } from "$lib/ipc/bindings/counter";

/** How a row stands on the later day to how it stood on the earlier. */
export type Move = "entered" | "left" | "up" | "down" | "same";

/** A row of either day. */
export interface ComparedRow {
  /** The name on the board, of the later day where it has one. */
  words: string;
  /** The row that says the most: that of the later day where there is one. */
  row: StandingRow;
  /** Its rank on the earlier day, if it is among the rows held. */
  from: number | null;
  /** Its rank on the later day, if it is among the rows held. */
  to: number | null;
  /** Its score on the earlier day. */
  before: number | null;
  /** Its score on the later day. */
  after: number | null;
  /** How it moved. */
  move: Move;
}

/** What tells a row apart: the model it stands for, else its name on the board. */
function keyOf(row: StandingRow): string {
  return (row.repo ?? row.words).toLowerCase();
}

/** The rows of two days of a board, by the later rank, then those that are there on the earlier day only. */
export function compared(earlier: readonly StandingRow[], later: readonly StandingRow[]): ComparedRow[] {
  const before = new Map<string, StandingRow>();
  for (const row of earlier) if (!before.has(keyOf(row))) before.set(keyOf(row), row);
  const seen = new Set<string>();
  const there = later.map((row): ComparedRow => {
    const key = keyOf(row);
    // A second row of the same model has no earlier row of its own.
    const was = seen.has(key) ? undefined : before.get(key);
    seen.add(key);
    return {
      words: row.words,
      row,
      from: was?.rank ?? null,
      to: row.rank,
      before: was?.score ?? null,
      after: row.score,
      move: was === undefined ? "entered" : moveOf(was.rank, row.rank),
    };
  });
  const gone = earlier
    .filter((row) => before.get(keyOf(row)) === row && !seen.has(keyOf(row)))
    .map((row): ComparedRow => {
      return { words: row.words, row, from: row.rank, to: null, before: row.score, after: null, move: "left" };
    });
  return [...there, ...gone];
}

function moveOf(from: number, to: number): Move {
  if (from === to) return "same";
  return to < from ? "up" : "down";
}

/** How many rows moved in each way. */
export function tally(rows: readonly ComparedRow[]): Record<Move, number> {
  const counts = { entered: 0, left: 0, up: 0, down: 0, same: 0 };
  for (const { move } of rows) counts[move] += 1;
  return counts;
}

/** The earlier and the later of two days, and whether all their rows are held. */
export function ordered(one: RankingPage, other: RankingPage): { earlier: RankingPage; later: RankingPage } {
  return one.date <= other.date ? { earlier: one, later: other } : { earlier: other, later: one };
}

/** The sources of both days, each once. */
export function bothSources(one: readonly SourceRow[], other: readonly SourceRow[]): SourceRow[] {
  const keyOfSource = ({ name, url, as_of }: SourceRow) => `${name} ${url ?? ""} ${as_of ?? ""}`;
  return [...new Map([...one, ...other].map((source) => [keyOfSource(source), source])).values()];
}

/** The stored day to compare with at first: the one nearest to a month earlier, else the one before, else the next. */
export function beforeThat(days: readonly Day[], date: Day): Day | null {
  const month = new Date(`${date}T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() - 1);
  const wanted = month.toISOString().slice(0, 10);
  const earlier = days.filter((day) => day < date);
  return earlier.findLast((day) => day <= wanted) ?? earlier[0] ?? days.find((day) => day > date) ?? null;
}
