// Changes of tracked fields in words: the field in the person's language, the value in the source's.
import { t } from "$lib/i18n";

/** What a tracked field is called. */
export function fieldName(field: string): string {
  const words: Readonly<Record<string, string>> = t.past.field;
  return words[field] ?? field;
}

/** A value before or after: the source's words, or that there was none; states and gates in the person's language. */
export function valueWords(field: string, value: string | null): string {
  if (value === null || value === "") return t.past.nothing;
  const states: Readonly<Record<string, string>> = t.past.state;
  const gates: Readonly<Record<string, string>> = t.past.gate;
  if (field === "state") return states[value] ?? value;
  if (field === "gated") return gates[value] ?? value;
  return value;
}
