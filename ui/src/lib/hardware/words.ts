// Chips and their export status in words, and as a table in a file.
import { format, t } from "$lib/i18n";
import type { ChipRow, Day, SourceRow } from "$lib/ipc/bindings/counter";
import { saveTable } from "$lib/ui/saveTable";
import { statusOn } from "./status";

/** A status in the person's language; one we have no words for is given back as it is. */
export function effectName(effect: string): string {
  return t.hardware.effect[effect] ?? effect;
}

/** A destination in the person's language. */
export function destinationName(destination: string): string {
  return t.hardware.destination[destination] ?? format.country(destination);
}

/** Offers the chips with the status of a day to be kept as a file, each with its source. */
export function exportChips(chips: readonly ChipRow[], day: Day, sources: readonly SourceRow[]): void {
  const words = t.hardware;
  const head = [
    words.name,
    words.maker,
    words.country,
    words.kindLabel,
    words.released,
    words.memory,
    words.bandwidth,
    words.tflops,
    words.tpp,
    words.tdp,
    words.exportOn(day),
    words.source,
  ];
  const rows = chips.map((chip) => {
    const status = statusOn(chip.export, day);
    return [
      chip.name,
      chip.maker,
      chip.country,
      words.kind[chip.kind] ?? chip.kind,
      chip.released,
      chip.memory_gb,
      chip.bandwidth_gb_s,
      chip.fp16_tflops,
      chip.tpp,
      chip.tdp_w,
      status === null ? words.noEntry : effectName(status.effect),
      sources[chip.source]?.name ?? null,
    ];
  });
  saveTable(`${words.file}-${day}`, [head, ...rows]);
}
