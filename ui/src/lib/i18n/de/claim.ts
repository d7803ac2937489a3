// The Claims page, as long as claims cannot be saved.
import type { claim as shape } from "../en/claim";
import { speak } from "../speak";

const { count } = speak("de");

/** The Claims page, as long as claims cannot be saved. */
export const claim = {
  area: "Aussagen",
  title: "Aussagen",
  none: "Aussagen lassen sich noch nicht speichern",
  noneText:
    "Aus einem Satz wie „Fünf der zehn besten Modelle stammen aus China“ wird eine gespeicherte Definition mit einer Antwort für jeden Tag.",
  will: "Was diese Seite halten wird",
  willList: [
    "Einen Satz, gelesen als Definition: welche Rangliste, welcher Tag, welche Zählregel.",
    "Die Antwort an diesem und jedem anderen Tag, mit dem Rechenweg Zeile für Zeile.",
    "Eine Prüfsumme, mit der jeder nachrechnen kann, und ein Zitat zum Einfügen.",
  ],
  now: "Was du jetzt prüfen kannst",
  nowText: (board: string, date: string) =>
    `Die Zeilen von ${board} am ${date}, wer jede veröffentlicht hat, und die Anteile nach der Regel „Herausgeber“.`,
  open: (date: string) => `Rangliste vom ${date} öffnen`,
  noBoard: "Dieser Atlas enthält keine Rangliste.",
  days: (days: number) => count(days, { one: "{n} gespeicherter Tag", other: "{n} gespeicherte Tage" }),
  boards: "Ranglisten",
} satisfies typeof shape;
