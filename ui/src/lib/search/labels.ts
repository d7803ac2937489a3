// What a facet's value is called.
import { format, i18n, t } from "$lib/i18n";
import type { FacetField, FacetValue } from "$lib/ipc/bindings/counter";

function word(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}

/** `8-40b` as 8–40 B, `<1b` as under 1 B, in the person's units. */
function band(key: string): string {
  const limit = /^([<>])(\d+)b$/.exec(key);
  if (limit?.[1] !== undefined && limit[2] !== undefined) {
    const words = format.params(Number(limit[2]) * 1e9);
    return limit[1] === "<" ? t.trade.size.under(words) : t.trade.size.over(words);
  }
  const range = /^(\d+)-(\d+)b$/.exec(key);
  if (range?.[1] === undefined || range[2] === undefined) return key;
  const factor = i18n.language === "zh" ? 10 : 1;
  const unit = format.paramsUnit();
  return `${format.number(Number(range[1]) * factor)}–${format.number(Number(range[2]) * factor)} ${unit}`;
}

/** A value's name in the person's language; names of makers and licences are not translated. */
export function labelOf(field: FacetField, value: Pick<FacetValue, "key" | "label" | "label_zh">): string {
  const { key } = value;
  if (key === "unknown" && field !== "verdict") return t.trade.unknown;
  switch (field) {
    case "country":
      return format.country(key);
    case "verdict":
      return word(t.trade.verdict, key);
    case "size":
      return band(key);
    case "relation":
      return word(t.trade.relation, key);
    case "task":
      return word(t.trade.task, key);
    case "language":
      return format.language(key);
    case "policy":
      return word(t.policy.stance, key);
    case "openness":
      return t.may.definition[key]?.name ?? key;
    case "gated":
      return word(t.trade.gated, key);
    case "maker":
    case "licence":
      return (i18n.language === "zh" ? value.label_zh : null) ?? value.label ?? key;
    default:
      return value.label ?? key;
  }
}

/** A task's name, or its tag where we have no word for it. */
export function taskName(tag: string): string {
  return word(t.trade.task, tag);
}

/** A relation's name, or its key. */
export function relationName(key: string): string {
  return word(t.trade.relation, key);
}

const natural: Partial<Record<FacetField, readonly string[]>> = {
  verdict: ["allow", "conditions", "deny", "unknown"],
  policy: ["allow", "ask", "deny"],
  openness: ["osi-licence", "free-use", "open-weights", "osaid-possible", "restricted", "closed"],
  size: ["<1b", "1-8b", "8-40b", "40-80b", ">80b", "unknown"],
};

/** The order of a facet's values: their natural one, else as they were at first open; *unknown* is always last. */
export function orderOf(field: FacetField, atOpen: readonly string[]): readonly string[] {
  const given = natural[field] ?? (field === "year" ? [...atOpen].sort().toReversed() : atOpen);
  return [...given.filter((key) => key !== "unknown"), "unknown"];
}
