// Which export status of a chip was in force on a day, and how chips are put in order.
import type { ChipRow, Day, ExportRule, ExportSpan } from "$lib/ipc/bindings/counter";
import type { IconName } from "$lib/ui/drawings";
import { format } from "$lib/i18n";

/** The person's day today, as sources write days. */
export function today(now: Date = new Date()): Day {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a span or rule was in force on a day. Its last day is the first on which it no longer held. */
export function inForce(from: Day | null, until: Day | null, day: Day): boolean {
  return (from === null || from <= day) && (until === null || until > day);
}

/**
 * The status that counts on a day for a sale to China: what is said of China itself before what is said of the whole
 * world or of supply to the maker; among equals the latest. Nothing is no entry, which is not freedom.
 */
export function statusOn(spans: readonly ExportSpan[], day: Day): ExportSpan | null {
  const places = ["CN", "worldwide"];
  const nearness = (span: ExportSpan) => (places.includes(span.destination) ? places.indexOf(span.destination) : 2);
  const holding = spans.filter((span) => inForce(span.from, span.until, day));
  return (
    holding.toSorted((a, b) => nearness(a) - nearness(b) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))[0] ?? null
  );
}

/** How a status looks: a shape and a hue that mean the same as for licences. */
export function lookOf(effect: string | null): { tone: "allow" | "cond" | "unknown"; icon: IconName } {
  if (effect === null) return { tone: "unknown", icon: "unknown" };
  return effect === "not-controlled" ? { tone: "allow", icon: "allow" } : { tone: "cond", icon: "conditions" };
}

/** By what chips can be put in order. */
export const orders = ["memory", "bandwidth", "tflops", "tpp", "tdp", "released", "name"] as const;

/** One of the orders. */
export type Order = (typeof orders)[number];

const figure: Readonly<Record<Exclude<Order, "released" | "name">, (chip: ChipRow) => number | null>> = {
  memory: (chip) => chip.memory_gb,
  bandwidth: (chip) => chip.bandwidth_gb_s,
  tflops: (chip) => chip.fp16_tflops,
  tpp: (chip) => chip.tpp,
  tdp: (chip) => chip.tdp_w,
};

/** Chips in an order: figures from the largest, days from the newest, names by the alphabet; unknown comes last. */
export function ordered(chips: readonly ChipRow[], order: Order): readonly ChipRow[] {
  if (order === "name") return chips.toSorted((a, b) => format.compare(a.name, b.name));
  if (order === "released") return chips.toSorted((a, b) => (b.released ?? "").localeCompare(a.released ?? ""));
  const read = figure[order];
  return chips.toSorted((a, b) => (read(b) ?? -1) - (read(a) ?? -1));
}

/** Every full day on which a status or rule began or ended, oldest first. */
export function turningDays(chips: readonly ChipRow[], rules: readonly ExportRule[]): Day[] {
  const days = [
    ...chips.flatMap((chip) => chip.export.flatMap((span) => [span.from, span.until])),
    ...rules.flatMap((rule) => [rule.effective, rule.until]),
  ];
  return [...new Set(days.flatMap((day) => (day !== null && day.length === 10 ? [day] : [])))].sort();
}
