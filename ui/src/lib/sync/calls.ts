// Lines of the connection log: how each went, shortened, and all of them as text to keep.
import { csv } from "$lib/ui/csv";
import { ask } from "$lib/ipc/ask";
import type { Call } from "$lib/ipc/bindings/counter";

/** Lines asked for at once; also the most the backend gives. */
const pageLines = 1_000;
/** Lines kept at most: the file itself turns over long before. */
const mostLines = 200_000;

/** How a connection went. */
export type Outcome = "open" | "good" | "refused" | "failed";

/** How a connection went. */
export function outcomeOf(call: Call): Outcome {
  if (!call.over) return "open";
  if (call.status === null || call.status >= 500) return "failed";
  // The Hub says 401 of every file that is not there; that is an answer, no failure.
  return call.status >= 400 ? "refused" : "good";
}

/** A path in at most so many characters: its beginning and its end. */
export function shortened(path: string, most: number): string {
  const letters = [...path];
  if (letters.length <= most) return path;
  const tail = Math.floor((most - 1) * 0.6);
  return `${letters.slice(0, most - 1 - tail).join("")}…${letters.slice(-tail).join("")}`;
}

/** Every line of the log, newest first. */
export async function allCalls(): Promise<Call[]> {
  const calls: Call[] = [];
  let before: number | null = null;
  while (calls.length < mostLines) {
    const page: { calls: readonly Call[] } = await ask("sync_log", { before, limit: pageLines });
    const oldest = page.calls.at(-1)?.number;
    if (oldest === undefined || (before !== null && oldest >= before)) break;
    calls.push(...page.calls);
    before = oldest;
  }
  return calls;
}

/** Lines as JSON, one object a line. */
export function asJsonLines(calls: readonly Call[]): string {
  return calls.map((call) => `${JSON.stringify(call)}\n`).join("");
}

const columns = [
  "number",
  "at",
  "place",
  "method",
  "host",
  "path",
  "status",
  "sent",
  "received",
  "taken_ms",
  "over",
  "note",
] as const satisfies readonly (keyof Call)[];

/** Lines as a table for spreadsheets; times are written so that they sort. */
export function asCsv(calls: readonly Call[]): string {
  const cell = (call: Call, column: (typeof columns)[number]) => {
    if (column === "at") return new Date(call.at * 1_000).toISOString();
    return column === "over" ? String(call.over) : call[column];
  };
  return csv([columns, ...calls.map((call) => columns.map((column) => cell(call, column)))]);
}
