// The Articles page, as long as nothing can be read in it.
import type { article as shape } from "../en/article";
import { speak } from "../speak";

const { count } = speak("de");

/** The Articles page, as long as nothing can be read in it. */
export const article = {
  area: "Artikel",
  title: "Artikel",
  none: "Kein Artikel liegt vor",
  held: (articles: number) => count(articles, { one: "{n} Artikel liegt vor", other: "{n} Artikel liegen vor" }),
  noneText:
    "Der Grundatlas enthält keine Artikel: Sie gehören denen, die sie geschrieben haben. Feeds holt der Abgleich noch nicht.",
  will: "Was diese Seite halten wird",
  willList: [
    "Feeds, einzelne Seiten und Dateien, von dir im Abgleich geholt und hier offline gelesen, Bilder inbegriffen.",
    "Modelle und Hersteller, im Text erkannt, jeder ein Link in den Atlas.",
    "Deine Markierungen, Notizen und Tags; Literaturlisten hinein und hinaus.",
  ],
  now: "Was jetzt da ist",
  events: (events: number) => count(events, { one: "{n} datiertes Ereignis", other: "{n} datierte Ereignisse" }),
  eventsText: "Wovon Artikel berichten, als datierte Fakten mit Quellen.",
  toEvents: "Zu den Ereignissen",
  noEvents: "Bis zu diesem Tag gibt es kein Ereignis dieser Art.",
  more: "Mehr zeigen",
  latest: "Die neuesten Ereignisse",
  from: "Quelle",
  filter: "Art",
  all: "Alle",
} satisfies typeof shape;
