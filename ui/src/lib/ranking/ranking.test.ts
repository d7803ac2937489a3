// Shares over days, and steps between stored days.
import { describe, expect, it } from "vitest";
import type { ShareDate } from "$lib/ipc/bindings/counter";
import { courses, drawn } from "./course";
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
