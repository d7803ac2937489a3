// Prices per million tokens as they are written.
import { format } from "$lib/i18n";

/** An amount, free as zero, unknown as a dash. */
export function amount(value: number | null, currency: string): string {
  return value === null ? format.noValue : format.money(value, currency);
}

/** What is read and what is written, in one: `$0.34 / $0.39`. */
export function amounts(offer: { input: number | null; output: number | null; currency: string }): string {
  return `${amount(offer.input, offer.currency)} / ${amount(offer.output, offer.currency)}`;
}
