// Prices: offers by the token and the price war.
import { speak } from "../speak";

const { count, n } = speak("en");

/** Prices: offers by the token and the price war. */
export const price = {
  area: "Prices",
  title: "Prices",
  lead: (of: number) =>
    `${count(of, { one: "{n} offer", other: "{n} offers" })} by the token · per million tokens, in the offer’s own currency`,
  search: "Model, provider or maker",
  total: (total: number, of: number) =>
    total === of
      ? count(of, { one: "{n} offer", other: "{n} offers" })
      : `${n(total)} of ${count(of, { one: "{n} offer", other: "{n} offers" })}`,
  tabs: "What is shown",
  offers: "Offers",
  war: "Price war",
  model: "Model",
  provider: "Provider",
  maker: "Maker",
  input: "In",
  output: "Out",
  inputNow: "Read, per million tokens",
  outputNow: "Written, per million tokens",
  course: "Course",
  since: "Since",
  until: "Until",
  offered: "still offered",
  none: "No offer goes by these words.",
  noneHint: "Only offers by the token whose history is held are listed.",
  clear: "Clear the search",
  more: "Show more",
  chart: {
    title: (name: string) => `Price of ${name}`,
    scale: "logarithmic scale",
    linear: "scale from zero",
    input: "in",
    output: "out",
    summary: (name: string, from: string, to: string, first: string, last: string) =>
      `${name}: in ${from} at ${first}, ${to} at ${last}, per million tokens.`,
    date: "From",
    chart: "Chart",
    table: "Table",
    view: "How it is shown",
    choose: "Choose an offer to see its course.",
    openModel: "Open the model",
    unit: "per million tokens",
    recent: (steps: number) => `The last ${n(steps)} steps are drawn; the model’s page holds more.`,
    single: "One price is held; there is no course to draw.",
  },
  cuts: {
    lead: "Announced list prices in yuan per million tokens, the newest first. The wave of May 2024 and what followed.",
    date: "Date",
    model: "Model as announced",
    direction: "For",
    kind: "What",
    before: "Before",
    after: "After",
    change: "Change",
    free: "free",
    none: "No announced price matches.",
    directions: { input: "in", output: "out", "input, cache hit": "in, from cache" } as Record<string, string>,
    kinds: {
      cut: "Cut",
      rise: "Rise",
      launch: "Launch",
      free: "Free of charge",
      promotion: "Promotion",
      "off-peak": "Off-peak",
    } as Record<string, string>,
    file: "baimo-price-war",
    csv: "CSV",
  },
};
