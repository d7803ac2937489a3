// Die Seite Abgleich: Plan, Fortgang, Quellen, Neuigkeiten, Protokoll.
import type { Digest, FaultKind, Outcome } from "$lib/ipc/bindings/counter";
import type { sync as shape } from "../en/sync";
import { speak } from "../speak";

const { count, n } = speak("de");

const models = { one: "{n} Modell", other: "{n} Modellen" };

const outcome: Record<Outcome, string> = {
  done: "Alles wurde geholt.",
  partly: "Einige Quellen wurden nicht fertig. Was geholt wurde, ist hier; der Rest kommt beim nächsten Abgleich.",
  cancelled: "Du hast abgebrochen. Was geholt wurde, ist hier; der nächste Abgleich macht dort weiter.",
  cut_off: "Baimo wurde mittendrin beendet. Was geholt wurde, ist hier; der nächste Abgleich macht dort weiter.",
  failed: "Der Atlas ließ sich nicht weiterschreiben. Was vorher gesichert war, ist unversehrt.",
};

const fault: Record<FaultKind, (host: string) => string> = {
  unreachable: (host) => `${host} ist nicht erreichbar.`,
  too_slow: (host) => `${host} antwortet zu langsam; das Warten wurde beendet.`,
  limited: (host) => `${host} verlangt eine längere Pause, als ein Abgleich wartet.`,
  refused: (host) => `${host} hat die Anfrage abgelehnt.`,
  token: (host) =>
    `${host} nimmt den Zugangsschlüssel nicht an. Prüfe ihn unter „Quellen und Spiegel“ oder vergiss ihn.`,
  too_large: (host) => `${host} schickt mehr, als stimmen kann; das Laden wurde beendet.`,
  astray: (host) => `${host} verweist auf eine andere Adresse; Baimo folgt ihr nicht.`,
  strange: (host) => `${host} antwortet mit etwas anderem, oft der Anmeldeseite eines Netzes. Prüfe die Verbindung.`,
  loop: (host) => `${host} wiederholt seine Seiten ohne Ende; das Laden wurde beendet.`,
  endpoint: () => "Die Adresse des Spiegels ist nicht brauchbar. Prüfe sie unter „Quellen und Spiegel“.",
  disk: () => "Der Atlas ließ sich nicht schreiben. Prüfe den freien Platz und die Rechte des Datenordners.",
};

