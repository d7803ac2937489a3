// The order and the drawing of a line of descent.
import type { Ancestor } from "$lib/ipc/bindings/counter";

/** An edge in the order drawn; `branch` where it does not start at the node drawn just above. */
export interface DrawnEdge extends Ancestor {
  branch: boolean;
}

/** What stands after the slash; a name without one as it is. */
export function nameOf(repo: string): string {
  return repo.slice(repo.indexOf("/") + 1);
}

/**
 * The edges depth first, so that each line can be read downwards; edges that carry weights come first. An edge that
 * cannot be reached from the model is put at the end, so that nothing is left out.
 */
export function chains(repo: string, ancestors: readonly Ancestor[]): DrawnEdge[] {
  const left = [...ancestors];
  const drawn: DrawnEdge[] = [];
  let above = repo;
  const follow = (child: string): void => {
    const own = left.filter((edge) => edge.child === child).toSorted((a, b) => weightOrder(a) - weightOrder(b));
    for (const edge of own) {
      const at = left.indexOf(edge);
      if (at === -1) continue;
      left.splice(at, 1);
      drawn.push({ ...edge, branch: above !== edge.child });
      if (edge.is_loop) continue;
      above = edge.parent;
      follow(edge.parent);
    }
  };
  follow(repo);
  return [...drawn, ...left.map((edge) => ({ ...edge, branch: true }))];
}

function weightOrder(edge: Ancestor): number {
  if (edge.is_loop) return 0;
  return { yes: 1, unknown: 2, no: 3 }[edge.carries];
}

/** How an edge is drawn: solid, dashed where it is inferred, dotted where it carries no weights or is disputed. */
export function lineOf(edge: Ancestor): "solid" | "inferred" | "blank" {
  if (edge.carries === "no" || edge.status === "disputed" || edge.is_loop) return "blank";
  return edge.status === "inferred" || edge.carries === "unknown" ? "inferred" : "solid";
}
