// The shapes of claims and of what comes of weighing them, as the engine gives them.
import type { Confidence, Day } from "$lib/ipc/bindings/counter";

/** The answer to a claim. */
export type ClaimVerdict = "holds" | "does_not_hold" | "depends" | "not_checkable" | "unknown";
/** How one figure stands to what was said. */
export type Stand = "holds" | "understated" | "fails" | "unknown";
/** A number that is not negative, in millionths. */
export type Millionths = number;
/** An exact number. */
export interface Exact {
  parts: number;
  of: number;
}
/** Why nothing could decide a statement. */
export type Reason = "forecast" | "opinion" | "vague" | "cause" | "out_of_scope";
/** What is missing, or wrong, or worth a word. */
export type Remark =
  | {
      is:
        | "no_snapshot"
        | "not_on_board"
        | "no_price"
        | "no_price_before"
        | "correction"
        | "no_licence"
        | "no_model"
        | "chain_open"
        | "disputed"
        | "inferred"
        | "architecture_only"
        | "no_event"
        | "coarse"
        | "no_facts"
        | "no_quantity";
    }
  | { is: "too_few_rows"; held: number }
  | { is: "unknown_rows"; rows: number }
  | { is: "bounded"; left_out: number }
  | { is: "unknown_candidates"; candidates: number }
  | { is: "wrong_unit"; suggestion: string }
  | { is: "no_definition"; id: string }
  | { is: "not_checkable"; why: Reason };
/** On what ground a row is attributed. */
export type Ground = "publisher" | "own" | "declared" | "documented" | "inferred" | "class" | "nothing";
/** What a step of the working does. */
export type Did =
  | "on_board"
  | "held"
  | "population"
  | "taken"
  | "corrected"
  | "attributed"
  | "left_unknown"
  | "counted"
  | "ranked"
  | "compared"
  | "price_before"
  | "price_after"
  | "change"
  | "followed";
/** One step of the working. */
export interface Step {
  did: Did;
  count: Exact;
  names: string[];
}
/** A row behind a figure. */
export interface CountedRow {
  place: number | null;
  words: string;
  model: string | null;
  counts: "yes" | "no" | "unknown";
  part: Exact;
  to: string[];
  chain: string[];
  ground: Ground;
  corrections: string[];
  sources: number[];
}
/** The figure under one definition on one day. */
export interface ClaimFigure {
  definition: string | null;
  asked: Day | null;
  date: Day | null;
  value: Exact | null;
  most: Exact | null;
  of: Exact | null;
  stand: Stand;
  firm: boolean;
  remarks: Remark[];
  rows: CountedRow[];
  working: Step[];
  found: string | null;
  sources: number[];
}
/** A claim weighed. */
export interface Outcome {
  verdict: ClaimVerdict;
  by_definition: boolean;
  by_day: boolean;
  undecided: number;
  figures: ClaimFigure[];
  remarks: Remark[];
  hash: string;
  engine: number;
  said: Millionths | null;
}
/** A day or a stretch of days. */
export type When = { is: "at"; day: Day } | { is: "during" | "once"; from: Day; until: Day };
/** Under which definitions a figure is asked for. */
export type Under = { is: "rules" } | { is: "all" } | { is: "named"; ids: string[] };
/** The relation between a figure and the number said. */
export type How = "exactly" | "at_least" | "at_most" | "more_than" | "fewer_than";
/** How a figure is compared with a number. */
export interface Compare {
  how: How;
  number: Millionths;
}
/** What a row or model must be to be counted. */
export type Filter =
  { by: "country" | "maker" | "licence" | "openness"; is: string } | { by: "over" | "under"; is: number };
/** A count or share in a board. */
export interface InRanking {
  filters: Filter[];
  top: number | null;
  board: string;
  when: When;
  under: Under;
  compare: Compare;
}
/** Which price. */
export type Direction = "input" | "output" | "cached";
/** A checkable statement. */
export type Claim =
  | ({ kind: "count" | "share" } & InRanking)
  | { kind: "rank"; model: string; board: string; when: When; compare: Compare }
  | { kind: "models"; filters: Filter[]; over: number | null; by: Day; under: Under; compare: Compare }
  | {
      kind: "price";
      model: string;
      provider: string | null;
      direction: Direction;
      currency: string;
      at: Day;
      from: Millionths | null;
      to: Millionths | null;
      percent: Millionths | null;
      fell: boolean;
    }
  | { kind: "licence"; model: string; licence: string; at: Day }
  | { kind: "descent"; model: string; from: string; by: "weights" | "architecture" }
  | {
      kind: "extreme";
      of: "first" | "largest" | { cheapest: { direction: Direction; currency: string } };
      model: string;
      filters: Filter[];
      at: Day;
    }
  | { kind: "event"; event: string; on: Day }
  | { kind: "unit"; words: string; measures: "size" | "training" | "context" }
  | { kind: "uncheckable"; why: Reason };
/** What a reading had to suppose. */
export type Supposed = "board" | "day" | "parameters" | "inheritance" | "direction";
/** A sentence and the claim it could be. */
export interface Offered {
  sentence: string;
  start: number;
  claim: Claim;
  text: string;
  confidence: Confidence;
  supposed: Supposed[];
}
/** The text is no claim, and where. */
export interface ParseError {
  at: number;
  expected: string;
  found: string;
}
