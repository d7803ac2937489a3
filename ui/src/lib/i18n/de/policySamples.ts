// Was die Muster einer Richtlinie sagen. Die Worte sind auf Englisch hinterlegt.

/** The words as they are kept, and what they say. */
export const policySamples: Record<string, string> = {
  "A company that builds models into what it sells. Of all rules that match, the strictest holds: deny before ask before allow.":
    "Eine Firma, die Modelle in ihre Ware einbaut. Von allen zutreffenden Regeln gilt die strengste: deny vor ask vor allow.",
  'A licence that is missing or not recognised comes to "ask" at least, unless a rule names licence = "unknown".':
    'Eine fehlende oder nicht erkannte Lizenz ist mindestens "ask", es sei denn, eine Regel nennt licence = "unknown".',
  Company: "Firma",
  "Licences the OSI approves, cleared by counsel once for all. Copyleft is asked about below.":
    "Von der OSI anerkannte Lizenzen, vom Justiziariat ein für alle Mal freigegeben. Nach Copyleft wird unten gefragt.",
  "Permissive texts ask for a notice and no more.": "Freizügige Texte verlangen einen Vermerk und sonst nichts.",
  "Nothing is asked in return.": "Nichts wird dafür verlangt.",
  "What we build on it may have to be given away: look at how it is linked and shipped.":
    "Was wir darauf bauen, müsste womöglich offengelegt werden: ansehen, wie es verbunden und ausgeliefert wird.",
  "Offering it over a network already brings duties to publish.":
    "Schon das Anbieten über ein Netz verpflichtet zum Veröffentlichen.",
  "We have an office in the EU.": "Wir haben einen Sitz in der EU.",
  "Everything we do is commercial.": "Alles, was wir tun, ist gewerblich.",
  "A product cannot rest on rights that may be taken back.":
    "Ein Produkt kann nicht auf Rechten ruhen, die zurückgenommen werden können.",
  "An ancestor's licence refuses commerce, whatever the model itself says.":
    "Die Lizenz eines Vorfahren verweigert das Gewerbe, was auch immer das Modell selbst sagt.",
  "Without a licence all rights are reserved. Ask the maker, or take another model.":
    "Ohne Lizenz sind alle Rechte vorbehalten. Den Hersteller fragen oder ein anderes Modell nehmen.",
  "A research group: no commerce, but results, models and data are published.":
    "Eine Forschungsgruppe: kein Gewerbe, aber Ergebnisse, Modelle und Daten werden veröffentlicht.",
  "Research group": "Forschungsgruppe",
  "Somebody has to sign: ask the group's office before you fill in a form.":
    "Jemand muss unterschreiben: vor jedem Formular das Sekretariat der Gruppe fragen.",
  "We train on outputs now and then. With this model that is forbidden.":
    "Wir trainieren gelegentlich auf Ausgaben. Bei diesem Modell ist das verboten.",
  "A changed model could not be published with the paper.":
    "Ein geändertes Modell ließe sich nicht mit dem Aufsatz veröffentlichen.",
  "An experiment has to be repeatable in five years.": "Ein Versuch muss sich in fünf Jahren wiederholen lassen.",
  "Fine for a look; ask before anything is published on it.":
    "Zum Ansehen in Ordnung; fragen, bevor etwas darauf veröffentlicht wird.",
  "Results from a service that changes overnight cannot be checked.":
    "Ergebnisse eines Dienstes, der sich über Nacht ändert, lassen sich nicht prüfen.",
  "Somebody at home who runs models and shares a fine-tune now and then.":
    "Jemand, der zu Hause Modelle laufen lässt und ab und zu eine Feinabstimmung teilt.",
  "At home": "Zu Hause",
  "On my own machine I only try it out. I do not pass it on.":
    "Auf meinem eigenen Rechner probiere ich nur. Ich gebe es nicht weiter.",
  "A fine-tune that I share needs the maker's word at the front of its name.":
    "Eine Feinabstimmung, die ich teile, muss das Wort des Herstellers vorn im Namen tragen.",
  "No fine-tune of it may be shared.": "Keine Feinabstimmung davon darf geteilt werden.",
  "They want to know who I am.": "Sie wollen wissen, wer ich bin.",
};