/** Die Seite Abgleich. */
export const sync = {
  area: "Abgleich",
  title: "Abgleich",
  lead: "Nur hier und nur auf deinen Klick geht Baimo ins Netz.",
  places: "Quellen",
  column: {
    source: "Quelle",
    last: "Zuletzt",
    new: "Neu",
    changed: "Geändert",
    gone: "Fort",
    size: "Größe",
    state: "Stand",
  },
  gives: {
    hub: "Modelle, Lizenzen, Downloads",
    modelscope: "Namen und Downloads in China",
    open_llm: "zwei archivierte Ranglisten",
    arena: "datierte Ränge aus Abstimmungen",
    arena_catalog: "die Text-Rangliste, wie 2025 veröffentlicht",
    openrouter: "Preise je Token",
    models_dev: "Preise und Grenzen",
    litellm: "Preise vieler Anbieter",
    spdx: "Lizenzliste und Texte",
    licence_files: "wie sie bei den Gewichten liegen",
    cards: "in den Worten der Hersteller",
  },
  own: { cards: "Modellkarten", licence_files: "Lizenzdateien" },
  mirror: (host: string) => `Spiegel: ${host}`,
  switchAll: "Alle Quellen",
  switch: (name: string) => `${name} abgleichen`,
  about: (size: string) => `≈ ${size}`,
  planned: "Für den nächsten Abgleich geplant",
  stand: {
    done: "fertig",
    due: "fällig",
    running: "läuft",
    waiting: "wartet",
    retryLater: "später erneut",
    goesOn: "geht weiter",
    stopped: "angehalten",
    never: "nie",
    skipped: "ausgelassen",
    off: "aus",
  },
  fault,
  faultFirst: "Von dort ist noch nichts hier. Der nächste Abgleich versucht es erneut.",
  faultKept: (day: string) => `Was bis ${day} geholt wurde, gilt weiter. Der nächste Abgleich versucht es erneut.`,
  retryPlace: (name: string) => `${name} erneut versuchen`,
  waits: (host: string, time: string) => `${host} bittet um eine Pause: noch ${time}.`,
  held: {
    title: (gone: number, of: number, ofModels: boolean) =>
      `${n(gone)} von ${count(of, ofModels ? models : { one: "{n} Eintrag", other: "{n} Einträgen" })} sind nicht mehr gelistet`,
    text: "Das ist mehr als ein Fünftel und kann ein Fehler der Quelle sein. Noch wurde nichts als fort vermerkt.",
    believe: "Sie sind fort",
    believeText: "Ab heute gelten sie als fort; ihr letzter Stand bleibt lesbar.",
    aside: "Beiseitelegen",
    asideText: "Alles bleibt, wie es ist; der nächste volle Abgleich sieht wieder nach.",
  },
  drift: {
    title: (fields: number) =>
      count(fields, { one: "{n} Feld hat seine Form geändert", other: "{n} Felder haben ihre Form geändert" }),
    text: "Die Quelle schreibt sie anders als früher. Bekanntes bleibt; ein neueres Baimo kann sie vielleicht lesen.",
    missing: (share: string) => `fehlt oder ist unlesbar, in ${share} mehr als vorher`,
  },
  odd: {
    title: (records: number) =>
      count(records, { one: "{n} Datensatz wurde beiseitegelegt", other: "{n} Datensätze wurden beiseitegelegt" }),
    text: "Sie ließen sich nicht als Ganzes lesen. Alles andere auf ihren Seiten wurde übernommen.",
    seen: (first: string, last: string) => `${first} bis ${last}`,
    more: (rest: number) => `und ${n(rest)} weitere`,
  },
  running: {
    label: "Laufender Abgleich",
    beginning: "Es geht los",
    one: (name: string) => `${name} · wird geholt`,
    several: (name: string, others: number) => `${name} und ${n(others)} weitere · wird geholt`,
    settling: "Ränge, Lizenzen und Abstammung werden berechnet",
    cancelling: "Wird beendet",
    records: (rows: number) => count(rows, { one: "{n} Zeile", other: "{n} Zeilen" }),
    recordsOf: (rows: number, of: number) => `${n(rows)} von ${count(of, { one: "{n} Zeile", other: "{n} Zeilen" })}`,
    settled: (done: string, of: string) => `${done} von ${of} Modellen`,
    left: (time: string) => `noch etwa ${time}`,
    bytesOf: (bytes: string, of: string) => `${bytes} von ${of}`,
    text: "Abbrechen verliert nichts: Fertige Quellen bleiben, diese macht beim nächsten Mal auf derselben Seite weiter. Du kannst weiterarbeiten.",
    settlingText:
      "Es wird nichts mehr geholt. Bis dies fertig ist, antwortet der Atlas mit seinem bisherigen Stand. Was auf später bleibt, geschieht beim nächsten Start.",
    cancellingText: "Die letzte Seite wird noch gesichert. Neue Verbindungen gibt es keine mehr.",
    later: "Später fertig",
  },
  plan: {
    preview: "Vorschau:",
    rest: (time: string, size: string, growth: string | null) =>
      `, etwa ${time}, dann ${size} auf der Platte${growth === null ? "" : ` (+${growth})`}`,
    requests: (requests: number, places: number) =>
      `${count(requests, { one: "{n} Anfrage", other: "{n} Anfragen" })} an ${count(places, { one: "{n} Quelle", other: "{n} Quellen" })}; ohne ein Paket berechnet`,
    fresh: "Alles Eingeschaltete ist frisch. Es gibt nichts zu holen.",
    noneOn: "Keine Quelle ist eingeschaltet.",
    room: (free: string, needed: string) => `Beim Atlas sind nur ${free} frei; gebraucht werden etwa ${needed}.`,
    now: "Jetzt abgleichen",
    resume: "Fortsetzen",
    again: "Erneut holen",
  },
  first: {
    title: "Noch nie abgeglichen",
    holds: (held: number, makers: number, licences: number) =>
      `Der Grundatlas enthält ${count(held, { one: "{n} Modell", other: "{n} Modelle" })}, ${n(makers)} Hersteller und ${count(licences, { one: "{n} Lizenz", other: "{n} Lizenzen" })}.`,
    asOf: (day: string) => `Sein neuester Fakt ist vom ${day}.`,
    stays: "Ein Abgleich fügt hinzu und nimmt dir nichts weg.",
    choose: "Wie viel des Hubs der erste Abgleich holt",
    cost: (size: string, time: string, disk: string) => `${size}, etwa ${time}, dann ${disk} auf der Platte`,
  },
  scope: { core: "Kern", everything: "Alles" },
  scopeText: {
    core: "Die Modelle, die genutzt werden, mit Karten und Lizenzdateien.",
    everything: "Alle Modelle des Hubs, Millionen, in kurzen Datensätzen.",
  },
  digest: {
    title: "Neu für dich",
    of: (day: string, time: string) => `Abgleich vom ${day}, ${time}`,
    never: "Nach dem ersten Abgleich steht hier, was anders ist: Lizenzen, verschwundene Modelle, Ränge, Preise.",
    nothing: "Nichts ist anders geworden.",
    outcome,
    yours: (changes: number) =>
      count(changes, { one: "{n} Änderung an dem, was du behältst", other: "{n} Änderungen an dem, was du behältst" }),
    claims: (claims: number) =>
      count(claims, {
        one: "{n} Behauptung hat eine andere Antwort",
        other: "{n} Behauptungen haben eine andere Antwort",
      }),
    licences: (changes: number) =>
      count(changes, { one: "{n} Lizenz hat sich geändert", other: "{n} Lizenzen haben sich geändert" }),
    texts: (texts: number) => count(texts, { one: "{n} neuer Lizenztext", other: "{n} neue Lizenztexte" }),
    gone: (gone: number) =>
      count(gone, {
        one: "{n} Modell ist fort; sein letzter Stand bleibt lesbar",
        other: "{n} Modelle sind fort; ihr letzter Stand bleibt lesbar",
      }),
    new: (added: number) => count(added, { one: "{n} neues Modell", other: "{n} neue Modelle" }),
    changed: (changed: number) => count(changed, { one: "{n} Modell geändert", other: "{n} Modelle geändert" }),
    renamed: (renamed: number) => count(renamed, { one: "{n} Modell umbenannt", other: "{n} Modelle umbenannt" }),
    boards: (boards: number) =>
      count(boards, { one: "{n} Rangliste mit neuem Stand", other: "{n} Ranglisten mit neuem Stand" }),
    days: (days: number, day: string) => `${count(days, { one: "{n} neuer Tag", other: "{n} neue Tage" })}, bis ${day}`,
    leads: (leader: string) => `${leader} führt`,
    leadsNow: (leader: string, before: string) => `Jetzt führt ${leader}, vorher ${before}`,
    prices: (prices: number, largest: string | null) => {
      const moved = count(prices, { one: "{n} Preis geändert", other: "{n} Preise geändert" });
      return largest === null ? moved : `${moved}, am stärksten um ${largest}`;
    },
    from: (was: string, became: string) => `${was} → ${became}`,
    percent: (share: string, fell: boolean) => `${fell ? "−" : "+"}${share}`,
    more: (rest: number) => `und ${n(rest)} weitere`,
    sum: (bytes: string, grew: string, shrank: boolean) =>
      `${bytes} übertragen; der Atlas ist ${grew} ${shrank ? "kleiner" : "größer"}.`,
    odd: (records: number) =>
      count(records, { one: "{n} Datensatz wurde beiseitegelegt.", other: "{n} Datensätze wurden beiseitegelegt." }),
  },
  log: "Netzprotokoll",
  connections: (connections: number, time: string) =>
    `${count(connections, { one: "{n} Verbindung", other: "{n} Verbindungen" })} seit ${time}`,
  openNow: (open: number) =>
    `${count(open, { one: "{n} Verbindung", other: "{n} Verbindungen" })} offen, vom Abgleich geöffnet`,
  logEmpty: "Das Protokoll ist leer: Es wurde nie eine Verbindung geöffnet.",
  logAll: "Alle Zeilen",
  logTitle: "Alle Verbindungen",
  logCount: (from: number, to: number, total: number) =>
    `Zeile ${n(from)} bis ${n(to)} von ${n(total)}, neueste zuerst.`,
  logFile: "Datei:",
  newer: "Neuere Zeilen",
  older: "Ältere Zeilen",
  saveCsv: "Als CSV sichern",
  saveJson: "Als JSON-Zeilen sichern",
  call: {
    open: "offen",
    none: "keine Antwort",
    status: (status: number) => String(status),
    received: "empfangen",
    sent: "gesendet",
  },
  promise: (version: string) =>
    `Gesendet werden nur Anfragen, unter dem Namen baimo/${version}. Keine Kennung, keine Nutzungsdaten.`,
  promiseToken: "Dein Zugangsschlüssel geht nur an den Hub.",
  dayStart: "0 Uhr",
  dayEnd: "24 Uhr",
  said: {
    began: "Der Abgleich hat begonnen",
    ended: "Der Abgleich ist beendet",
    outcome: ({ outcome: how, new_models: added, changed_models: changed }: Digest) =>
      how === "done" || how === "partly"
        ? `Abgeglichen: ${count(added, { one: "{n} neues Modell", other: "{n} neue Modelle" })}, ${n(changed)} geändert`
        : outcome[how],
  },
  keys: { start: "abgleichen", resume: "fortsetzen", cancel: "abbrechen" },
} satisfies typeof shape;
