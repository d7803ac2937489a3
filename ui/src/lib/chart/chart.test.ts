// Axes, steps and tiles keep their promises.
import { describe, expect, it } from "vitest";
import { linear, logTicks, rankTicks, roundTicks, spread, timeOf, timeTicks } from "./scale";
import { bandPath, lastKnown, stepPath, valueAt } from "./step";
import { broken, checksum, fileRows } from "./figure";
import { placesOf } from "./slope";
import { layTiles } from "./tiles";

describe("an axis", () => {
  it("reads years, months and days as their first instant", () => {
    expect(timeOf("2024")).toBe(Date.UTC(2024, 0, 1));
    expect(timeOf("2024-08")).toBe(Date.UTC(2024, 7, 1));
    expect(timeOf("2024-08-19")).toBe(Date.UTC(2024, 7, 19));
    expect(timeOf("soon")).toBeNaN();
  });

  it("shows rank 1 first and only whole ranks", () => {
    for (const worst of [1, 2, 3, 7, 16, 116, 2300]) {
      const ticks = rankTicks(worst);
      expect(ticks[0]).toBe(1);
      expect(ticks.every((rank) => Number.isInteger(rank))).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(new Set(ticks).size).toBe(ticks.length);
    }
  });

  it("stays within its ends", () => {
    expect(roundTicks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(logTicks(0.1, 10)).toEqual([0.1, 1, 10]);
    expect(linear([5, 5], [0, 10])(5)).toBe(5);
  });

  it("labels a long time by years and a short one by days", () => {
    expect(timeTicks(timeOf("2023-05"), timeOf("2026-01")).unit).toBe("year");
    expect(timeTicks(timeOf("2024-07"), timeOf("2024-12")).unit).toBe("month");
    expect(timeTicks(timeOf("2024-07-01"), timeOf("2024-07-20")).unit).toBe("day");
    expect(timeTicks(timeOf("2023-01"), timeOf("2024-07")).times.length).toBeLessThanOrEqual(6);
  });

  it("moves labels apart within the bounds", () => {
    const moved = spread([10, 11, 12], 14, 0, 60);
    expect(moved[1] ?? 0).toBeGreaterThanOrEqual((moved[0] ?? 0) + 14);
    expect(moved[2] ?? 0).toBeGreaterThanOrEqual((moved[1] ?? 0) + 14);
  });
});

describe("a step line", () => {
  const at = (value: number): number => value;
  const points = [
    { time: 0, value: 1 },
    { time: 10, value: null },
    { time: 20, value: 3 },
  ];

  it("holds a value until the next day and leaves gaps open", () => {
    expect(stepPath(points, at, at, 30)).toBe("M0.0 1.0H10.0M20.0 3.0H30.0");
  });

  it("answers for any instant", () => {
    expect(valueAt(points, -1)).toBeNull();
    expect(valueAt(points, 5)).toBe(1);
    expect(valueAt(points, 15)).toBeNull();
    expect(lastKnown(points)?.value).toBe(3);
  });
});

describe("a band", () => {
  const at = (value: number): number => value;

  it("is a box a stored day, and a gap where no interval is known", () => {
    const points = [
      { time: 0, low: 1, high: 3 },
      { time: 10, low: null, high: null },
      { time: 20, low: 2, high: 4 },
    ];
    expect(bandPath(points, at, at, 30)).toBe("M0.0 1.0H10.0V3.0H0.0ZM20.0 2.0H30.0V4.0H20.0Z");
    expect(bandPath(points, at, at)).toBe("M0.0 1.0H10.0V3.0H0.0Z");
  });
});

describe("a figure", () => {
  const columns = [{ label: "x" }];

  it("has a checksum that changes with its rows and with nothing else", async () => {
    const sum = await checksum({ head: ["a"], columns, rows: [["1"], [null]] });
    expect(sum).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await checksum({ head: ["a"], columns: [{ label: "other" }], rows: [["1"], [null]], marked: 1 })).toBe(sum);
    expect(await checksum({ head: ["a"], columns, rows: [["1"], [0]] })).not.toBe(sum);
  });

  it("becomes a file with the board and the rule in every row", () => {
    const table = { every: [["board", "b"] as const], head: ["date"], columns, rows: [["2024-06-26"], [null]] };
    expect(fileRows(table)).toEqual([
      ["board", "date"],
      ["b", "2024-06-26"],
      ["b", null],
    ]);
  });

  it("breaks its words into lines that fit, Chinese between any two letters", () => {
    expect(broken("one two three", 8)).toEqual(["one two", "three"]);
    expect(broken("前十名中有五个", 8)).toEqual(["前十名中", "有五个"]);
    expect(broken("  ", 8)).toEqual([]);
    expect(broken("unbreakable", 4)).toEqual(["unbreakable"]);
  });
});

describe("tiles", () => {
  it("are as large as their counts and fill the whole", () => {
    const counts = [78, 53, 38, 29, 16];
    const tiles = layTiles(counts, 1.8);
    expect(tiles).toHaveLength(counts.length);
    tiles.forEach((tile, index) => {
      expect((tile.width * tile.height) / 10_000).toBeCloseTo((counts[index] ?? 0) / 214, 6);
      expect(tile.left + tile.width).toBeLessThanOrEqual(100.000001);
      expect(tile.top + tile.height).toBeLessThanOrEqual(100.000001);
    });
  });

  it("are none where there is nothing", () => {
    expect(layTiles([], 2)).toEqual([]);
  });
});

describe("ranks of two days", () => {
  it("stand at the same height where they are equal, ties one under the other, gaps without room", () => {
    const { from, to, lines } = placesOf([
      { key: "a", from: 1, to: 2 },
      { key: "b", from: 1, to: null },
      { key: "c", from: 2, to: 1 },
      { key: "d", from: null, to: 116 },
    ]);
    expect([...from]).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
    ]);
    expect([...to]).toEqual([
      ["c", 0],
      ["a", 2],
      ["d", 3],
    ]);
    expect(lines).toBe(4);
  });
});
