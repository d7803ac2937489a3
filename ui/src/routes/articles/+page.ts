// What is held in place of articles: the dated events.
import { asked } from "$lib/frame/asked";
import type { PageLoad } from "./$types";

const kinds = ["release", "licence", "policy", "market", "hardware", "ranking", "organisation"];

/** Asks for the events of the kind in the address up to its day, newest first. */
export const load: PageLoad = async ({ url }) => {
  const wanted = url.searchParams.get("kind") ?? "";
  const kind = kinds.includes(wanted) ? wanted : null;
  const at = url.searchParams.get("at");
  const until = at !== null && /^\d{4}(-\d\d){0,2}$/.test(at) ? at : null;
  const [about, events] = await Promise.all([
    asked("about", {}),
    asked("events", { from: null, until, kind, limit: 200 }),
  ]);
  return { about, events, kind, kinds, until };
};
