// Prices: offers by the token and the price war.
import type { price as shape } from "../en/price";
import { speak } from "../speak";

const { count, n } = speak("de");

/** Prices: offers by the token and the price war. */
export const price = {
  area: "Preise",
  title: "Preise",
  lead: (of: number) =>
    `${count(of, { one: "{n} Angebot", other: "{n} Angebote" })} nach Token · je eine Million Token, in der Währung des Angebots`,
  search: "Modell, Anbieter oder Hersteller",
  total: (total: number, of: number) =>
    total === of
      ? count(of, { one: "{n} Angebot", other: "{n} Angebote" })
      : `${n(total)} von ${count(of, { one: "{n} Angebot", other: "{n} Angeboten" })}`,
  tabs: "Was gezeigt wird",
  offers: "Angebote",
  war: "Preiskampf",
  model: "Modell",
  provider: "Anbieter",
  maker: "Hersteller",
  input: "Ein",
  output: "Aus",
  inputNow: "Gelesen, je eine Million Token",
  outputNow: "Geschrieben, je eine Million Token",
  course: "Verlauf",
  since: "Seit",
  until: "Bis",
  offered: "noch im Angebot",
  none: "So heißt kein Angebot.",
  noneHint: "Gelistet sind nur Angebote nach Token, deren Verlauf vorliegt.",
  clear: "Suche leeren",
  more: "Mehr zeigen",
  chart: {
    title: (name: string) => `Preis von ${name}`,
    scale: "logarithmische Skala",
    linear: "Skala ab null",
    input: "ein",
    output: "aus",
    summary: (name: string, from: string, to: string, first: string, last: string) =>
      `${name}: ein, am ${from} ${first}, am ${to} ${last}, je eine Million Token.`,
    date: "Ab",
    chart: "Diagramm",
    table: "Tabelle",
    view: "Darstellung",
    choose: "Wähle ein Angebot, um seinen Verlauf zu sehen.",
    openModel: "Modell öffnen",
    unit: "je eine Million Token",
    recent: (steps: number) => `Gezeichnet sind die letzten ${n(steps)} Schritte; die Modellseite hält mehr.`,
    single: "Nur ein Preis liegt vor; es gibt keinen Verlauf zu zeichnen.",
  },
  cuts: {
    lead: "Angekündigte Listenpreise in Yuan je eine Million Token, die neuesten zuerst. Die Welle vom Mai 2024 und was darauf folgte.",
    date: "Datum",
    model: "Modell laut Ankündigung",
    direction: "Für",
    kind: "Was",
    before: "Vorher",
    after: "Nachher",
    change: "Änderung",
    free: "kostenlos",
    none: "Kein angekündigter Preis passt.",
    directions: { input: "ein", output: "aus", "input, cache hit": "ein, aus Speicher" },
    kinds: {
      cut: "Senkung",
      rise: "Erhöhung",
      launch: "Start",
      free: "Kostenlos",
      promotion: "Aktion",
      "off-peak": "Nebenzeit",
    },
    file: "baimo-preiskampf",
    csv: "CSV",
  },
} satisfies typeof shape;
