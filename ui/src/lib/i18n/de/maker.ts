// Makers: the list and one maker's page.
import type { maker as shape } from "../en/maker";
import { speak } from "../speak";

const { count, n } = speak("de");

const nameKind: Record<string, string> = {
  alias: "heißt auch",
  family: "Modellfamilie",
  affiliate: "verbunden",
  handle: "Hub-Name",
  modelscope: "ModelScope",
};
const eventKind: Record<string, string> = {
  release: "Veröffentlichung",
  licence: "Lizenz",
  policy: "Politik",
  market: "Markt",
  hardware: "Hardware",
  ranking: "Rangliste",
  organisation: "Organisation",
};

/** Makers: the list and one maker's page. */
export const maker = {
  area: "Hersteller",
  nameKind,
  eventKind,
  list: {
    title: "Hersteller",
    lead: (of: number, without: number) =>
      `${n(of)} Hersteller · ${count(without, { one: "{n} Modell", other: "{n} Modelle" })} von Besitzern ohne bekannten Hersteller`,
    search: "Name in jeder Schrift, Familie oder Hub-Name",
    country: "Sitz",
    unknown: "unbekannt",
    more: (rest: number) => `${n(rest)} weitere`,
    fewer: "Weniger",
    sort: "Reihenfolge",
    sorts: { models: "Meiste Modelle", downloads: "Meiste Abrufe", name: "Name" },
    total: (total: number, of: number) =>
      total === of ? `${n(of)} Hersteller` : `${n(total)} von ${n(of)} Herstellern`,
    name: "Hersteller",
    kind: "Art",
    city: "Ort",
    parent: "Gehört zu",
    models: "Modelle",
    downloads: "Abrufe",
    latest: "Neuestes",
    none: "So heißt kein Hersteller.",
    noneHint: "Besitzer von Repositories sind keine Hersteller, solange keine Quelle sagt, zu wem sie gehören.",
    clear: "Suche leeren",
    clearCountry: "Sitz lösen",
  },
  page: {
    seat: "Sitz",
    founded: "Gegründet",
    kind: "Art",
    parent: "Gehört zu",
    children: "Umfasst",
    unknownSeat: "nicht bekannt",
    models: "Modelle",
    allModels: (total: number) => `Alle ${n(total)} unter Modelle`,
    mostUsed: "die meistgenutzten",
    noModels: "Von diesem Hersteller ist kein Modell im Atlas.",
    names: "Namen",
    ambiguous: "bedeutet auch anderes",
    until: (date: string) => `bis ${date}`,
    from: (date: string) => `seit ${date}`,
    verdicts: "Wie seine Modelle stehen",
    verdictsSummary: (parts: string) => `Nach Lizenzurteil: ${parts}.`,
    licences: "Genutzte Lizenzen",
    noLicence: "keine angegeben",
    history: "Lizenzen im Lauf der Zeit",
    standings: "Beste Plätze in Ranglisten",
    board: "Rangliste",
    date: "Datum",
    rank: "Rang",
    model: "Modell",
    events: "Ereignisse",
    none: "nichts verzeichnet",
    search: "Seine Modelle suchen",
    cite: "Zitieren",
    cited: "Zitat kopiert",
    citation: (name: string, seat: string, models: number, date: string) =>
      `${name}${seat}: ${count(models, { one: "{n} Modell", other: "{n} Modelle" })} im Baimo-Atlas, Stand ${date}.`,
    seatIs: (country: string) => `, Sitz: ${country}`,
  },
} satisfies typeof shape;
