// What happened when; span, kind, country and what is counted stand in the address.
import { asked } from "$lib/frame/asked";
import type { PageLoad } from "./$types";

/** Asks for the timeline between the years in the address, up to its day. */
export const load: PageLoad = async ({ url }) => {
  const year = (name: string) => {
    const words = url.searchParams.get(name) ?? "";
    return /^(19|20)\d\d$/.test(words) ? words : null;
  };
  const at = url.searchParams.get("at");
  const day = at !== null && /^\d{4}(-\d\d){0,2}$/.test(at) ? at : null;
  const [from, to] = [year("from"), year("to")];
  const kind = url.searchParams.get("kind");
  const wanted = url.searchParams.get("country") ?? "";
  const country = /^[A-Z]{2}$/.test(wanted) ? wanted : null;
  const original = url.searchParams.has("original");
  // Nothing is told that came after the day that is set.
  const last = to === null ? null : `${to}-12-31`;
  const until = [last, day].filter((end) => end !== null).toSorted()[0] ?? null;
  const page = await asked("timeline", {
    from: from === null ? null : `${from}-01-01`,
    until,
    kind: kind === "" ? null : kind,
    country,
    original,
  });
  return { page, from, to, day, until, kind, country, original };
};
