// Which board and day are offered to check the first claim.
import { expect, it } from "vitest";
import type { Board } from "$lib/ipc/bindings/counter";
import { firstLook } from "./look";

function board(slug: string, days: string[]): Board {
  return {
    slug,
    name: slug,
    metric: "average",
    about: { en: "", de: "", zh: "" },
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    retired: null,
    dates: days.map((date) => ({ date, rows: 10, of: 10 })),
  };
}

it.each([
  [
    [board("arena-text", ["2026-01-01"]), board("open-llm-v2", ["2024-07-13", "2024-08-19", "2024-09-28"])],
    "2024-08-19",
  ],
  [[board("open-llm-v2", ["2024-07-13", "2024-08-20"])], "2024-07-13"],
  [[board("open-llm-v2", ["2024-09-28"])], "2024-09-28"],
  [[board("open-llm-v2", []), board("arena-text", ["2026-01-01"])], null],
  [[], null],
])("looks at the article's day or the nearest before it (%#)", (boards, date) => {
  expect(firstLook(boards)?.date ?? null).toBe(date);
});
