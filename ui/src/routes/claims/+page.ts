// The kept claims, or the guided tour.
import { askedClaims } from "$lib/claim/counter";
import type { PageLoad } from "./$types";

/** Asks for what the chosen part shows. */
export const load: PageLoad = async ({ url }) => {
  const view = url.searchParams.get("view");
  const [{ claims }, { definitions }, tour] = await Promise.all([
    askedClaims("claims", {}),
    askedClaims("definitions", {}),
    view === "tour" ? askedClaims("claim_tour", {}) : null,
  ]);
  return { claims, definitions, tour };
};
