// Where the models of a neighbourhood stand when it is drawn: one column a step, ancestors to the left.
import type { KinEdge, KinPage } from "$lib/ipc/bindings/counter";

/** A model with its place, in pixels. */
export interface Spot {
  /** Its place in the page's nodes. */
  node: number;
  /** Its column, from 0 at the left. */
  column: number;
  /** Left edge. */
  x: number;
  /** Upper edge. */
  y: number;
}

/** A drawn edge. */
export interface Curve {
  /** Its place in the page's edges. */
  edge: number;
  /** The path of its line. */
  d: string;
  /** It leads from a model to itself. */
  loop: boolean;
}

/** A drawn neighbourhood. */
export interface Drawing {
  /** One for each node, in their order. */
  spots: readonly Spot[];
  /** One for each edge, in their order. */
  curves: readonly Curve[];
  width: number;
  height: number;
}

/** Measures of a drawing, in pixels. */
export const box = { width: 204, height: 44, gap: 8, aisle: 84, margin: 18 } as const;

/** For each node the edges that touch it. */
export interface Kin {
  /** Places of its parents. */
  parents: readonly (readonly number[])[];
  /** Places of its children. */
  children: readonly (readonly number[])[];
}

/** Who is whose parent, loops left out. */
export function kinOf(page: KinPage): Kin {
  const parents: number[][] = page.nodes.map(() => []);
  const children: number[][] = page.nodes.map(() => []);
  for (const { child, parent } of page.edges) {
    if (child === parent) continue;
    if (parents[child]?.includes(parent) === false) parents[child].push(parent);
    if (children[parent]?.includes(child) === false) children[parent].push(child);
  }
  return { parents, children };
}

/**
 * Upper edges for boxes that want to stand at `wanted` (in order) with at least `step` between them: each as near to
 * its wish as the others allow. Boxes that press on each other share the middle of their wishes.
 */
export function settle(wanted: readonly number[], step: number): number[] {
  const blocks: { sum: number; count: number; at: number }[] = [];
  wanted.forEach((wish, index) => {
    let block = { sum: wish - index * step, count: 1, at: wish - index * step };
    for (let last = blocks.at(-1); last !== undefined && last.at > block.at; last = blocks.at(-1)) {
      blocks.pop();
      const sum = last.sum + block.sum;
      const count = last.count + block.count;
      block = { sum, count, at: sum / count };
    }
    blocks.push(block);
  });
  return blocks.flatMap((block) => Array<number>(block.count).fill(block.at)).map((at, index) => at + index * step);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Places for all models: the columns are filled from the one in the middle outwards, each beside its kin. */
export function layOut(page: KinPage): Drawing {
  const levels = [...new Set(page.nodes.map(({ level }) => level))].sort((a, b) => a - b);
  const { parents, children } = kinOf(page);
  const y: number[] = page.nodes.map(() => 0);
  const placed = new Set<number>();
  const step = box.height + box.gap;
  for (const level of levels.toSorted((a, b) => Math.abs(a) - Math.abs(b) || b - a)) {
    const own = page.nodes.flatMap((node, index) => (node.level === level ? [index] : []));
    const wish = own.map((index) => {
      const kin = [...(parents[index] ?? []), ...(children[index] ?? [])].filter((other) => placed.has(other));
      return { index, at: mean(kin.map((other) => y[other] ?? 0)) ?? 0 };
    });
    wish.sort((a, b) => a.at - b.at || a.index - b.index);
    // Kin of one model all wish for its height: they stand evenly around it, in the order they came.
    const settled = settle(
      wish.map(({ at }) => at),
      step,
    );
    wish.forEach(({ index }, at) => {
      y[index] = settled[at] ?? 0;
      placed.add(index);
    });
  }
  return draw(page, levels, y);
}

function draw(page: KinPage, levels: readonly number[], y: readonly number[]): Drawing {
  const top = Math.min(0, ...y);
  const spots = page.nodes.map((node, index): Spot => {
    const column = levels.indexOf(node.level);
    return {
      node: index,
      column,
      x: box.margin + column * (box.width + box.aisle),
      y: box.margin + (y[index] ?? 0) - top,
    };
  });
  const curves = page.edges.map((edge, index): Curve => curveOf(edge, index, spots));
  return {
    spots,
    curves,
    width: 2 * box.margin + Math.max(1, levels.length) * (box.width + box.aisle) - box.aisle + 20,
    height: 2 * box.margin + Math.max(box.height, ...spots.map((spot) => spot.y - box.margin + box.height)),
  };
}

function curveOf(edge: KinEdge, index: number, spots: readonly Spot[]): Curve {
  const from = spots[edge.parent];
  const to = spots[edge.child];
  if (from === undefined || to === undefined) return { edge: index, d: "", loop: false };
  const middle = box.height / 2;
  const right = from.x + box.width;
  if (edge.parent === edge.child) {
    const high = from.y + middle;
    return { edge: index, d: path(right, high - 8, 22, right, high + 8, 22), loop: true };
  }
  if (from.column === to.column) {
    // Kin on one step: the line goes around at the right.
    return { edge: index, d: path(right, from.y + middle, 46, to.x + box.width, to.y + middle, 46), loop: false };
  }
  const forward = from.column < to.column;
  const start = forward ? right : from.x;
  const end = forward ? to.x : to.x + box.width;
  const bend = (forward ? 1 : -1) * Math.max(34, Math.abs(end - start) * 0.45);
  return { edge: index, d: path(start, from.y + middle, bend, end, to.y + middle, -bend), loop: false };
}

function path(x1: number, y1: number, bend1: number, x2: number, y2: number, bend2: number): string {
  const round = (value: number) => String(Math.round(value * 10) / 10);
  return `M${round(x1)} ${round(y1)}C${round(x1 + bend1)} ${round(y1)} ${round(x2 + bend2)} ${round(y2)} ${round(x2)} ${round(y2)}`;
}

/** Where an arrow key leads from a model: along an edge to the nearest kin, or to the neighbour in its column. */
export function stepFrom(
  drawing: Drawing,
  kin: Kin,
  node: number,
  way: "parent" | "child" | "up" | "down",
): number | null {
  const here = drawing.spots[node];
  if (here === undefined) return null;
  const near = (places: readonly number[]): number | null => {
    const at = (other: number) => Math.abs((drawing.spots[other]?.y ?? 0) - here.y);
    return places.toSorted((a, b) => at(a) - at(b) || a - b)[0] ?? null;
  };
  if (way === "parent") return near(kin.parents[node] ?? []);
  if (way === "child") return near(kin.children[node] ?? []);
  const column = drawing.spots.filter((spot) => spot.column === here.column).toSorted((a, b) => a.y - b.y);
  const next = column[column.findIndex((spot) => spot.node === node) + (way === "up" ? -1 : 1)];
  return next?.node ?? null;
}

/** How the line of an edge is drawn. */
export function lineOfKin(edge: KinEdge): "solid" | "inferred" | "blank" {
  if (edge.carries === "no" || edge.status === "disputed" || edge.child === edge.parent) return "blank";
  return edge.status === "inferred" || edge.carries === "unknown" ? "inferred" : "solid";
}
