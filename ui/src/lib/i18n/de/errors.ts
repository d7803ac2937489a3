// Ein Satz zur Ursache und einer zur Abhilfe für jeden Fehlercode.
import type { errors as shape } from "../en/errors";

export const errors = {
  title: {
    not_found: "Nicht in diesem Atlas",
    bad_request: "Nicht verstanden",
    bad_policy: "Die Richtlinie ist nicht lesbar",
    too_new: "Von einem neueren Baimo geschrieben",
    damaged: "Eine Datei ist beschädigt",
    read_only: "Hier lässt sich nichts schreiben",
    disk_full: "Der Datenträger ist voll",
    no_folder: "Der Datenordner ist nicht nutzbar",
    busy: "Ein anderes Baimo schreibt gerade",
    internal: "Etwas ist schiefgegangen",
  },
  cause: {
    not_found: (what) =>
      what === "" ? "Unter diesem Namen steht nichts im Atlas." : `Unter „${what}“ steht nichts im Atlas.`,
    bad_request: () => "Mit dieser Anfrage konnte Baimo nichts anfangen.",
    bad_policy: (line: string) =>
      line === "" ? "Baimo kann das nicht als Richtlinie lesen." : `Zeile ${line} der Richtlinie ist nicht lesbar.`,
    too_new: () => "Die Datei im Datenordner hat ein Format, das diese Version nicht lesen kann.",
    damaged: () => "Eine Datei im Datenordner hat die Prüfung nicht bestanden. Sie liegt unter anderem Namen daneben.",
    read_only: () => "Der Datenordner oder eine Datei darin ist schreibgeschützt, die Änderung wurde nicht behalten.",
    disk_full: () =>
      "Zum Schreiben war kein Platz mehr, die Änderung wurde nicht behalten. Alles Ältere ist unversehrt.",
    no_folder: () => "Der Datenordner fehlt oder lässt sich nicht öffnen.",
    busy: () => "Die Datei ist von einem anderen Programm belegt.",
    internal: () => "Baimo konnte nicht antworten. Was du geschrieben hast, ist nicht verloren.",
  },
  remedy: {
    not_found: "Suche nach einem Teil des Namens.",
    bad_request: "Geh zurück und versuche es auf anderem Weg.",
    bad_policy:
      "Berichtige diese Zeile; was dort stehen darf, steht in den Einzelheiten. Bis dahin gilt nichts als erlaubt.",
    too_new: "Installiere die neuere Version oder starte mit einem anderen Datenordner.",
    damaged: "Baimo arbeitet mit dem Grundatlas weiter; die alte Datei lässt sich aus einer Kopie zurückholen.",
    read_only: "Gib den Ordner zum Schreiben frei oder starte Baimo mit einem anderen Datenordner.",
    disk_full: "Schaffe Platz und versuche es noch einmal.",
    no_folder: "Prüfe die Rechte des Ordners oder starte Baimo mit einem anderen Datenordner.",
    busy: "Schließe das andere Baimo und versuche es noch einmal.",
    internal: "Versuche es noch einmal. Bleibt es dabei, prüfe die Dateien in den Einstellungen.",
  },
  noPage: "Diese Seite gibt es nicht",
  noPageText: "Die Adresse führt in Baimo nirgendwohin.",
  toModels: "Zu den Modellen",
  retry: "Noch einmal",
  banner: {
    keptAside: (file) =>
      `Eine beschädigte Datei liegt als ${file} daneben. Baimo arbeitet mit einer neuen weiter; was lesbar war, ist hier.`,
    libraryOff: "Notizen, Favoriten und Sammlungen sind abgeschaltet",
    hide: "Meldung ausblenden",
  },
} satisfies typeof shape;
