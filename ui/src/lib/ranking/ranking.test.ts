// Shares over days, and steps between stored days.
import { describe, expect, it } from "vitest";
import type { ShareDate, StandingRow } from "$lib/ipc/bindings/counter";
import { courses, drawn } from "./course";
import { beforeThat, compared, tally } from "./compare";
import { monthAway, nearest } from "./days";

const dates: ShareDate[] = [
  {
    date: "2024-06-26",
    of: 10,
    shares: [
      { country: "CN", count: 5 },
      { country: "US", count: 4 },
      { country: null, count: 1 },
    ],
  },
  {
    date: "2024-08-19",
    of: 10,
    shares: [
      { country: null, count: 7 },
      { country: "US", count: 2 },
      { country: "CN", count: 1 },
    ],
  },
];

describe("shares over days", () => {
  it("count a country that is absent on a day as none, and unknown as a course of its own", () => {
    const all = courses([...dates, { date: "2024-09-28", of: 10, shares: [{ country: null, count: 10 }] }]);
    expect(all.find((course) => course.country === "CN")?.points.map(([, count]) => count)).toEqual([5, 1, 0]);
    expect(all[0]).toMatchObject({ country: null, most: 10, least: 1 });
  });

  it("draw the chosen country and unknown first, five at most", () => {
    const many = courses([
      {
        date: "2024-01-01",
        of: 10,
        shares: ["A", "B", "C", "D", "E", "F"].map((country) => ({ country, count: 1 })).concat(),
      },
    ]);
    expect(drawn(many, "E")[0]?.country).toBe("E");
    expect(drawn(many, "E")).toHaveLength(5);
    expect(drawn(courses(dates), "CN").map((course) => course.country)).toEqual(["CN", null, "US"]);
  });
});

describe("stored days", () => {
  const days = ["2024-06-26", "2024-07-13", "2024-08-19", "2024-08-20", "2024-11-01"];

  it("are found by the nearest", () => {
    expect(nearest(days, Date.UTC(2024, 7, 18))).toBe(2);
    expect(nearest(days, 0)).toBe(0);
  });

  it("are a month apart or at least a step", () => {
    expect(monthAway(days, 1, 1)).toBe(2);
    expect(monthAway(days, 3, 1)).toBe(4);
    expect(monthAway(days, 4, 1)).toBe(4);
    expect(monthAway(days, 2, -1)).toBe(1);
    expect(monthAway(days, 0, -1)).toBe(0);
  });
});

describe("two days of a board", () => {
  function row(rank: number, words: string, repo: string | null = null): StandingRow {
    const none = { maker: null, organisation_words: null, publisher_country: null, low: null, high: null, votes: null };
    const other = { params_b: null, architecture_words: null, licence_words: null, base_words: null, licence: null };
    return {
      rank,
      words,
      repo,
      in_atlas: repo !== null,
      score: 50 - rank,
      verdict: "unknown",
      differs: false,
      root: null,
      correction: null,
      ...none,
      ...other,
    };
  }

  it("are joined by the model a row stands for, else by its name", () => {
    const rows = compared(
      [row(1, "A"), row(2, "old name", "o/b"), row(3, "C")],
      [row(1, "new name", "O/B"), row(2, "A"), row(2, "D")],
    );
    expect(rows.map(({ words, from, to, move }) => [words, from, to, move])).toEqual([
      ["new name", 2, 1, "up"],
      ["A", 1, 2, "down"],
      ["D", null, 2, "entered"],
      ["C", 3, null, "left"],
    ]);
    expect(tally(rows)).toEqual({ entered: 1, left: 1, up: 1, down: 1, same: 0 });
  });

  it("count a second row of the same model as new, never twice as moved", () => {
    const rows = compared([row(1, "x", "o/a")], [row(1, "x", "o/a"), row(2, "x again", "o/a")]);
    expect(rows.map(({ move }) => move)).toEqual(["same", "entered"]);
  });

  it("begin with a month earlier, or with what there is", () => {
    const stored = ["2024-06-26", "2024-07-13", "2024-08-09", "2024-08-19"];
    expect(beforeThat(stored, "2024-08-19")).toBe("2024-07-13");
    expect(beforeThat(stored, "2024-07-13")).toBe("2024-06-26");
    expect(beforeThat(stored, "2024-06-26")).toBe("2024-07-13");
    expect(beforeThat(["2024-06-26"], "2024-06-26")).toBeNull();
  });
});
