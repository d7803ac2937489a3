// The look of the groups in which terms are shown.
import type { TermGroup } from "$lib/ipc/bindings/counter";
import type { Verdict } from "$lib/ipc/bindings/counter";

/** The groups in the order shown. */
export const groups: readonly TermGroup[] = ["allows", "demands", "limits", "other"];

/** The verdict whose shape and hue a group takes. */
export const groupAs: Readonly<Record<TermGroup, Verdict>> = {
  allows: "allow",
  demands: "conditions",
  limits: "deny",
  other: "unknown",
};
