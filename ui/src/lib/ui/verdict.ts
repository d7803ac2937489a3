// The look of a verdict: its shape and its hue. The word comes from the person's language.
import type { FitVerdict, Verdict } from "$lib/ipc/bindings/counter";
import type { IconName } from "./drawings";

/** The class that gives a verdict its hue. */
export const toneOf: Readonly<Record<Verdict, "allow" | "cond" | "deny" | "unknown">> = {
  allow: "allow",
  conditions: "cond",
  deny: "deny",
  unknown: "unknown",
};

/** The shape of a verdict, which holds without colour. */
export const shapeOf: Readonly<Record<Verdict, IconName>> = {
  allow: "allow",
  conditions: "conditions",
  deny: "deny",
  unknown: "unknown",
};

/** A fit shown with a verdict's shape and hue. */
export const fitAs: Readonly<Record<FitVerdict, Verdict>> = { fits: "allow", tight: "conditions", too_small: "deny" };
