// Rankings: boards on a day.
import type { ranking as shape } from "../en/ranking";
import { speak } from "../speak";

const { count, n, list } = speak("de");

/** Rankings: boards on a day. */
export const ranking = {
  area: "Ranglisten",
  title: (rows: number, date: string) => `Die ersten ${n(rows)} am ${date}`,
  titleTen: (date: string) => `Die ersten zehn am ${date}`,
  noBoard: "Dieser Atlas enthält keine Rangliste",
  board: "Rangliste",
  of: (of: number) => count(of, { one: "{n} Modell auf der Liste", other: "{n} Modelle auf der Liste" }),
  held: (held: number) => count(held, { one: "die erste Zeile liegt vor", other: "die ersten {n} Zeilen liegen vor" }),
  metricIs: (metric: string) => `Maß: ${metric}`,
  metric: {
    average: "Mittel ihrer Benchmarks",
    rating: "Wertung aus Abstimmungen",
    elo: "Elo-Wertung",
    score: "Punkte",
  },
  corrected: (corrections: number) =>
    count(corrections, {
      one: "Rohdaten unverändert, {n} sichtbare Korrektur",
      other: "Rohdaten unverändert, {n} sichtbare Korrekturen",
    }),
  asked: (asked: string, date: string) => `Für den ${asked} gilt der letzte gespeicherte Tag: ${date}.`,
  rank: "Rang",
  model: "Modell",
  publisher: "Herausgeber",
  root: "Gewichtswurzel",
  licence: "Erklärte Lizenz",
  score: "Punkte",
  interval: (low: string, high: string) => `${low} – ${high}`,
  unknown: "unbekannt",
  noMaker: "Hersteller unbekannt",
  noSignal: "kein Hinweis",
  ownRoot: "es selbst",
  notInAtlas: "nicht im Atlas",
  correction: (raw: string, value: string) => `Quelle nannte ${raw}, korrigiert zu ${value}`,
  more: "Alle vorliegenden Zeilen",
  rule: {
    title: "Herausgeber",
    text: "Gezählt nach Herausgeber: Ein Modell zählt für das Land, in dem der Hersteller, dem sein Repository gehört, den Sitz hat. Ein Besitzer ohne bekanntes Land zählt als unbekannt, nie als fremd.",
    from: (shown: number) => `Erste ${n(shown)} Zeilen nach Sitz des Herausgebers`,
  },
  share: {
    title: (country: string, rows: number) => `Herausgeber aus ${country} unter den ersten ${n(rows)}`,
    summary: (date: string, parts: readonly string[]) => `Am ${date}: ${list(parts)}.`,
    part: (number: number, country: string) => `${n(number)} ${country}`,
    courseSummary: (country: string, from: string, to: string, least: number, most: number) =>
      `Herausgeber aus ${country} vom ${from} bis ${to}: zwischen ${n(least)} und ${n(most)} der ersten Zeilen.`,
    country: "Gezeigtes Land",
  },
  figure: {
    tabs: "Abbildung",
    csv: "CSV",
    csvRows: "Tabelle als CSV sichern",
    date: "Datum",
    of: "von",
  },
  slider: {
    label: "Gespeicherte Tage",
    snapshot: (number: number, of: number) => `Stand ${n(number)} von ${n(of)}`,
    ticks: "jeder Strich ist ein gespeicherter Tag",
    previous: "Voriger gespeicherter Tag",
    next: "Nächster gespeicherter Tag",
  },
  calendar: {
    title: "Tag wählen",
    before: "Monat davor",
    after: "Monat danach",
    held: (day: string) => `${day}, gespeichert`,
    holds: (day: string, held: string) => `${day}, es gilt ${held}`,
    note: "Unterstrichene Tage sind gespeichert; an jedem anderen gilt der letzte davor.",
  },
  compare: {
    title: (board: string) => `${board}: zwei Tage`,
    link: "Mit anderem Tag vergleichen",
    heading: (from: string, to: string) => `${from} und ${to}`,
    with: "mit",
    other: "Tag zum Vergleich",
    back: "Rangliste",
    figure: "Zwei Tage nebeneinander",
    all: "alle",
    only: "Gezeigte Zeilen",
    move: "Bewegung",
    moves: {
      entered: "neu dabei",
      left: "nicht mehr dabei",
      up: "aufgestiegen",
      down: "abgestiegen",
      same: "gleicher Rang",
    },
    by: (move: string, ranks: number) => `${move} um ${n(ranks)}`,
    scoreFrom: "Punkte davor",
    scoreTo: "Punkte danach",
    sameDay: "Beides ist derselbe gespeicherte Tag.",
    partly: (rows: number) =>
      count(rows, {
        one: "Von einem der Tage liegt nur die erste Zeile vor: „neu dabei“ und „nicht mehr dabei“ gelten für vorliegende Zeilen.",
        other:
          "Von einem der Tage liegen nur die ersten {n} Zeilen vor: „neu dabei“ und „nicht mehr dabei“ gelten für sie, nicht für die ganze Liste.",
      }),
    definition:
      "Ränge, wie die Liste sie führt; ein Modell ist an beiden Tagen dasselbe, wenn sein Repository oder sonst sein Name derselbe ist.",
    none: "Keine Zeile hat sich so bewegt.",
    drawn: (drawn: number, rows: number) => `${n(drawn)} von ${n(rows)} Zeilen sind gezeichnet; die Tabelle hat alle.`,
    summary: (from: string, to: string, parts: readonly string[]) => `Vom ${from} zum ${to}: ${list(parts)}.`,
  },
  events: "Ereignisse",
  noEvents: "Um diesen Tag ist kein Ereignis verzeichnet.",
  unknownNote:
    "Unbekannte werden gezählt, nie umverteilt. Die Gewichtswurzel steht neben jeder Zeile, soweit Abstammung bekannt ist; sie ist ein Hinweis mit Grundlage, keine zweite Zählung.",
  cite: "Zitieren",
  cited: "Zitat kopiert",
  citation: (board: string, date: string, rows: number, parts: readonly string[], source: string) =>
    `${board}, Stand ${date}: von den ersten ${n(rows)} Zeilen nach Sitz des Herausgebers ${list(parts)}. Quelle: ${source}. Berechnet mit Baimo.`,
  keys: { table: "Diagramm, Tabelle" },
} satisfies typeof shape;
