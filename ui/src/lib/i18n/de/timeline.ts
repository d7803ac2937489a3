// The timeline.
import type { timeline as shape } from "../en/timeline";
import { speak } from "../speak";

const { n, count } = speak("de");

/** The timeline. */
export const timeline = {
  title: "Zeitachse",
  lead: "Wie viele große Modelle jedes Land machte, und was währenddessen geschah",
  growth: "Modelle ab 1 Mrd. Parametern",
  none: "Kein Modell dieser Größe und Zeit hat einen Tag.",
  month: "Monat",
  unsized: "Neu, Größe unbekannt",
  unknown: "unbekannt",
  count: "Was gezählt wird",
  counts: { all: "Bis dahin", new: "Neu im Monat" },
  original: "Nur Originale",
  from: "Von",
  to: "Bis",
  start: "Von Anfang an",
  end: "Bis zum Ende",
  country: "Land",
  anywhere: "Alle Länder",
  happened: "Was geschah",
  noEvents: "Kein Ereignis dieser Art, dieses Landes und dieser Zeit.",
  link: "Zeitachse",
  summary: (from, to, country, total) => `Von ${from} bis ${to} kommen die meisten von hier: ${country}, ${n(total)}.`,
  definition: (original) =>
    `${original ? "Modelle, die weder abstammen noch Kopien sind" : "Repositorien von Modellen, Abkömmlinge eingeschlossen"}, ab 1 Mrd. Parametern, nach Sitz des Herstellers und Monat, in dem das Repositorium angelegt wurde.`,
  undated: (large, odd) => `${n(large)} weitere haben keinen Tag, ${n(odd)} weder Tag noch Größe.`,
  unrelated: (models) => `${n(models)} bleiben außen vor, weil niemand sagt, woher sie kommen.`,
  events: (events) => count(events, { one: "{n} datiertes Ereignis", other: "{n} datierte Ereignisse" }),
} satisfies typeof shape;
