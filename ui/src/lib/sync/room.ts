// Whether the disk has room for what a sync would bring.
import type { Plan } from "$lib/ipc/bindings/counter";

/** Bytes that must be free for a plan where fewer are; nothing where there is room or nobody knows. */
export function needsRoom(plan: Plan, free: number | null): number | null {
  // The journal of the database holds new pages a second time until they are moved over.
  const needed = plan.grows * 2;
  return free !== null && plan.lines.length > 0 && free < needed ? needed : null;
}
