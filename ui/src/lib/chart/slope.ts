// Where ranks of two days stand beside each other: equal ranks at equal height, ties one under the other.

/** A thing with its ranks on two days. */
export interface Ranked {
  /** Tells it apart from the others. */
  key: string;
  /** The rank on the earlier day, if it has one. */
  from: number | null;
  /** The rank on the later day, if it has one. */
  to: number | null;
}

/** The line, from 0, of each key on either side. */
export interface Places {
  /** On the earlier day. */
  from: ReadonlyMap<string, number>;
  /** On the later day. */
  to: ReadonlyMap<string, number>;
  /** How many lines there are. */
  lines: number;
}

function byRank(all: readonly Ranked[], side: "from" | "to"): Map<number, string[]> {
  const ranks = new Map<number, string[]>();
  for (const one of all) {
    const rank = one[side];
    if (rank !== null) ranks.set(rank, [...(ranks.get(rank) ?? []), one.key]);
  }
  return ranks;
}

/** A line for every rank that occurs, as many as its ties on the side that has more; ranks between take no room. */
export function placesOf(all: readonly Ranked[]): Places {
  const [from, to] = [byRank(all, "from"), byRank(all, "to")];
  const ranks = [...new Set([...from.keys(), ...to.keys()])].sort((a, b) => a - b);
  const places = { from: new Map<string, number>(), to: new Map<string, number>() };
  let line = 0;
  for (const rank of ranks) {
    const [left, right] = [from.get(rank) ?? [], to.get(rank) ?? []];
    left.forEach((key, index) => places.from.set(key, line + index));
    right.forEach((key, index) => places.to.set(key, line + index));
    line += Math.max(left.length, right.length);
  }
  return { ...places, lines: line };
}
