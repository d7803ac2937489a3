// Wörter unter und um jede Abbildung.
import type { figure as shape } from "../en/figure";
import { speak } from "../speak";

const { count } = speak("de");

/** Words under and around every figure. */
export const figure = {
  chart: "Diagramm",
  table: "Tabelle",
  sources: "Quellen",
  save: "Speichern",
  kinds: { csv: "Zeilen", svg: "Zeichnung", png: "Bild" },
  noDrawing: "Die Zeichnung lässt sich aus dem Reiter „Diagramm“ speichern.",
  noSources: "Keine Quelle verzeichnet.",
  rest: (rows: number) =>
    count(rows, { one: "{n} weitere Zeile steht in der Datei", other: "{n} weitere Zeilen stehen in der Datei" }),
} satisfies typeof shape;
