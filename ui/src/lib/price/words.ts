// Announced prices, steps of a course and rates in words.
import { format, t } from "$lib/i18n";
import type { Step } from "./course";
import type { Rate } from "./rate";

/** What an announced price is for; a direction we have no words for is given back as it is. */
export function directionName(direction: string): string {
  return t.price.cuts.directions[direction] ?? direction;
}

/** What was announced. */
export function kindName(kind: string): string {
  return t.price.cuts.kinds[kind] ?? kind;
}

/** An announced price in yuan; zero is said as free of charge. */
export function yuan(value: number | null): string {
  if (value === null) return format.noValue;
  return value === 0 ? t.price.cuts.free : format.money(value, "CNY");
}

/** A change in percent with its sign. */
export function change(percent: number | null): string {
  if (percent === null) return format.noValue;
  const sign = percent < 0 ? "−" : percent > 0 ? "+" : "";
  return `${sign}${format.percent(Math.abs(percent) / 100, 1)}`;
}

/** What a step of a course was. */
export function stepName(step: Step): string {
  if (step.kind !== "change") return t.price.chart[step.kind];
  return t.price.chart.change(`${t.price.chart[step.of]} ${change(step.percent)}`);
}

/** A sentence that says by whose rate amounts are converted. */
export function convertedAt(rate: Rate): string {
  return t.price.chart.converted(rate.from, rate.into, format.number(rate.rate, 6), format.day(rate.date));
}

/** What a course of prices shows, for its file: the unit, the currency, and the person's rate where one is used. */
export function definitionOf(currency: string, rate: Rate | null): string {
  const own = t.price.chart.definition(currency);
  return rate === null ? own : `${own} ${convertedAt(rate)}`;
}
