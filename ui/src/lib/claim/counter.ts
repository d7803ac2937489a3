// What the pages of claims ask the counter, in one place.
import { error } from "@sveltejs/kit";
import { ask, type RequestName } from "$lib/ipc/ask";
import type { Day, SourceRow } from "$lib/ipc/bindings/counter";
import { asFault } from "$lib/ipc/fault";
import type { Claim, Offered, Outcome, ParseError } from "./shape";

/** A text in the three languages. */
export interface Wording {
  en: string;
  de: string;
  zh: string;
}
/** One way of counting. */
export interface Definition {
  id: string;
  version: number;
  rule: boolean;
  name: Wording;
  about: Wording;
}
/** What is kept of a claim besides its definition. */
export interface ClaimWords {
  /** The sentence, word for word. */
  sentence: string;
  /** Where it was said. */
  said_in: string | null;
  /** When it was said. */
  said_on: Day | null;
}
/** A kept claim in a list. */
export interface ClaimRow extends ClaimWords {
  id: string;
  text: string;
  claim: Claim;
  outcome: Pick<Outcome, "verdict" | "by_day" | "by_definition" | "hash" | "figures">;
}
/** An answer of an earlier day. */
export interface EarlierAnswer extends Pick<Outcome, "verdict" | "by_day" | "by_definition" | "hash"> {
  /** When it was first found. */
  at: number;
}
/** A claim weighed. */
export interface Weighed {
  text: string;
  claim: Claim;
  outcome: Outcome;
  sources: SourceRow[];
}
/** A kept claim with its answer. */
export interface ClaimPage extends Weighed {
  id: string;
  words: ClaimWords;
  history: EarlierAnswer[];
}
/** A citation in three forms. */
export interface Citation {
  text: string;
  bibtex: string;
  csl: string;
}
/** A statement of the guided tour. */
export interface TourStop {
  id: string;
  text: Wording;
  claims: Weighed[];
}

/** The questions about claims and their answers. */
interface ClaimRequests {
  definitions: { ask: Record<string, never>; answer: { definitions: Definition[] } };
  claims: { ask: Record<string, never>; answer: { claims: ClaimRow[] } };
  claim: { ask: { id: string }; answer: ClaimPage };
  claim_weigh: { ask: { text: string; at: Day | null }; answer: { wrong: ParseError | null; weighed: Weighed | null } };
  claim_put: { ask: { id: string | null; text: string } & ClaimWords; answer: { id: string } };
  claim_delete: { ask: { id: string }; answer: { undo: number } };
  claim_recognise: { ask: { text: string; published: Day | null }; answer: { offers: Offered[] } };
  claim_tour: { ask: Record<string, never>; answer: { published: Day; stops: TourStop[] } };
  claim_cite: { ask: { id: string; language: "en" | "de" | "zh" }; answer: Citation };
  claim_export: { ask: { id: string | null }; answer: { file_name: string; text: string } };
  claim_import: { ask: { text: string }; answer: { claims: number } };
}

/** Asks the counter about claims; what goes wrong is thrown as a fault. */
export async function askClaims<N extends keyof ClaimRequests>(
  name: N,
  given: ClaimRequests[N]["ask"],
): Promise<ClaimRequests[N]["answer"]> {
  const asked = ask as unknown as (name: RequestName | N, given: unknown) => Promise<ClaimRequests[N]["answer"]>;
  return asked(name, given);
}

/** The same for a page's `load`: a fault becomes the page that tells it. */
export async function askedClaims<N extends keyof ClaimRequests>(
  name: N,
  given: ClaimRequests[N]["ask"],
): Promise<ClaimRequests[N]["answer"]> {
  try {
    return await askClaims(name, given);
  } catch (thrown) {
    const fault = asFault(thrown);
    error(fault.code === "not_found" ? 404 : 500, { message: fault.detail, fault });
  }
}
