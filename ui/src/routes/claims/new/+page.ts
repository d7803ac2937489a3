// A claim to be made: with a text to begin with, or changed from a kept one.
import { asked } from "$lib/frame/asked";
import { askedClaims } from "$lib/claim/counter";
import type { PageLoad } from "./$types";

/** Asks for boards, definitions and the claim that is changed. */
export const load: PageLoad = async ({ url }) => {
  const id = url.searchParams.get("id");
  const [{ boards }, { definitions }, kept] = await Promise.all([
    asked("boards", {}),
    askedClaims("definitions", {}),
    id === null ? null : askedClaims("claim", { id }),
  ]);
  return { boards, definitions, kept };
};
