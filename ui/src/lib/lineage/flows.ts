// Flows between countries: the quarters that occur, sums over a span of them, shares by quarter.
import type { FlowRow } from "$lib/ipc/bindings/counter";

/** A country, or nothing where it is unknown. */
export type Country = string | null;

/** A row or column of the matrix: a country, `null` for unknown, `others` for all that have no line of their own. */
export type Side = string | null;

/** The side that stands for all countries without a line of their own. */
export const others = "others";

/** A matrix of flows. */
export interface Matrix {
  /** Where models were built, the largest first, others and unknown last. */
  children: readonly Side[];
  /** On whose models, in the same way. */
  parents: readonly Side[];
  /** How many from a parent to a child. */
  at: (child: Side, parent: Side) => number;
  /** How many a row has. */
  ofChild: (child: Side) => number;
  /** How many a column has. */
  ofParent: (parent: Side) => number;
  /** All. */
  total: number;
}

/** Every quarter from the first to the last that occurs, also those without a flow. */
export function quartersOf(rows: readonly FlowRow[]): string[] {
  const found = rows.map(({ quarter }) => quarter).filter((quarter) => /^\d{4}-Q[1-4]$/.test(quarter));
  if (found.length === 0) return [];
  const numbers = found.map((quarter) => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1);
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const last = numbers.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: Math.min(400, last - first + 1) }, (_, at) => {
    const number = first + at;
    return `${String(Math.floor(number / 4))}-Q${String((number % 4) + 1)}`;
  });
}

/** The first day of a quarter. */
export function dayOfQuarter(quarter: string): string {
  const month = { "1": "01", "2": "04", "3": "07", "4": "10" }[quarter.slice(6)] ?? "01";
  return `${quarter.slice(0, 4)}-${month}-01`;
}

/** The rows of the quarters from one to another, both included. */
export function between(rows: readonly FlowRow[], from: string, to: string): FlowRow[] {
  return rows.filter(({ quarter }) => quarter >= from && quarter <= to);
}

function add(sums: Map<Side, number>, side: Side, count: number): void {
  sums.set(side, (sums.get(side) ?? 0) + count);
}

/** Sides with a line of their own: the `most` largest countries, then others where there are more, then unknown. */
function sides(sums: ReadonlyMap<Side, number>, most: number): Side[] {
  const known = [...sums.keys()].filter((side): side is string => side !== null);
  known.sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || (a < b ? -1 : 1));
  return [...known.slice(0, most), ...(known.length > most ? [others] : []), ...(sums.has(null) ? [null] : [])];
}

/** The flows of some rows as a matrix with at most `most` countries a side. Nothing is dropped: sums hold all rows. */
export function matrixOf(rows: readonly FlowRow[], most = 8): Matrix {
  const byChild = new Map<Side, number>();
  const byParent = new Map<Side, number>();
  for (const { child, parent, count } of rows) {
    add(byChild, child, count);
    add(byParent, parent, count);
  }
  const children = sides(byChild, most);
  const parents = sides(byParent, most);
  const sideIn = (all: readonly Side[], country: Country): Side => (all.includes(country) ? country : others);
  const cells = new Map<string, number>();
  const rowSums = new Map<Side, number>();
  const columnSums = new Map<Side, number>();
  let total = 0;
  for (const { child, parent, count } of rows) {
    const [row, column] = [sideIn(children, child), sideIn(parents, parent)];
    const key = `${row ?? "?"} ${column ?? "?"}`;
    cells.set(key, (cells.get(key) ?? 0) + count);
    add(rowSums, row, count);
    add(columnSums, column, count);
    total += count;
  }
  return {
    children,
    parents,
    at: (child, parent) => cells.get(`${child ?? "?"} ${parent ?? "?"}`) ?? 0,
    ofChild: (child) => rowSums.get(child) ?? 0,
    ofParent: (parent) => columnSums.get(parent) ?? 0,
    total,
  };
}

/** A country's part in what was built on, by quarter; a quarter without any flow is a gap. */
export interface Course {
  parent: Side;
  points: readonly (readonly [string, number | null])[];
}

/** Whether a row's child is meant by a side of a matrix. */
export function isOf(matrix: Matrix, side: Side | undefined): (row: FlowRow) => boolean {
  if (side === undefined) return () => true;
  if (side === others) return ({ child }) => child !== null && !matrix.children.includes(child);
  return ({ child }) => child === side;
}

/** What models of a side were built on, as shares by quarter, for the parents given. */
export function coursesOf(rows: readonly FlowRow[], quarters: readonly string[], parents: readonly Side[]): Course[] {
  const totals = new Map<string, number>();
  const parts = new Map<string, number>();
  for (const { quarter, parent, count } of rows) {
    const side = parents.includes(parent) ? parent : others;
    totals.set(quarter, (totals.get(quarter) ?? 0) + count);
    const key = `${quarter} ${side ?? "?"}`;
    parts.set(key, (parts.get(key) ?? 0) + count);
  }
  return parents.map((parent) => ({
    parent,
    points: quarters.map((quarter) => {
      const total = totals.get(quarter) ?? 0;
      const part = parts.get(`${quarter} ${parent ?? "?"}`) ?? 0;
      return [dayOfQuarter(quarter), total === 0 ? null : part / total] as const;
    }),
  }));
}
