// A term of a licence in the person's words. What we hold no words for stays as it is kept, in English.
import { format, i18n, t } from "$lib/i18n";
import type { TermRow, Threshold } from "$lib/ipc/bindings/counter";

/** What a term is about. */
export function termName(key: string): string {
  return t.licence.term[key] ?? key;
}

function known(key: string, part: string): string | undefined {
  return t.licence.value[`${key}:${part}`] ?? t.licence.value[part] ?? t.licence.words[part];
}

/** `100000000 MAU …` as the person writes and says it. */
function countedUsers(value: string): string | undefined {
  const found = /^(\d+) (MAU|DAU)\b/.exec(value);
  const [, amount, unit] = found ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return t.licence.page.threshold(format.number(Number(amount)), t.licence.metric[unit] ?? unit);
}

/** What a term says. Parts joined by `+` are said one by one. */
export function termValue(key: string, value: string): string {
  const whole = known(key, value) ?? (key === "user-threshold" ? countedUsers(value) : undefined);
  if (whole !== undefined) return whole;
  return value
    .split("+")
    .map((part) => known(key, part) ?? part)
    .join(", ");
}

/** Whether a term's value is shown in our English for want of words in the person's language. */
export function isUntranslated(key: string, value: string): boolean {
  if (i18n.language === "en" || (key === "user-threshold" && countedUsers(value) !== undefined)) return false;
  return known(key, value) === undefined && value.split("+").every((part) => known(key, part) === undefined);
}

/** Name and value in one line. */
export function termSentence(key: string, value: string): string {
  return t.licence.page.pair(termName(key), termValue(key, value));
}

function metricWords(metric: string): string {
  const words = metric.toLowerCase();
  const key = words.includes("revenue") ? "revenue" : words.includes("daily") ? "DAU" : "MAU";
  return (words.includes("users") || key === "revenue" ? t.licence.metric[key] : undefined) ?? metric;
}

/** A number at which a term begins to bind: “from 700,000,000 users a month”. */
export function thresholdWords(threshold: Threshold): string {
  const { amount, unit, metric } = threshold;
  const shown = unit === null ? format.number(amount) : format.money(amount, unit);
  return t.licence.page.threshold(shown, metricWords(metric));
}

/** Terms that name a passage of the text, in the order of the text: what N and Shift+N step through. */
export function inTextOrder(terms: readonly TermRow[]): TermRow[] {
  return terms.filter((term) => term.span !== null).toSorted((a, b) => (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0));
}

/** What the part of an address behind `#` asks for; what cannot be read is taken as it stands. */
export function termOf(hash: string): string {
  const words = hash.slice(1);
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}
