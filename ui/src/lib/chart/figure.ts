// A figure's rows, which its table, its file and its checksum share.
import { csv } from "$lib/ui/csv";

/** A value of a figure as a file holds it. */
export type Cell = string | number | null;

/** The rows under a figure. */
export interface FigureTable {
  /** The heads in a file: words that scripts read, the same in every language. */
  head: readonly string[];
  /** What every row of a file says besides, before its own values: the board, the rule. */
  every?: readonly (readonly [head: string, value: Cell])[];
  /** The heads on screen. */
  columns: readonly { label: string; num?: boolean }[];
  /** The rows; a missing value is nothing, never zero. */
  rows: readonly (readonly Cell[])[];
  /** Which values are on screen, by their places in a row; without it, all. */
  shown?: readonly number[];
  /** How a value is written on screen; the column is its place in the row. */
  write?: (cell: Cell, column: number, row: number) => string;
  /** The row that stands out, as that of the chosen day. */
  marked?: number;
}

/** What an exported figure says about itself. */
export interface FigureWords {
  /** What it shows. */
  title: string;
  /** Under which definition, in words. */
  definition: string;
  /** As of which day, in words. */
  date: string;
}

/** The rows as a file holds them: the head first, every row complete in itself. */
export function fileRows(table: FigureTable): Cell[][] {
  const every = table.every ?? [];
  const head = [...every.map(([name]) => name), ...table.head];
  return [head, ...table.rows.map((row) => [...every.map(([, value]) => value), ...row])];
}

/** `sha256:` and 64 digits over the rows of a figure as its file holds them. */
export async function checksum(table: FigureTable): Promise<string> {
  const bytes = new TextEncoder().encode(csv(fileRows(table)));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256:${[...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Lines of at most `most` letters, broken at spaces; a letter of Chinese is as wide as two. */
export function broken(words: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  const width = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
  for (const piece of words.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s+/g) ?? []) {
    if (line !== "" && width(line + piece) > most) {
      lines.push(line.trimEnd());
      line = "";
    }
    if (line !== "" || piece.trim() !== "") line += piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
