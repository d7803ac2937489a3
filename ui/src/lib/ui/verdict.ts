// The look of a verdict, an answer, a stance: shape and hue. The word comes from the person's language.
import type { Answer, FitVerdict, Stance, Verdict } from "$lib/ipc/bindings/counter";
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

/** The class that gives an answer its hue. */
export const toneOfAnswer: Readonly<Record<Answer, "allow" | "cond" | "deny" | "unknown">> = {
  yes: "allow",
  conditions: "cond",
  ask: "cond",
  no: "deny",
  unknown: "unknown",
};

/** The shape of an answer; asking somebody has one of its own. */
export const shapeOfAnswer: Readonly<Record<Answer, IconName>> = {
  yes: "allow",
  conditions: "conditions",
  ask: "ask",
  no: "deny",
  unknown: "unknown",
};

/** The class that gives a policy's stance its hue. */
export const toneOfStance: Readonly<Record<Stance, "allow" | "cond" | "deny">> = {
  allow: "allow",
  ask: "cond",
  deny: "deny",
};

/** The shape of a policy's stance: a shield, so that it is never taken for the verdict of a licence. */
export const shapeOfStance: Readonly<Record<Stance, IconName>> = { allow: "cleared", ask: "asked", deny: "barred" };
