// Was aus einem Modell wurde: sein Stand, datierte Änderungen, Zähler, Karte und Lizenzdateien.
import type { past as shape } from "../en/past";
import { speak } from "../speak";

const { count, n } = speak("de");

/** Stände eines Repositoriums. */
const state: Record<string, string> = {
  there: "öffentlich",
  private: "privat",
  disabled: "gesperrt",
  gone: "fort",
};

/** Zugang zu einem Repositorium. */
const gate: Record<string, string> = {
  open: "offen",
  auto: "nach Zustimmung",
  manual: "nach Freigabe",
};

/** Verfolgte Felder. */
const field: Record<string, string> = {
  licence: "Lizenz",
  parents: "Eltern",
  gated: "Zugang",
  repo: "Name",
  recreated: "Neu angelegt",
  state: "Stand",
  task: "Aufgabe",
  library: "Bibliothek",
};

/** Was aus einem Modell wurde. */
export const past = {
  state,
  gate,
  field,
  nothing: "keine",
  banner: {
    title: {
      gone: (day: string) => `Auf dem Hub fort, gesehen am ${day}`,
      private: (day: string) => `Auf dem Hub nicht mehr öffentlich, gesehen am ${day}`,
      disabled: (day: string) => `Auf dem Hub gesperrt, gesehen am ${day}`,
    },
    titleUndated: {
      gone: "Auf dem Hub fort",
      private: "Auf dem Hub nicht mehr öffentlich",
      disabled: "Auf dem Hub gesperrt",
    },
    text: (descendants: number) =>
      `Du siehst den letzten Stand. Lizenz, Abstammung${descendants === 0 ? "" : `, ${count(descendants, { one: "{n} Nachkomme", other: "{n} Nachkommen" })}`} und deine Notizen bleiben lesbar.`,
    unknownWhy: "Warum, sagt der Hub nicht.",
  },
  history: {
    title: "Verlauf",
    changes: (changes: number) => count(changes, { one: "{n} Änderung", other: "{n} Änderungen" }),
    none: "Bisher wurde keine Änderung gesehen. Jeder Abgleich vergleicht Lizenz, Eltern, Zugang, Name und Stand.",
    from: (was: string, became: string) => `${was} → ${became}`,
    seen: "Der Tag ist der des Abgleichs, der es sah; die Änderung selbst kann älter sein.",
    more: (rest: number) => `${n(rest)} weitere`,
    fewer: "Weniger",
  },
  counters: {
    title: "Downloads im Verlauf",
    summary: (from: string, to: string, first: string, last: string) =>
      `Downloads in 30 Tagen: ${from} am ${first}, ${to} am ${last}.`,
    one: "Bisher eine Stichprobe; eine Linie braucht zwei Abgleiche.",
    date: "Datum",
    downloads: "Downloads (30 Tage)",
    likes: "Likes",
    view: "Downloads im Verlauf als",
    chart: "Diagramm",
    table: "Tabelle",
  },
  card: {
    title: "Karte",
    of: (day: string) => `geholt am ${day}`,
    show: "Karte lesen",
    cut: (letters: number) => `Nur die ersten ${n(letters)} Zeichen sind hier.`,
    theirs: "Worte des Herstellers, als reiner Text.",
  },
  files: {
    title: "Lizenzdateien",
    versions: (files: number) => count(files, { one: "{n} Fassung", other: "{n} Fassungen" }),
    seen: (first: string, last: string) => `gesehen ${first} bis ${last}`,
    once: (day: string) => `gesehen am ${day}`,
    show: "Neuesten Text lesen",
    hash: "SHA-256",
    theirs: "Wie sie im Repositorium steht. Die Bedingungen oben sind die der Lizenz, die das Modell angibt.",
  },
} satisfies typeof shape;
