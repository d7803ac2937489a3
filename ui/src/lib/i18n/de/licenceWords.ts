// What free words of the terms say in the person's language. The words are kept in English.

/** The words as they are kept, and what they say. */
export const licenceWords: Record<string, string> = {
  "no use for justice, law enforcement, immigration or asylum; no medical advice":
    "nicht für Justiz, Strafverfolgung, Einwanderung oder Asyl; kein ärztlicher Rat",
  "no fully automated decisions in justice, law enforcement, immigration or asylum; no medical advice in place of a doctor":
    "keine vollautomatischen Entscheidungen in Justiz, Strafverfolgung, Einwanderung oder Asyl; kein Rat anstelle einer Ärztin",
  "no fully automated decisions in justice, law enforcement, immigration or asylum; no medical advice in place of a doctor (AUP)":
    "keine vollautomatischen Entscheidungen in Justiz, Strafverfolgung, Einwanderung oder Asyl; kein Rat anstelle einer Ärztin (Richtlinie)",
  "no military, nuclear, surveillance, biometric processing": "nicht für Militär, Kernwaffen, Überwachung, Biometrie",
  "no military, surveillance, biometric processing": "nicht für Militär, Überwachung, Biometrie",
  "no military, warfare, nuclear, espionage (AUP)": "nicht für Militär, Krieg, Kernwaffen, Spionage (Richtlinie)",
  "no military, no unlawful purposes": "nicht für Militär oder Ungesetzliches",
  "no military, no illegal purposes": "nicht für Militär oder Ungesetzliches",
  "no military use": "nicht für Militär",
  "no military purpose": "nicht für Militär",
  "no military purposes (Exhibit A)": "nicht für Militär (Anlage A)",
  "not for software or cloud service providers": "nicht für Anbieter von Software oder Cloud-Diensten",
  "no espionage, spying or stalking; no weapons of mass destruction (AUP)":
    "keine Spionage, kein Ausspähen oder Nachstellen; keine Massenvernichtungswaffen (Richtlinie)",
  "no tracking or monitoring of people without consent; no automated decisions on rights or well-being (policy)":
    "kein Verfolgen oder Überwachen ohne Einwilligung; keine automatischen Entscheidungen über Rechte oder Wohlergehen (Richtlinie)",
  "clinical use needs regulatory clearance; no use that could make Google a device manufacturer":
    "klinische Nutzung nur mit Zulassung; nichts, was Google zum Gerätehersteller machen könnte",
  "source offer to remote users": "Quelle den entfernten Nutzern anbieten",
  "display and licence-copy duty covers services": "Anzeige und Lizenzkopie auch bei Diensten",
  "display and licence-copy duty covers products and services":
    "Anzeige und Lizenzkopie auch bei Produkten und Diensten",
  "notice and display duty covers products and services": "Vermerk und Anzeige auch bei Produkten und Diensten",
  "display duty above the thresholds covers services": "Anzeige oberhalb der Grenzen auch bei Diensten",
  "display duty covers commercial services": "Anzeige auch bei gewerblichen Diensten",
  "agreement copy goes with products and services": "Kopie der Vereinbarung bei Produkten und Diensten",
  "hosted model service needs a separate licence": "Betrieb als Dienst braucht eine eigene Lizenz",
  "hosted model service above the threshold needs a separate licence":
    "Betrieb als Dienst braucht oberhalb der Grenze eine eigene Lizenz",
  "model-as-a-service above the revenue threshold needs a security review":
    "Betrieb als Dienst braucht oberhalb der Umsatzgrenze eine Sicherheitsprüfung",
  "model-as-a-service defined and limited": "Betrieb als Dienst ist bestimmt und begrenzt",
  "commercial hosting and APIs need authorisation": "gewerblicher Betrieb und Schnittstellen brauchen Erlaubnis",
  "hosting for others needs a licence": "Betrieb für andere braucht eine Lizenz",
  "hosting is a commercial purpose; notice and display duty apply":
    "Betrieb für andere gilt als gewerblich; Vermerk und Anzeige nötig",
  "no hosted service": "kein Betrieb als Dienst",
  "no hosted service or API": "kein Betrieb als Dienst oder Schnittstelle",
  "not for revenue or end users": "nicht für Umsatz oder Endnutzer",
  "own terms allowed, use restrictions stay": "eigene Bedingungen erlaubt, die Verbote bleiben",
  "any licence that keeps the use restrictions": "jede Lizenz, die die Verbote behält",
  "own terms allowed if not in conflict": "eigene Bedingungen erlaubt, soweit ohne Widerspruch",
  "own terms allowed if not in conflict, use restrictions stay":
    "eigene Bedingungen erlaubt, soweit ohne Widerspruch; die Verbote bleiben",
  "own terms allowed if the agreement is otherwise kept":
    "eigene Bedingungen erlaubt, wenn die Vereinbarung sonst gewahrt bleibt",
  "own terms allowed if the agreement is kept (territory included)":
    "eigene Bedingungen erlaubt, wenn die Vereinbarung samt Gebieten gewahrt bleibt",
  "own terms allowed, acceptable use policy stays": "eigene Bedingungen erlaubt, die Nutzungsrichtlinie bleibt",
  "own terms allowed, but §3 limits stay": "eigene Bedingungen erlaubt, die Grenzen aus §3 bleiben",
  "own terms allowed, revenue limit stays": "eigene Bedingungen erlaubt, die Umsatzgrenze bleibt",
  "agreement, notice file and policy stay with the Llama part":
    "Vereinbarung, Hinweisdatei und Richtlinie bleiben beim Llama-Anteil",
  "agreement, notice and display line go with derivatives":
    "Vereinbarung, Vermerk und Anzeige gehen mit Ableitungen mit",
  "agreement copy and display line go with derivatives; name prefix":
    "Kopie der Vereinbarung und Anzeige gehen mit; Namensanfang vorgeschrieben",
  "licence copy and notice go with derivatives; no terms that alter the licence":
    "Lizenzkopie und Vermerk gehen mit; nichts, was die Lizenz ändert",
  "limits of the agreement stay with derivatives; changes must be marked":
    "die Grenzen bleiben bei Ableitungen; Änderungen kenntlich machen",
  "commercial use of tuned versions needs authorisation too": "auch abgestimmte Fassungen gewerblich nur mit Erlaubnis",
  "non-commercial limits stay; own terms must not conflict": "die Grenzen bleiben; eigene Bedingungen ohne Widerspruch",
  "research use only": "nur für Forschung",
  "on breach, automatic": "bei Verstoß, von selbst",
  "on breach, automatic; comes back if cured": "bei Verstoß, von selbst; lebt nach Heilung wieder auf",
  "on breach; comes back if cured": "bei Verstoß; lebt nach Heilung wieder auf",
  "on breach, cured within 30 days": "bei Verstoß; 30 Tage zur Heilung",
  "on breach if not cured within 30 days of notice": "bei Verstoß, wenn nicht binnen 30 Tagen geheilt",
  "on breach, automatic; also at any time on notice": "bei Verstoß, von selbst; auch jederzeit auf Mitteilung",
  "on breach; delete and cease use": "bei Verstoß; löschen und Nutzung beenden",
  "on breach; cease use": "bei Verstoß; Nutzung beenden",
  "on breach, at once; delete and cease use": "bei Verstoß, sofort; löschen und Nutzung beenden",
  "on breach, automatic; delete and cease use": "bei Verstoß, von selbst; löschen und Nutzung beenden",
  "at any time; destroy all copies and outputs": "jederzeit; alle Kopien und Ausgaben vernichten",
  "licensor's place": "Sitz des Lizenzgebers",
  "mainland China": "Festlandchina",
  "China (courts of Hangzhou)": "China (Gerichte in Hangzhou)",
  "China (Haidian court, Beijing)": "China (Gericht Haidian, Peking)",
  "France (courts of Paris)": "Frankreich (Gerichte in Paris)",
  California: "Kalifornien",
  "Hong Kong": "Hongkong",
  "written authorisation": "schriftliche Erlaubnis",
  "registration form": "Formular",
  "licence-on-request for commercial use": "Lizenz auf Anfrage für gewerbliche Nutzung",
  "databases only": "nur Datenbanken",
  data: "Daten",
  "Chinese text prevails": "der chinesische Text gilt",
  "bypassing is forbidden": "Umgehen ist verboten",
  "bypassing ends the licence": "Umgehen beendet die Lizenz",
  "encouraged only": "nur empfohlen",
  "model name in the UI above the thresholds": "Modellname in der Oberfläche oberhalb der Grenzen",
  "source code": "Quellcode",
  "program source": "Quelle des Programms",
  "corresponding source": "zugehörige Quelle",
  "covered files": "betroffene Dateien",
  "private only": "nur für sich selbst",
  "on request": "auf Anfrage",
  "agreement copy goes with whatever is made available": "Kopie des Vertrags mit allem, was bereitgestellt wird",
  "notice goes with works made from it that are used in public":
    "Vermerk bei Werken daraus, die öffentlich genutzt werden",
  "only the name that must be shown": "nur der Name, der gezeigt werden muss",
};
