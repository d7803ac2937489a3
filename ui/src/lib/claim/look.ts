// Where one looks first to check the sentence that this atlas starts from.
import type { Board, Day } from "$lib/ipc/bindings/counter";

/** The day on which the article with the sentence was printed. */
const printed = "2024-08-19";
const counted = "open-llm-v2";

/** The counted board on the article's day; else its nearest earlier day; else the first board's last day. */
export function firstLook(boards: readonly Board[]): { board: Board; date: Day } | null {
  const board = boards.find(({ slug }) => slug === counted);
  const date = board?.dates.findLast((day) => day.date <= printed)?.date;
  if (board !== undefined && date !== undefined) return { board, date };
  const other = board ?? boards.find(({ dates }) => dates.length > 0);
  const last = other?.dates.at(-1)?.date;
  return other === undefined || last === undefined ? null : { board: other, date: last };
}
