// What is said of an edge: its ground, how likely it is, what was compared.
import { format, t } from "$lib/i18n";
import type { EdgeStatus, EffectiveTermRow, Verdict } from "$lib/ipc/bindings/counter";
import { groupAs } from "$lib/licence/groups";

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
  if (status !== "inferred" || likelihood === null) return words;
  return t.lineage.evidence.likelihood(words, format.percent(Math.min(likelihood, 0.99)));
}

/** What a sign compared. */
export function signName(sign: string): string {
  return t.lineage.sign[sign] ?? sign;
}

/** The shape of a term: that of its group, but what is allowed under conditions is never drawn as withheld. */
export function shapeOfTerm({ group, value }: Pick<EffectiveTermRow, "group" | "value">): Verdict {
  return group === "limits" && value.startsWith("conditional") ? "conditions" : groupAs[group];
}

/**
 * Clauses in few words: the sections they stand in, in order, neighbours joined: `§2–§6, §8`. Where one of them names no
 * section by number, all are given as they are.
 */
export function clauseSpan(clauses: readonly string[]): string[] {
  const sections = clauses.map((clause) => /^§(\d{1,4})(?!\d)/.exec(clause)?.[1]);
  if (sections.some((section) => section === undefined)) return [...new Set(clauses)];
  const numbers = [...new Set(sections.map(Number))].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => {
    if (from === to) return `§${String(from)}`;
    return `§${String(from)}–§${String(to)}`;
  });
}
