// The Sync page, as long as nothing can be fetched.
import { speak } from "../speak";

const { count } = speak("en");

/** The Sync page, as long as nothing can be fetched. */
export const sync = {
  area: "Sync",
  title: "Sync",
  lead: "Only here, and only when you press a button, will Baimo ever use the network.",
  none: "This version cannot sync yet",
  noneText: "It has no code that could open a connection. What you see comes from the atlas that was built into it.",
  state: {
    starter: "Starter atlas",
    generated: "Generated atlas, for tests",
    synced: "Synced atlas",
  },
  composed: (date: string) => `composed ${date}`,
  asOf: (date: string) => `newest fact of ${date}`,
  sources: "Where the atlas comes from",
  source: "Source",
  date: "As of",
  licence: "Licence",
  gave: "What it gave",
  noDate: "not dated",
  log: "Network log",
  connections: (connections: number, time: string) =>
    `${count(connections, { one: "{n} connection", other: "{n} connections" })} since ${time}`,
  logEmpty: "The log is empty. It will list every connection with its purpose and size.",
  will: "What this page will hold",
  willList: [
    "One line for each source: when it was last asked, what is new, changed or gone, and how much must be fetched.",
    "A preview with its size before anything is fetched; pausing and resuming where it stopped.",
    "Mirrors, proxy and tokens; and a list of what became different for you.",
  ],
  holds: "What is there now",
  holdings: {
    models: "Models",
    makers: "Makers",
    edges: "Edges of lineage",
    licence_texts: "Licence texts",
    snapshots: "Stored days of boards",
    standings: "Rows on those days",
    offers: "Offers",
    prices: "Dated prices",
    chips: "Chips",
    events: "Events",
    sources: "Sources",
  },
  disk: (size: string) => `${size} on disk`,
  dayStart: "0:00",
  dayEnd: "24:00",
  more: (rest: number) => `Show ${count(rest, { one: "{n} more", other: "{n} more" })}`,
  fewer: "Show fewer",
  next: "Browse the atlas",
  open: (name: string) => `Open the address of ${name}`,
};
