// Makers: the list and one maker's page.
import { speak } from "../speak";

const { count, n } = speak("en");

const nameKind: Record<string, string> = {
  alias: "also called",
  family: "model family",
  affiliate: "affiliate",
  handle: "Hub handle",
  modelscope: "ModelScope",
};
const eventKind: Record<string, string> = {
  release: "Release",
  licence: "Licence",
  policy: "Policy",
  market: "Market",
  hardware: "Hardware",
  ranking: "Ranking",
  organisation: "Organisation",
};

/** Makers: the list and one maker's page. */
export const maker = {
  area: "Makers",
  nameKind,
  eventKind,
  list: {
    title: "Makers",
    lead: (of: number, without: number) =>
      `${count(of, { one: "{n} maker", other: "{n} makers" })} · ${count(without, { one: "{n} model", other: "{n} models" })} of owners without a known maker`,
    search: "Name in any script, family or handle",
    country: "Seat",
    unknown: "unknown",
    more: (rest: number) => `${n(rest)} more`,
    fewer: "Fewer",
    sort: "Order",
    sorts: { models: "Most models", downloads: "Most downloads", name: "Name" },
    total: (total: number, of: number) =>
      total === of
        ? count(of, { one: "{n} maker", other: "{n} makers" })
        : `${n(total)} of ${count(of, { one: "{n} maker", other: "{n} makers" })}`,
    name: "Maker",
    kind: "Kind",
    city: "City",
    parent: "Belongs to",
    models: "Models",
    downloads: "Downloads",
    latest: "Newest",
    none: "No maker goes by these words.",
    noneHint: "Owners of repositories are not makers until a source says whose they are.",
    clear: "Clear the search",
    clearCountry: "Clear the seat",
  },
  page: {
    seat: "Seat",
    founded: "Founded",
    kind: "Kind",
    parent: "Belongs to",
    children: "Includes",
    unknownSeat: "not known",
    models: "Models",
    allModels: (total: number) => `All ${n(total)} in Models`,
    mostUsed: "the most used",
    noModels: "No model of this maker is in the atlas.",
    names: "Names",
    ambiguous: "also means other things",
    until: (date: string) => `until ${date}`,
    from: (date: string) => `since ${date}`,
    verdicts: "How its models stand",
    verdictsSummary: (parts: string) => `By licence verdict: ${parts}.`,
    licences: "Licences in use",
    noLicence: "none given",
    history: "Licences over time",
    standings: "Best places on boards",
    board: "Board",
    date: "Date",
    rank: "Rank",
    model: "Model",
    events: "Events",
    none: "nothing recorded",
    search: "Find its models",
    cite: "Cite",
    cited: "Citation copied",
    citation: (name: string, seat: string, models: number, date: string) =>
      `${name}${seat}: ${count(models, { one: "{n} model", other: "{n} models" })} in the Baimo atlas, as of ${date}.`,
    seatIs: (country: string) => `, seat in ${country}`,
  },
};
