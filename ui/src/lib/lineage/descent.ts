// Groups of descendants brought together along one of their sides.
import type { DescendantsPage, KinGroup, Relation, Verdict } from "$lib/ipc/bindings/counter";

/** What descendants can be grouped by. */
export type Dimension = "relation" | "maker" | "licence" | "verdict";

/** The sides in the order in which one is narrowed after the other. */
export const dimensions: readonly Dimension[] = ["relation", "maker", "licence", "verdict"];

/** All groups that are alike on one side. */
export interface Bundle {
  /** What the counter calls it: a relation, a slug, a verdict, or `unknown`. */
  key: string;
  /** Its name, where it has one of its own. */
  name: string | null;
  /** How many. */
  count: number;
  /** The relation of the first, the one all share where they are grouped by it. */
  relation: Relation;
  /** The strictest verdict among them; unknown stands between conditions and deny. */
  verdict: Verdict;
}

const strictness: Readonly<Record<Verdict, number>> = { allow: 0, conditions: 1, unknown: 2, deny: 3 };

function keyOf(group: KinGroup, by: Dimension): string {
  if (by === "relation") return group.relation;
  if (by === "verdict") return group.verdict;
  return (by === "maker" ? group.maker?.slug : group.licence?.slug) ?? "unknown";
}

function nameOf(group: KinGroup, by: Dimension): string | null {
  if (by === "maker") return group.maker?.name ?? null;
  return by === "licence" ? (group.licence?.short ?? null) : null;
}

/** Brings groups together, the largest first; what is equally large by its key. */
export function bundle(groups: readonly KinGroup[], by: Dimension): Bundle[] {
  const found = new Map<string, Bundle>();
  for (const group of groups) {
    const key = keyOf(group, by);
    const { relation, verdict, count } = group;
    const so = found.get(key);
    if (so === undefined) {
      found.set(key, { key, name: nameOf(group, by), count, relation, verdict });
      continue;
    }
    so.count += count;
    if (strictness[verdict] > strictness[so.verdict]) so.verdict = verdict;
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** The groups as a table to keep, with what is not listed as a line of its own. */
export function groupTable(page: DescendantsPage): (string | number | null)[][] {
  const rows = page.groups.map((group) => [
    group.relation,
    group.maker?.name ?? "unknown",
    group.licence?.slug ?? "unknown",
    group.verdict,
    group.count,
  ]);
  const rest = page.rest > 0 ? [["", "", "not listed", "", page.rest]] : [];
  return [["relation", "maker", "licence", "verdict", "models"], ...rows, ...rest];
}
