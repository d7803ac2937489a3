// A kept claim with its answer.
import { askedClaims } from "$lib/claim/counter";
import { i18n } from "$lib/i18n";
import type { PageLoad } from "./$types";

/** Asks for the claim, the definitions' names and the citation. */
export const load: PageLoad = async ({ params }) => {
  const [claim, { definitions }, cite] = await Promise.all([
    askedClaims("claim", { id: params.id }),
    askedClaims("definitions", {}),
    askedClaims("claim_cite", { id: params.id, language: i18n.language }),
  ]);
  return { claim, definitions, cite };
};
