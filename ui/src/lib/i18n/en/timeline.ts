// The timeline.
import { speak } from "../speak";

const { n, count } = speak("en");

/** The timeline. */
export const timeline = {
  title: "Timeline",
  lead: "How many large models each country made, and what happened meanwhile",
  growth: "Models of 1 B parameters and more",
  none: "No model of this size and span has a day.",
  month: "Month",
  unsized: "New, of unknown size",
  unknown: "unknown",
  count: "What is counted",
  counts: { all: "Made so far", new: "New in the month" },
  original: "Only originals",
  from: "From",
  to: "To",
  start: "From the beginning",
  end: "Until the end",
  country: "Country",
  anywhere: "All countries",
  happened: "What happened",
  noEvents: "No event of this kind, country and span.",
  link: "Timeline",
  summary: (from: string, to: string, country: string, total: number) =>
    `From ${from} to ${to}, the most come from: ${country}, ${n(total)}.`,
  definition: (original: boolean) =>
    `${original ? "Models that are neither descendants nor copies" : "Repositories of models, descendants included"}, of 1 B parameters and more, by the seat of their maker and the month in which the repository was made.`,
  undated: (large: number, odd: number) => `${n(large)} more have no day, and ${n(odd)} neither day nor size.`,
  unrelated: (models: number) => `${n(models)} are left out because nobody says what they come from.`,
  events: (events: number) => count(events, { one: "{n} dated event", other: "{n} dated events" }),
};
