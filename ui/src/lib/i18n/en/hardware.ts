// Hardware: chips and where they may be sold.
import { speak } from "../speak";

const { count, n } = speak("en");

/** Hardware: chips and where they may be sold. */
export const hardware = {
  area: "Hardware",
  title: "Hardware",
  lead: (of: number) =>
    `${count(of, { one: "{n} chip", other: "{n} chips" })} · memory, speed and export status as dated facts`,
  search: "Chip or maker",
  total: (total: number, of: number) =>
    total === of
      ? count(of, { one: "{n} chip", other: "{n} chips" })
      : `${n(total)} of ${count(of, { one: "{n} chip", other: "{n} chips" })}`,
  kindLabel: "Kind",
  all: "All",
  kind: {
    datacenter: "Data centre",
    workstation: "Workstation",
    consumer: "Consumer",
    unified: "Unified memory",
  } as Record<string, string>,
  name: "Chip",
  maker: "Maker",
  memory: "Memory, GB",
  bandwidth: "GB/s",
  tflops: "FP16 TFLOPS",
  tpp: "TPP",
  tppTitle: "Total processing performance, as the export rules count it",
  tdp: "Watts",
  released: "Released",
  export: "To China now",
  none: "No chip goes by these words.",
  clear: "Clear search and kind",
  noEntry: "no entry",
  noEntryHint: "No entry by us. That is not freedom.",
  effect: {
    "not-controlled": "not controlled",
    "licence-required": "licence required",
    "licence-exception": "licence exception",
    "case-by-case": "case by case",
    "maker-entity-listed": "maker on the Entity List",
    "use-warning": "warning about use",
  } as Record<string, string>,
  destination: { CN: "China", maker: "to its maker", worldwide: "worldwide" } as Record<string, string>,
  spans: "Export status over time",
  spansLead: (name: string) => `${name}: what was in force when`,
  from: "From",
  until: "Until",
  open: "last known",
  where: "Destination",
  what: "Status",
  instrument: "Instrument",
  rules: "The rules behind it",
  rule: "Instrument",
  test: "Test",
  does: "Effect",
  citation: "Citation",
  choose: "Choose a chip to see its export status.",
  advice: "Dated facts with their sources, not legal advice. The rules of the day of shipping decide.",
  csv: "CSV",
};
