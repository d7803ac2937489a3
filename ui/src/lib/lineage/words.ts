// What is said of an edge: its ground, how likely it is, what was compared.
import { format, t } from "$lib/i18n";
import type { EdgeStatus } from "$lib/ipc/bindings/counter";

/** How likely an edge is, in words; the number stands beside them. */
export function likelyWords(likelihood: number): string {
  const words = t.lineage.evidence.likely;
  if (likelihood >= 0.97) return words.sure;
  if (likelihood >= 0.85) return words.likely;
  return likelihood >= 0.5 ? words.maybe : words.weak;
}

/** `very likely, 98%`. A share that would round to certainty is held under it: an inference is never certain. */
export function likelihoodWords(likelihood: number): string {
  return t.lineage.evidence.likelihood(likelyWords(likelihood), format.percent(Math.min(likelihood, 0.99)));
}

/** The ground of an edge, with its likelihood where it is inferred. */
export function groundWords(status: EdgeStatus, likelihood: number | null): string {
  const words = t.trade.status[status];
  return status === "inferred" && likelihood !== null
    ? `${words}, ${format.percent(Math.min(likelihood, 0.99))}`
    : words;
}

/** What a sign compared. */
export function signName(sign: string): string {
  return t.lineage.sign[sign] ?? sign;
}
