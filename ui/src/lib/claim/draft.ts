// A claim while it is filled in by form, and the text it becomes. The text is what is weighed and kept.
import type { Claim, Direction, Filter, How, Millionths, Reason, Under, When } from "./shape";

/** The kinds a form can write, in its order. */
export const kinds = [
  "count",
  "share",
  "rank",
  "models",
  "price",
  "licence",
  "descent",
  "extreme",
  "event",
  "unit",
  "uncheckable",
] as const satisfies readonly Claim["kind"][];

/** What a form holds; everything is text as long as it is typed. */
export interface Draft {
  kind: Claim["kind"];
  filters: { by: Filter["by"]; is: string }[];
  scope: "top" | "all";
  top: string;
  board: string;
  when: When["is"];
  day: string;
  until: string;
  under: Under["is"];
  named: string[];
  how: How;
  number: string;
  model: string;
  other: string;
  over: string;
  direction: Direction;
  currency: string;
  provider: string;
  before: string;
  after: string;
  percent: string;
  fell: boolean;
  by: "weights" | "architecture";
  extreme: "first" | "largest" | "cheapest";
  measures: "size" | "training" | "context";
  why: Reason;
}

/** An empty form: a count of a country in the first ten rows. */
export function blank(board: string, day: string): Draft {
  return {
    kind: "count",
    filters: [{ by: "country", is: "" }],
    scope: "top",
    top: "10",
    board,
    when: "at",
    day,
    until: "",
    under: "rules",
    named: [],
    how: "exactly",
    number: "",
    model: "",
    other: "",
    over: "",
    direction: "input",
    currency: "CNY",
    provider: "",
    before: "",
    after: "",
    percent: "",
    fell: true,
    by: "weights",
    extreme: "first",
    measures: "size",
    why: "vague",
  };
}

const bare = /^[\p{L}\p{N}\-._/:+@]+$/u;

