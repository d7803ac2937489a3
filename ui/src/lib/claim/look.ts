// The look of an answer: shape and hue. The word comes from the person's language.
import type { IconName } from "$lib/ui/drawings";
import type { ClaimVerdict, Stand } from "./shape";

/** A shape and the class that gives its hue. */
export interface Look {
  /** The shape, which holds without colour. */
  icon: IconName;
  /** The class. */
  tone: "allow" | "cond" | "deny" | "unknown";
}

/** How an answer looks. */
export const lookOf: Readonly<Record<ClaimVerdict, Look>> = {
  holds: { icon: "allow", tone: "allow" },
  does_not_hold: { icon: "deny", tone: "deny" },
  depends: { icon: "conditions", tone: "cond" },
  not_checkable: { icon: "ask", tone: "unknown" },
  unknown: { icon: "unknown", tone: "unknown" },
};

/** How the standing of one figure looks. */
export const lookOfStand: Readonly<Record<Stand, Look>> = {
  holds: { icon: "allow", tone: "allow" },
  understated: { icon: "understated", tone: "cond" },
  fails: { icon: "deny", tone: "deny" },
  unknown: { icon: "unknown", tone: "unknown" },
};
