// The Sync page, as long as nothing can be fetched.
import type { sync as shape } from "../en/sync";
import { speak } from "../speak";

const { count } = speak("de");

/** The Sync page, as long as nothing can be fetched. */
export const sync = {
  area: "Abgleich",
  title: "Abgleich",
  lead: "Nur hier und nur auf deinen Klick wird Baimo je ins Netz gehen.",
  none: "Diese Version kann noch nicht abgleichen",
  noneText:
    "Sie enthält keinen Code, der eine Verbindung öffnen könnte. Was du siehst, stammt aus dem eingebauten Atlas.",
  state: {
    starter: "Grundatlas",
    generated: "Erzeugter Atlas, für Tests",
    synced: "Abgeglichener Atlas",
  },
  composed: (date: string) => `zusammengestellt ${date}`,
  asOf: (date: string) => `neuester Fakt vom ${date}`,
  sources: "Woher der Atlas stammt",
  source: "Quelle",
  date: "Stand",
  licence: "Lizenz",
  gave: "Was sie beitrug",
  noDate: "ohne Datum",
  log: "Netzprotokoll",
  connections: (connections: number, time: string) =>
    `${count(connections, { one: "{n} Verbindung", other: "{n} Verbindungen" })} seit ${time}`,
  logEmpty: "Das Protokoll ist leer. Hier wird jede Verbindung mit Zweck und Größe stehen.",
  will: "Was diese Seite halten wird",
  willList: [
    "Je Quelle eine Zeile: wann zuletzt gefragt, was neu, geändert oder fort ist und wie viel zu holen wäre.",
    "Eine Vorschau mit Größe, bevor etwas geholt wird; anhalten und an derselben Stelle fortsetzen.",
    "Spiegel, Proxy und Zugangsschlüssel; und eine Liste dessen, was sich für dich geändert hat.",
  ],
  holds: "Was jetzt da ist",
  holdings: {
    models: "Modelle",
    makers: "Hersteller",
    edges: "Abstammungskanten",
    licence_texts: "Lizenztexte",
    snapshots: "Gespeicherte Ranglistentage",
    standings: "Zeilen an diesen Tagen",
    offers: "Angebote",
    prices: "Datierte Preise",
    chips: "Chips",
    events: "Ereignisse",
    sources: "Quellen",
  },
  disk: (size: string) => `${size} auf der Platte`,
  dayStart: "0 Uhr",
  dayEnd: "24 Uhr",
  more: (rest: number) => `${count(rest, { one: "{n} weitere", other: "{n} weitere" })} zeigen`,
  fewer: "Weniger zeigen",
  next: "Im Atlas stöbern",
  open: (name: string) => `Adresse von ${name} öffnen`,
} satisfies typeof shape;
