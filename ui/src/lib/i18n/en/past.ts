// What became of a model: its state, its dated changes, its counters, its card and licence files.
import { speak } from "../speak";

const { count, n } = speak("en");

/** States of a repository. */
const state: Record<string, string> = {
  there: "public",
  private: "private",
  disabled: "disabled",
  gone: "gone",
};

/** How a repository is gated. */
const gate: Record<string, string> = {
  open: "open",
  auto: "after consent",
  manual: "after approval",
};

/** Tracked fields. */
const field: Record<string, string> = {
  licence: "Licence",
  parents: "Parents",
  gated: "Access",
  repo: "Name",
  recreated: "Made anew",
  state: "State",
  task: "Task",
  library: "Library",
};

/** What became of a model. */
export const past = {
  state,
  gate,
  field,
  nothing: "none",
  banner: {
    title: {
      gone: (day: string) => `Gone from the Hub, seen on ${day}`,
      private: (day: string) => `No longer public on the Hub, seen on ${day}`,
      disabled: (day: string) => `Disabled on the Hub, seen on ${day}`,
    },
    titleUndated: {
      gone: "Gone from the Hub",
      private: "No longer public on the Hub",
      disabled: "Disabled on the Hub",
    },
    text: (descendants: number) =>
      `What you see is its last state. Licence, lineage${descendants === 0 ? "" : `, ${count(descendants, { one: "{n} descendant", other: "{n} descendants" })}`} and your notes stay readable.`,
    unknownWhy: "The Hub does not say why.",
  },
  history: {
    title: "History",
    changes: (changes: number) => count(changes, { one: "{n} change", other: "{n} changes" }),
    none: "No change was seen so far. Every sync compares licence, parents, access, name and state.",
    from: (was: string, became: string) => `${was} → ${became}`,
    seen: "The day is that of the sync which saw it; the change itself may be older.",
    more: (rest: number) => `${n(rest)} more`,
    fewer: "Fewer",
  },
  counters: {
    title: "Downloads over time",
    summary: (from: string, to: string, first: string, last: string) =>
      `Downloads in 30 days: ${from} on ${first}, ${to} on ${last}.`,
    one: "One sample so far; a line needs two syncs.",
    date: "Date",
    downloads: "Downloads (30 days)",
    likes: "Likes",
    view: "Downloads over time as",
    chart: "Chart",
    table: "Table",
  },
  card: {
    title: "Card",
    of: (day: string) => `fetched on ${day}`,
    show: "Read the card",
    cut: (letters: number) => `Only its first ${n(letters)} characters are kept.`,
    theirs: "The maker’s own words, as plain text.",
  },
  files: {
    title: "Licence files",
    versions: (files: number) => count(files, { one: "{n} version", other: "{n} versions" }),
    seen: (first: string, last: string) => `seen ${first} to ${last}`,
    once: (day: string) => `seen on ${day}`,
    show: "Read the newest text",
    hash: "SHA-256",
    theirs: "As it stands in the repository. The terms shown above are those of the licence the model declares.",
  },
};
