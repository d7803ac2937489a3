// Darf ich …?: Fragen, Antworten, Umstände, Bestimmungen von Offenheit.
import type { Answer } from "$lib/ipc/bindings/counter";
import type { Messages } from "../en";
import { speak } from "../speak";

const { count } = speak("de");

const answer: Record<Answer, string> = {
  yes: "Ja",
  conditions: "Ja, mit Auflagen",
  ask: "Erst fragen",
  no: "Nein",
  unknown: "Unklar",
};

const question: Record<string, string> = {
  use: "es für mich selbst nutzen",
  sell: "es in einem Produkt nutzen, das ich verkaufe",
  internal: "es in meiner Firma nutzen",
  "large-scale": "mehr als 100 Mio. Nutzer im Monat bedienen",
  host: "es als Dienst anbieten",
  redistribute: "es unverändert weitergeben",
  "publish-finetune": "es feinabstimmen und veröffentlichen",
  "modify-closed": "es ändern und das Ergebnis für mich behalten",
  "train-others": "mit Ausgaben ein anderes Modell trainieren",
  distil: "es in ein anderes Modell destillieren",
  "deploy-eu": "es in der EU einsetzen",
  military: "es militärisch nutzen",
  surveillance: "es zur Überwachung nutzen",
  biometric: "es zur biometrischen Erkennung nutzen",
  justice: "es in Justiz oder Polizei nutzen",
  medical: "es in der Medizin nutzen",
  "name-freely": "ein abgeleitetes Modell frei benennen",
  "patents-safe": "mich auf Patentrechte verlassen",
  rely: "mich darauf verlassen, dass die Rechte bleiben",
};

const definition: Record<string, { name: string; states: string }> = {
  "osi-licence": {
    name: "OSI-Lizenz",
    states: "Jede Lizenz, die das Modell bindet, ist von der Open Source Initiative anerkannt.",
  },
  "free-use": {
    name: "Freie Nutzung",
    states:
      "Alle dürfen es zu jedem Zweck nutzen, auch gewerblich: keine Liste verbotener Zwecke, kein Fachgebiet, kein Ort, keine Grenze bei Nutzern oder Umsatz, und niemand ist zu fragen.",
  },
  "open-weights": {
    name: "Offene Gewichte",
    states:
      "Alle dürfen die Gewichte haben, nutzen, ändern und weitergeben, unter genannten und für alle gleichen Bedingungen. Grenzen des Zwecks oder der Größe dürfen darin stehen.",
  },
  "osaid-possible": {
    name: "OSAID 1.0 möglich",
    states:
      "Keine Lizenz schließt die Open Source AI Definition 1.0 aus. Ob sie erfüllt ist, hängt auch am Code und an den Angaben zu den Daten; davon sagt keine Lizenz etwas.",
  },
  restricted: {
    name: "Beschränkt",
    states:
      "Eine bindende Lizenz nimmt Gewerbe, einen Zweck, ein Fachgebiet, einen Ort oder große Anbieter aus oder verlangt, dass man erst fragt.",
  },
  closed: {
    name: "Geschlossen",
    states: "Die Gewichte werden nicht herausgegeben; das Modell gibt es nur als Dienst.",
  },
};

export const may: Messages["may"] = {
  title: "Darf ich …?",
  question,
  answer,
  definition,
  choose: "Was du vorhast",
  users: "Nutzer",
  usersUnit: "im Monat",
  usersHint: "Nutzer im Monat, zum Beispiel 40 Mio.",
  revenue: "Umsatz",
  revenueUnit: "US-$ im Jahr",
  revenueHint: "Umsatz im Jahr in US-Dollar, zum Beispiel 20 Mio.",
  territory: "Ort",
  form: "Form",
  asIs: "unverändert",
  modified: "verändert",
  notSaid: "offen",
  badAmount: "Das ist keine Zahl; sie blieb außer Betracht.",
  withConditions: (n) => count(n, { one: "Ja, mit {n} Auflage", other: "Ja, mit {n} Auflagen" }),
  means: {
    yes: "Der Text gewährt es und verlangt nichts dafür.",
    conditions: "Der Text gewährt es. Diese Pflichten lassen sich erfüllen, ohne jemanden zu fragen.",
    ask: "Erst muss jemand gefragt werden, oder die Worte sind unklar.",
    no: "Der Text gewährt es nicht.",
    unknown: "Eine Lizenz fehlt oder ist nicht erkannt, oder der Text schweigt. Das ist keine Erlaubnis.",
  },
  chosen: (licence) => `Mehrere Lizenzen stehen zur Wahl; so lautet die Antwort unter ${licence}.`,
  reasons: "Klauseln, die entscheiden",
  noLicence: "Eine Lizenz auf dem Weg fehlt oder ist nicht erkannt",
  silent: "der Text schweigt",
  missing: "–",
  turns: (answer, amount, metric) => `Wird zu „${answer}“ ab ${amount} ${metric}`,
  turned: (answer, amount, metric) => `„${answer}“ ab ${amount} ${metric}`,
  margin: (amount) => `Abstand: ${amount}.`,
  beyond: (amount) => `${amount} darüber.`,
  inClause: (clause) => `(${clause})`,
  showPassage: (name) => `Stelle zeigen: ${name}`,
  openLicence: (name) => `Öffnen in ${name}`,
  via: (path) => `über ${path}`,
  all: "Alle Fragen",
  fewer: "Weniger",
  moreFacts: "Umsatz und Ort …",
  fewerFacts: "Weniger Umstände",
  moreReasons: (n) => `${String(n)} weitere`,
  advice: "Keine Rechtsberatung. Die Antwort ist aus den gezeigten Klauseln errechnet; maßgeblich ist der Wortlaut.",
  key: "Darf ich?",
  metric: {
    monthly_active_users: "Nutzern im Monat",
    daily_active_users: "Nutzern am Tag",
    annual_revenue: "Umsatz im Jahr",
    monthly_revenue: "Umsatz im Monat",
  },
  openness: "Offenheit nach Bestimmung",
  opennessHint: "nebeneinander, jede in ihren Worten",
  holds: "trifft zu",
  fails: "trifft nicht zu",
  cannotTell: "nicht zu sagen",
  because: (licence) => `entscheidend: ${licence}`,
};
