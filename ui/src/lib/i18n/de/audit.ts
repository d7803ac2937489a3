// Dieser Rechner: Modelldateien darauf und wie es um sie steht.
import type { audit as shape } from "../en/audit";
import { speak } from "../speak";

const { count, n } = speak("de");

/** Dieser Rechner: Modelldateien darauf und wie es um sie steht. */
export const audit = {
  area: "Dieser Rechner",
  title: "Dieser Rechner",
  lead: "Welche Modelle auf diesem Rechner liegen und was mit ihnen erlaubt ist",
  empty: {
    title: "Es wurde noch nichts gesucht",
    text: "Baimo sieht in die Ordner des Hub-Programms, von Ollama und von LM Studio und in Ordner, die du nennst. Es liest die Anfänge von Modelldateien, keine anderen Dateien, und vergleicht sie mit dem Atlas. Nichts verlässt diesen Rechner; keine Verbindung wird geöffnet.",
  },
  stores: "Bekannte Speicher",
  storesHint: "Hub-Zwischenspeicher, Ollama, LM Studio",
  store: { hub: "Hub-Speicher", ollama: "Ollama", "lm-studio": "LM Studio", folder: "Ordner" } as Record<
    string,
    string
  >,
  folders: "Ordner",
  folder: "Pfad eines Ordners oder einer Datei",
  add: "Hinzufügen",
  choose: "Wählen …",
  remove: (path: string) => `${path} entfernen`,
  hash: "Prüfsummen bilden",
  hashHint: "Liest jede Datei ganz: langsam, erkennt aber am Inhalt",
  scan: "Suchen",
  again: "Erneut suchen",
  cancel: "Anhalten",
  running: (entries: number, files: number) =>
    `Suche läuft: ${count(entries, { one: "{n} Eintrag", other: "{n} Einträge" })}, ${count(files, { one: "{n} Modelldatei", other: "{n} Modelldateien" })}`,
  hashed: (bytes: string) => `${bytes} für Prüfsummen gelesen`,
  stopping: "Hält an …",
  cutShort: {
    cancelled: "Du hast angehalten; gezeigt wird, was bis dahin gefunden war.",
    entries: "Mehr als eine Million Einträge: der Rest wurde nicht angesehen.",
    models: "Mehr als 5.000 Modelle: der Rest wird nicht gezeigt.",
  } as Record<string, string>,
  found: (models: number, files: number, bytes: string) =>
    models === 0
      ? "Kein Modell gefunden"
      : `${count(models, { one: "{n} Modell", other: "{n} Modelle" })} · ${count(files, { one: "{n} Datei", other: "{n} Dateien" })} · ${bytes}`,
  looked: (day: string, time: string) => `gesucht am ${day} um ${time}`,
  none: "An diesen Orten liegt keine Modelldatei.",
  noneHint:
    "Gesucht wird nach .gguf, .safetensors und gepickelten Gewichten (.bin, .pt, .pth). Nenne einen anderen Ordner, wenn deine woanders liegen.",
  filter: {
    label: "Welche gezeigt werden",
    all: "Alle",
    denied: "Verboten",
    asked: "Zu fragen",
    unknown: "Lizenz unbekannt",
    differs: "Lizenz weicht ab",
    unmatched: "Nicht erkannt",
  },
  nothing: "Keines der gefundenen Modelle gehört dazu.",
  showAll: "Alle zeigen",
  table: "Modelle auf diesem Rechner",
  model: "Modell",
  files: "Dateien",
  size: "Größe",
  format: "Format",
  licence: "Lizenz",
  verdict: "Urteil",
  policy: "Richtlinie",
  ground: "Erkannt",
  noPolicy: "keine Richtlinie",
  ofFiles: (files: number) => count(files, { one: "{n} Datei", other: "{n} Dateien" }),
  groundOf: { path: "am Pfad", hash: "am Inhalt", metadata: "am Dateikopf", name: "am Namen" } as Record<
    string,
    string
  >,
  groundNone: "nicht erkannt",
  several: (models: number) => `${n(models)} passen gleich gut`,
  derived: "daraus gemacht",
  pane: {
    title: "Das gewählte Modell",
    open: "Im Atlas öffnen",
    candidates: "Diese passen gleich gut; keines ist gewählt",
    signs: "Was verglichen wurde",
    stated: "Lizenzworte in der Datei",
    statedDiffers: "Sie nennen eine andere Lizenz als die im Atlas erklärte.",
    declared: "Erklärt",
    effective: "Wirksam",
    terms: "Geltende Bedingungen",
    noTerms: "Keine Bedingungen bekannt. Schweigen ist keine Erlaubnis.",
    files: "Dateien",
    folder: "Ordner",
    revision: "Stand",
    architecture: "Architektur",
    params: "Parameter",
    context: "Kontext",
    quantisation: "Quantisierung",
    sha: "SHA-256",
    noSha: "Prüfsumme nicht gebildet",
    trouble: "nicht lesbar",
    copyPath: "Pfad kopieren",
    why: "Warum die Richtlinie das sagt",
    rule: (rule: number) => `Regel ${n(rule)}`,
    byDefault: "keine Regel spricht davon",
    moreFiles: (files: number) => count(files, { one: "{n} weitere Datei", other: "{n} weitere Dateien" }),
  },
  unread: (entries: number) =>
    `${count(entries, { one: "{n} Eintrag war", other: "{n} Einträge waren" })} nicht lesbar`,
  unreadMore: (entries: number) => `${n(entries)} weitere sind nicht gelistet`,
  places: "Wo gesucht wurde",
  there: (models: number) => count(models, { one: "{n} Modell", other: "{n} Modelle" }),
  notThere: "nicht vorhanden",
  export: "Export",
  exports: { cyclonedx: "CycloneDX 1.6", spdx: "SPDX 3", csv: "CSV", html: "Bericht" },
  exportHint: {
    cyclonedx: "Stückliste für maschinelles Lernen, JSON",
    spdx: "Stückliste mit KI-Profil, JSON-LD",
    csv: "Tabelle",
    html: "Bericht zum Drucken, HTML",
  },
  advice: "Keine Rechtsberatung. Ein Treffer ist ein Hinweis, und eine unbekannte Lizenz ist nie eine Erlaubnis.",
  policyIs: (name: string) => `Richtlinie „${name}“`,
  setPolicy: "Richtlinie festlegen",
  keys: { scan: "suchen", filter: "filtern", pane: "Einzelheiten" },
} satisfies typeof shape;
