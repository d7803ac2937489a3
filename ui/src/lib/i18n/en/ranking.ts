// Rankings: boards on a day.
import { speak } from "../speak";

const { count, n, list } = speak("en");

/** Rankings: boards on a day. */
export const ranking = {
  area: "Rankings",
  title: (rows: number, date: string) => `Top ${n(rows)} on ${date}`,
  titleTen: (date: string) => `Top ten on ${date}`,
  noBoard: "This atlas holds no board",
  board: "Board",
  of: (of: number) => count(of, { one: "{n} model on the board", other: "{n} models on the board" }),
  held: (held: number) => count(held, { one: "the first row held", other: "the first {n} rows held" }),
  metricIs: (metric: string) => `score: ${metric}`,
  metric: {
    average: "mean of its benchmarks",
    rating: "rating from votes",
    elo: "Elo rating",
    score: "score",
  } as Record<string, string>,
  corrected: (corrections: number) =>
    count(corrections, {
      one: "raw data unchanged, {n} visible correction",
      other: "raw data unchanged, {n} visible corrections",
    }),
  asked: (asked: string, date: string) => `For ${asked} the last stored day holds: ${date}.`,
  rank: "Rank",
  model: "Model",
  publisher: "Publisher",
  root: "Weights root",
  licence: "Declared licence",
  score: "Score",
  interval: (low: string, high: string) => `${low} – ${high}`,
  unknown: "unknown",
  noMaker: "no known maker",
  noSignal: "no signal",
  ownRoot: "its own",
  notInAtlas: "not in the atlas",
  correction: (raw: string, value: string) => `Source said ${raw}, corrected to ${value}`,
  more: "Show all rows held",
  rule: {
    title: "Publisher",
    text: "Counted by publisher: a model counts for the country in which the maker that owns its repository has its seat. An owner without a known country counts as unknown, never as foreign.",
    from: (shown: number) => `First ${n(shown)} rows by publisher’s seat`,
  },
  share: {
    title: (country: string, rows: number) => `Publishers from ${country} among the first ${n(rows)}`,
    summary: (date: string, parts: readonly string[]) => `On ${date}: ${list(parts)}.`,
    part: (number: number, country: string) => `${n(number)} ${country}`,
    courseSummary: (country: string, from: string, to: string, least: number, most: number) =>
      `Publishers from ${country} from ${from} to ${to}: between ${n(least)} and ${n(most)} of the first rows.`,
    country: "Country shown",
  },
  figure: {
    tabs: "Figure",
    csv: "CSV",
    csvRows: "Save the table as CSV",
    date: "Date",
    of: "of",
  },
  slider: {
    label: "Stored days",
    snapshot: (number: number, of: number) => `Snapshot ${n(number)} of ${n(of)}`,
    ticks: "each tick is one stored day",
    previous: "Previous stored day",
    next: "Next stored day",
  },
  calendar: {
    title: "Choose a day",
    before: "Month before",
    after: "Next month",
    held: (day: string) => `${day}, stored`,
    holds: (day: string, held: string) => `${day}, where ${held} holds`,
    note: "Underlined days are stored; on any other day the last one before it holds.",
  },
  paths: {
    title: (board: string) => `${board}: paths over time`,
    link: "Paths over time",
    lead: "Ranks on the stored days; makers by their best row of the day. On days without a line a name is not among the rows held.",
    who: "Who is followed",
    models: "Models",
    makers: "Makers",
    maker: "Maker",
    rank: "Rank",
    score: "Score",
    onBoard: "On the board",
    add: "Follow another",
    drop: (name: string) => `Follow ${name} no longer`,
    none: "None of these is among the rows held of this board.",
    absent: (names: readonly string[]) => `Never among the rows held: ${list(names)}.`,
    events: "Meanwhile",
    noEvents: "No dated event of these makers or of rankings.",
    summary: (board: string, from: string, to: string, names: readonly string[]) =>
      `${board} from ${from} to ${to}: the ranks of ${list(names)}.`,
  },
  compare: {
    title: (board: string) => `${board}: two days`,
    link: "Compare with another day",
    heading: (from: string, to: string) => `${from} and ${to}`,
    with: "with",
    other: "Day to compare with",
    back: "Board",
    figure: "Two days beside each other",
    all: "all",
    only: "Rows shown",
    move: "Move",
    moves: { entered: "entered", left: "left", up: "up", down: "down", same: "same rank" },
    by: (move: string, ranks: number) => `${move} by ${n(ranks)}`,
    scoreFrom: "Score then",
    scoreTo: "Score later",
    sameDay: "Both are the same stored day.",
    partly: (rows: number) =>
      count(rows, {
        one: "Only the first row is held of one of these days: “entered” and “left” are said of the rows held.",
        other:
          "Only the first {n} rows are held of one of these days: “entered” and “left” are said of the rows held, not of the board.",
      }),
    definition:
      "Ranks as the board lists them; a model is the same on both days where its repository or, failing that, its name is.",
    none: "No row moved in this way.",
    drawn: (drawn: number, rows: number) => `${n(drawn)} of ${n(rows)} rows are drawn; the table has all.`,
    summary: (from: string, to: string, parts: readonly string[]) => `From ${from} to ${to}: ${list(parts)}.`,
  },
  events: "Events",
  noEvents: "No event is recorded around this day.",
  unknownNote:
    "Unknown is counted, never redistributed. The weights root stands beside each row, as far as edges are known; it is an indication with its ground, not a second count.",
  cite: "Cite",
  cited: "Citation copied",
  citation: (board: string, date: string, rows: number, parts: readonly string[], source: string) =>
    `${board}, state of ${date}: of the first ${n(rows)} rows by publisher’s seat ${list(parts)}. Source: ${source}. Computed with Baimo.`,
  keys: { table: "chart, table" },
};
