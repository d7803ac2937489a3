// Flows: nothing is dropped, unknown stays apart, quarters without a flow are gaps.
import { expect, it } from "vitest";
import type { FlowRow } from "$lib/ipc/bindings/counter";
import { between, coursesOf, dayOfQuarter, isOf, matrixOf, others, quartersOf } from "./flows";

const row = (quarter: string, child: string | null, parent: string | null, count: number): FlowRow => ({
  quarter,
  child,
  parent,
  count,
});
const rows = [
  row("2023-Q4", "CN", "US", 4),
  row("2024-Q2", "US", "CN", 6),
  row("2024-Q2", "US", null, 2),
  row("2024-Q2", null, "CN", 9),
  row("2024-Q2", "DE", "FR", 1),
  row("2024-Q3", "US", "CN", 3),
];

it("names every quarter from the first to the last, also those without a flow", () => {
  expect(quartersOf(rows)).toEqual(["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"]);
  expect(quartersOf([])).toEqual([]);
  expect(quartersOf([row("soon", "CN", "US", 1)])).toEqual([]);
  expect(dayOfQuarter("2024-Q3")).toBe("2024-07-01");
});

it("sums all rows, whatever is gathered under others, and never spreads unknown", () => {
  const matrix = matrixOf(rows, 1);
  expect(matrix.children).toEqual(["US", others, null]);
  expect(matrix.parents).toEqual(["CN", others, null]);
  expect(matrix.at("US", "CN")).toBe(9);
  expect(matrix.at("US", null)).toBe(2);
  expect(matrix.at(null, "CN")).toBe(9);
  expect(matrix.at(others, others)).toBe(5);
  expect(matrix.ofChild("US")).toBe(11);
  expect(matrix.ofParent("CN")).toBe(18);
  expect(matrix.total).toBe(25);
  const all = matrix.children.flatMap((child) => matrix.parents.map((parent) => matrix.at(child, parent)));
  expect(all.reduce((sum, count) => sum + count, 0)).toBe(matrix.total);
});

it("narrows to a span of quarters, both ends included", () => {
  expect(between(rows, "2024-Q1", "2024-Q2")).toHaveLength(4);
  expect(matrixOf(between(rows, "2024-Q3", "2024-Q3")).total).toBe(3);
});

it("gives shares by quarter, and a gap where nothing was built", () => {
  const matrix = matrixOf(rows);
  const own = rows.filter(isOf(matrix, "US"));
  const [china, unknown] = coursesOf(own, quartersOf(rows), ["CN", null]);
  expect(china?.points.map(([, share]) => share)).toEqual([null, null, 0.75, 1]);
  expect(unknown?.points.map(([, share]) => share)).toEqual([null, null, 0.25, 0]);
  expect(rows.filter(isOf(matrixOf(rows, 1), others))).toHaveLength(2);
  expect(rows.filter(isOf(matrix, undefined))).toHaveLength(rows.length);
});
