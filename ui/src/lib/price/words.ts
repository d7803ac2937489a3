// Announced prices in words, and as a table in a file.
import { format, t } from "$lib/i18n";
import type { PriceCut, SourceRow } from "$lib/ipc/bindings/counter";
import { saveTable } from "$lib/ui/saveTable";

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

/** Offers the announced prices to be kept as a file, each with its source. */
export function exportCuts(cuts: readonly PriceCut[], sources: readonly SourceRow[]): void {
  const words = t.price.cuts;
  const head = [
    words.date,
    t.price.maker,
    words.model,
    words.direction,
    words.kind,
    `${words.before} (CNY)`,
    `${words.after} (CNY)`,
    `${words.change} (%)`,
    t.hardware.source,
  ];
  const rows = cuts.map((cut) => [
    cut.date,
    cut.maker?.name ?? null,
    cut.words,
    directionName(cut.direction),
    kindName(cut.kind),
    cut.from,
    cut.to,
    cut.change_percent,
    sources[cut.source]?.name ?? null,
  ]);
  saveTable(words.file, [head, ...rows]);
}
