// The words of an answer: its headline, its reasons, the number at which it turns.
import { format, i18n, t } from "$lib/i18n";
import type { MayReason, MayRow } from "$lib/ipc/bindings/counter";
import { termName, termValue, thresholdWords } from "./terms";

/** The answer's headline: how many duties there are is said at once. */
export function answerWords(row: MayRow): string {
  const duties = row.reasons.filter(({ answer }) => answer === "conditions").length;
  return row.answer === "conditions" && duties > 0 ? t.may.withConditions(duties) : t.may.answer[row.answer];
}

const steps = [
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** An amount as short as it can be said: 100 M · 100 Mio. · 1亿, with its currency. */
export function amountWords(amount: number, unit: string | null): string {
  // British compact numbers have small letters, where an m is easily taken for thousandths.
  const step = i18n.language === "en" ? steps.find(([size]) => amount >= size) : undefined;
  const short = step === undefined ? format.compact(amount) : `${format.number(amount / step[0], 2)} ${step[1]}`;
  return unit === null ? short : `${short} ${unit}`;
}

/** What is counted, after an amount. */
export function metricWords(metric: string): string {
  return t.may.metric[metric] ?? metric;
}

/** A reason in one line. */
export function reasonWords(reason: MayReason): string {
  if (reason.licence === null) return t.may.noLicence;
  const name = termName(reason.key);
  if (reason.value === "") return t.licence.page.pair(name, t.may.silent);
  if (reason.threshold !== null) return t.licence.page.pair(name, thresholdWords(reason.threshold));
  return t.licence.page.pair(name, termValue(reason.key, reason.value));
}
