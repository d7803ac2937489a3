// The drawing of a neighbourhood: nothing overlaps, every edge has a line, the keys go along the edges.
import { expect, it } from "vitest";
import type { KinEdge, KinNode, KinPage } from "$lib/ipc/bindings/counter";
import { box, kinOf, layOut, lineOfKin, settle, stepFrom } from "./graph";

const node = (repo: string, level: number): KinNode => ({
  repo,
  in_atlas: true,
  level,
  maker: null,
  licence: null,
  verdict: "allow",
  downloads: null,
  more: 0,
});
const edge = (child: number, parent: number, part: Partial<KinEdge> = {}): KinEdge => ({
  child,
  parent,
  relation: "finetune",
  status: "declared",
  carries: "yes",
  likelihood: null,
  ...part,
});

/** One parent, itself over two, `below` children, one of them of both. */
function family(below: number): KinPage {
  const nodes = [node("a/me", 0), node("a/up", -1), node("a/top", -2), node("a/other", -2)];
  const edges = [edge(0, 1), edge(1, 2), edge(1, 3, { status: "inferred", likelihood: 0.9 }), edge(0, 0)];
  for (let at = 0; at < below; at += 1) {
    nodes.push(node(`b/${String(at)}`, 1));
    edges.push(edge(4 + at, 0));
  }
  return { nodes, edges, left_out: 0 };
}

it("puts no two models on one place and keeps all within the drawing", () => {
  const page = family(190);
  const { spots, curves, width, height } = layOut(page);
  for (const one of spots) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.x + box.width).toBeLessThanOrEqual(width);
    expect(one.y).toBeGreaterThanOrEqual(0);
    expect(one.y + box.height).toBeLessThanOrEqual(height);
    for (const other of spots) {
      if (one.node >= other.node || one.column !== other.column) continue;
      expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(box.height);
    }
  }
  expect(curves).toHaveLength(page.edges.length);
  expect(curves.every(({ d }) => /^M[-\d.]+ [-\d.]+C[-\d. ]+$/.test(d))).toBe(true);
  expect(layOut(page)).toEqual(layOut(family(190)));
});

it("puts ancestors to the left, descendants to the right, and the model beside the middle of its children", () => {
  const { spots } = layOut(family(5));
  expect(spots.map(({ column }) => column)).toEqual([2, 1, 0, 0, 3, 3, 3, 3, 3]);
  expect(spots[0]?.y).toBeCloseTo(spots[6]?.y ?? 0);
});

it("moves pressed boxes apart evenly around their wishes and leaves others where they are", () => {
  expect(settle([0, 0, 0], 10)).toEqual([-10, 0, 10]);
  expect(settle([0, 50], 10)).toEqual([0, 50]);
  expect(settle([0, 4, 100], 10)).toEqual([-3, 7, 100]);
  expect(settle([], 10)).toEqual([]);
});

it("leads along the edges to the nearest kin, and up and down a column", () => {
  const page = family(3);
  const drawing = layOut(page);
  const kin = kinOf(page);
  expect(stepFrom(drawing, kin, 0, "parent")).toBe(1);
  expect(stepFrom(drawing, kin, 0, "child")).toBe(5);
  expect(stepFrom(drawing, kin, 5, "up")).toBe(4);
  expect(stepFrom(drawing, kin, 5, "down")).toBe(6);
  expect(stepFrom(drawing, kin, 6, "down")).toBe(null);
  expect(stepFrom(drawing, kin, 2, "parent")).toBe(null);
  expect(kin.parents[0]).toEqual([1]);
});

it("tells edges apart by what they stand on", () => {
  expect(lineOfKin(edge(0, 1))).toBe("solid");
  expect(lineOfKin(edge(0, 1, { status: "inferred" }))).toBe("inferred");
  expect(lineOfKin(edge(0, 1, { carries: "unknown" }))).toBe("inferred");
  expect(lineOfKin(edge(0, 1, { status: "disputed" }))).toBe("blank");
  expect(lineOfKin(edge(0, 1, { carries: "no" }))).toBe("blank");
  expect(lineOfKin(edge(0, 0))).toBe("blank");
});
