// Hardware: chips and where they may be sold.
import type { hardware as shape } from "../en/hardware";
import { speak } from "../speak";

const { count, n } = speak("de");

/** Hardware: chips and where they may be sold. */
export const hardware = {
  area: "Hardware",
  title: "Hardware",
  lead: (of: number) =>
    `${count(of, { one: "{n} Chip", other: "{n} Chips" })} · Speicher, Tempo und Exportstatus als datierte Fakten`,
  search: "Chip oder Hersteller",
  total: (total: number, of: number) =>
    total === of
      ? count(of, { one: "{n} Chip", other: "{n} Chips" })
      : `${n(total)} von ${count(of, { one: "{n} Chip", other: "{n} Chips" })}`,
  kindLabel: "Art",
  all: "Alle",
  kind: {
    datacenter: "Rechenzentrum",
    workstation: "Arbeitsplatz",
    consumer: "Endkunden",
    unified: "Geteilter Speicher",
  },
  name: "Chip",
  maker: "Hersteller",
  memory: "Speicher, GB",
  bandwidth: "GB/s",
  tflops: "FP16-TFLOPS",
  tpp: "TPP",
  tppTitle: "Gesamte Rechenleistung, wie die Exportregeln sie zählen",
  tdp: "Watt",
  released: "Erschienen",
  export: "Nach China jetzt",
  none: "So heißt kein Chip.",
  clear: "Suche und Art lösen",
  noEntry: "kein Eintrag",
  noEntryHint: "Kein Eintrag von uns. Das heißt nicht frei.",
  effect: {
    "not-controlled": "nicht kontrolliert",
    "licence-required": "Genehmigung nötig",
    "licence-exception": "Ausnahme",
    "case-by-case": "Einzelfall",
    "maker-entity-listed": "Hersteller auf der Entity List",
    "use-warning": "Warnung vor Nutzung",
  },
  destination: { CN: "China", maker: "an den Hersteller", worldwide: "weltweit" },
  spans: "Exportstatus im Lauf der Zeit",
  spansLead: (name: string) => `${name}: was wann galt`,
  from: "Von",
  until: "Bis",
  open: "zuletzt bekannt",
  where: "Ziel",
  what: "Status",
  instrument: "Regelwerk",
  rules: "Die Regeln dahinter",
  rule: "Regelwerk",
  test: "Prüfung",
  does: "Wirkung",
  citation: "Fundstelle",
  choose: "Wähle einen Chip, um seinen Exportstatus zu sehen.",
  advice: "Datierte Fakten mit Quellen, keine Rechtsberatung. Es gelten die Regeln am Tag der Lieferung.",
  country: "Land",
  bandwidthTitle: "Speicherbandbreite, GB/s",
  tflopsTitle: "FP16 dicht, TFLOPS",
  order: "Ordnung",
  orders: {
    memory: "Größter Speicher",
    bandwidth: "Höchste Bandbreite",
    tflops: "Höchste TFLOPS",
    tpp: "Höchste TPP",
    tdp: "Höchste Wattzahl",
    released: "Neueste",
    name: "Name",
  },
  exportThen: "Nach China damals",
  exportOn: (day: string) => `Nach China am ${day}`,
  holds: (day: string) => `in Kraft am ${day}`,
  notWeights:
    "Das betrifft den Chip, nicht Gewichte. Was eine Regel von Gewichten sagt, steht unter „Die Regeln dahinter“.",
  makerHint: "„An den Hersteller“ beschränkt, womit er beliefert werden darf, nicht den Verkauf seiner Chips.",
  source: "Quelle",
  file: "baimo-chips",
  csv: "CSV",
} satisfies typeof shape;
