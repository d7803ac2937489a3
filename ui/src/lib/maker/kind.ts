// What kind of organisation a maker is, in the person's language.
import { t } from "$lib/i18n";

/** A kind of maker; one we hold no word for stays as it is kept. */
export function makerKind(kind: string): string {
  const words: Record<string, string> = t.trade.makerKind;
  return words[kind] ?? kind;
}
