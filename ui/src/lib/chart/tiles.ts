// Lays out areas that are as large as their counts, as near to squares as they get.

/** A place within a rectangle, in percent of its sides. */
export interface Tile {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The worst ratio of sides if `row` is laid along a side of length `side`. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((total, area) => total + area, 0);
  const thick = sum / side;
  return Math.max(...row.map((area) => Math.max(thick / (area / thick), area / thick / thick)));
}

/**
 * Tiles for `counts` (largest first) in a rectangle of `ratio` width to height. Every count above zero gets a tile
 * whose area is its share of the whole.
 */
export function layTiles(counts: readonly number[], ratio: number): Tile[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return [];
  const areas = counts.map((count) => (count / total) * ratio);
  const tiles: Tile[] = [];
  let free: Box = { x: 0, y: 0, width: ratio, height: 1 };
  let next = 0;
  while (next < areas.length) {
    const side = Math.min(free.width, free.height);
    const row: number[] = [];
    for (const area of areas.slice(next)) {
      if (row.length > 0 && worst([...row, area], side) > worst(row, side)) break;
      row.push(area);
    }
    free = layRow(row, free, ratio, tiles);
    next += row.length;
  }
  return tiles;
}

function layRow(row: readonly number[], free: Box, ratio: number, tiles: Tile[]): Box {
  const sum = row.reduce((total, area) => total + area, 0);
  const upright = free.width >= free.height;
  const thick = upright ? sum / free.height : sum / free.width;
  let along = 0;
  for (const area of row) {
    const long = area / thick;
    const box = upright
      ? { x: free.x, y: free.y + along, width: thick, height: long }
      : { x: free.x + along, y: free.y, width: long, height: thick };
    tiles.push({
      left: (box.x / ratio) * 100,
      top: box.y * 100,
      width: (box.width / ratio) * 100,
      height: box.height * 100,
    });
    along += long;
  }
  return upright
    ? { x: free.x + thick, y: free.y, width: free.width - thick, height: free.height }
    : { x: free.x, y: free.y + thick, width: free.width, height: free.height - thick };
}