function quoted(words: string): string {
  return `"${words.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** A name as the language writes it: bare where that can be read back, else in quotes. */
function name(words: string): string {
  return bare.test(words) && words !== "all" && words !== "rules" ? words : quoted(words);
}

const hows: Readonly<Record<How, string>> = {
  exactly: "",
  at_least: "at least ",
  at_most: "at most ",
  more_than: "more than ",
  fewer_than: "fewer than ",
};

/** The number as the language writes it: a comma for the point is understood, nothing else is changed. */
function plain(number: string): string {
  return number.trim().replace(/^(\d+),(\d+)$/, "$1.$2");
}

function filterText({ by, is }: Draft["filters"][number]): string {
  const words = is.trim();
  if (words === "") return "";
  if (by === "over") return ` larger than ${words}`;
  if (by === "under") return ` smaller than ${words}`;
  return ` ${by} ${by === "country" ? words.toUpperCase() : name(words)}`;
}

function underText({ under, named }: Draft): string {
  if (under === "all") return " under all";
  return under === "named" && named.length > 0 ? ` under ${named.map(name).join(", ")}` : "";
}

function whenText({ when, day, until }: Draft): string {
  return when === "at" ? `at ${day}` : `${when} ${day} to ${until}`;
}

/** The claim as text; what is missing is left out, and reading it says where. */
export function compose(draft: Draft): string {
  const filters = draft.filters.map(filterText).join("");
  const compare = `is ${hows[draft.how]}${plain(draft.number)}`;
  const scope = draft.scope === "all" ? "all" : `top ${draft.top.trim()}`;
  switch (draft.kind) {
    case "count":
    case "share":
      return `${draft.kind}${filters} in ${scope} of ${name(draft.board)} ${whenText(draft)}${underText(draft)} ${compare}${draft.kind === "share" ? "%" : ""}`;
    case "rank":
      return `rank of ${quoted(draft.model)} on ${name(draft.board)} ${whenText(draft)} ${compare}`;
    case "models": {
      const over = draft.over.trim() === "" ? "" : ` over ${draft.over.trim()}`;
      return `models${filters}${over} by ${draft.day}${underText(draft)} ${compare}`;
    }
    case "price":
      return priceText(draft);
    case "licence":
      return `licence of ${quoted(draft.model)} at ${draft.day} is ${name(draft.other)}`;
    case "descent":
      return `descent of ${quoted(draft.model)} from ${quoted(draft.other)} by ${draft.by}`;
    case "extreme": {
      const of = draft.extreme === "cheapest" ? `cheapest ${draft.direction} in ${draft.currency}` : draft.extreme;
      return `${of} of${filters} at ${draft.day} is ${quoted(draft.model)}`;
    }
    case "event":
      return `event ${quoted(draft.other)} on ${draft.day}`;
    case "unit":
      return `unit of ${quoted(draft.other)} for ${draft.measures}`;
    case "uncheckable":
      return `uncheckable ${draft.why.replaceAll("_", "-")}`;
  }
}

function priceText(draft: Draft): string {
  const provider = draft.provider.trim() === "" ? "" : ` provider ${quoted(draft.provider.trim())}`;
  const said = [
    draft.before.trim() === "" ? "" : ` from ${plain(draft.before)}`,
    draft.after.trim() === "" ? "" : ` to ${plain(draft.after)}`,
    draft.percent.trim() === "" ? "" : ` ${draft.fell ? "fell" : "rose"} ${plain(draft.percent)}%`,
  ];
  return `price of ${quoted(draft.model)}${provider} ${draft.direction} in ${draft.currency.trim().toUpperCase()} at ${draft.day}${said.join("")}`;
}

function digits(number: Millionths | null): string {
  return number === null ? "" : String(number / 1_000_000);
}

function sizeText(params: number): string {
  for (const [by, sign] of [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "K"],
  ] as const) {
    if (params > 0 && params % by === 0) return `${String(params / by)}${sign}`;
  }
  return String(params);
}

function filtersOf(filters: readonly Filter[]): Draft["filters"] {
  return filters.map(({ by, is }) => ({ by, is: typeof is === "number" ? sizeText(is) : is }));
}

function whenOf(when: When): Pick<Draft, "when" | "day" | "until"> {
  return when.is === "at"
    ? { when: "at", day: when.day, until: "" }
    : { when: when.is, day: when.from, until: when.until };
}

function underOf(under: Under): Pick<Draft, "under" | "named"> {
  return { under: under.is, named: under.is === "named" ? under.ids : [] };
}

function rankedOf(claim: Extract<Claim, { kind: "count" | "share" }>): Partial<Draft> {
  return {
    filters: filtersOf(claim.filters),
    scope: claim.top === null ? "all" : "top",
    ...(claim.top === null ? {} : { top: String(claim.top) }),
    board: claim.board,
    ...whenOf(claim.when),
    ...underOf(claim.under),
    how: claim.compare.how,
    number: digits(claim.compare.number),
  };
}

function pricedOf(claim: Extract<Claim, { kind: "price" }>): Partial<Draft> {
  return {
    model: claim.model,
    provider: claim.provider ?? "",
    direction: claim.direction,
    currency: claim.currency,
    day: claim.at,
    before: digits(claim.from),
    after: digits(claim.to),
    percent: digits(claim.percent),
    fell: claim.fell,
  };
}

/** The form that would write a claim; the rest of it stays as it was. */
export function draftOf(claim: Claim, was: Draft): Draft {
  const draft: Draft = { ...was, kind: claim.kind };
  switch (claim.kind) {
    case "count":
    case "share":
      return { ...draft, ...rankedOf(claim) };
    case "rank":
      return {
        ...draft,
        model: claim.model,
        board: claim.board,
        ...whenOf(claim.when),
        how: claim.compare.how,
        number: digits(claim.compare.number),
      };
    case "models":
      return {
        ...draft,
        filters: filtersOf(claim.filters),
        over: claim.over === null ? "" : sizeText(claim.over),
        day: claim.by,
        ...underOf(claim.under),
        how: claim.compare.how,
        number: digits(claim.compare.number),
      };
    case "price":
      return { ...draft, ...pricedOf(claim) };
    case "licence":
      return { ...draft, model: claim.model, other: claim.licence, day: claim.at };
    case "descent":
      return { ...draft, model: claim.model, other: claim.from, by: claim.by };
    case "extreme":
      return {
        ...draft,
        model: claim.model,
        filters: filtersOf(claim.filters),
        day: claim.at,
        ...(typeof claim.of === "string"
          ? { extreme: claim.of }
          : { extreme: "cheapest", direction: claim.of.cheapest.direction, currency: claim.of.cheapest.currency }),
      };
    case "event":
      return { ...draft, other: claim.event, day: claim.on };
    case "unit":
      return { ...draft, other: claim.words, measures: claim.measures };
    case "uncheckable":
      return { ...draft, why: claim.why };
  }
}
