// The chips that match what stands in the address, or the model whose memory is asked for.
import { asked } from "$lib/frame/asked";
import { askOf } from "$lib/hardware/load";
import type { PageLoad } from "./$types";

const kinds = ["datacenter", "workstation", "consumer", "unified"];

/** What to begin with where no model is named: the most used ones whose size is known. */
const usual = {
  query: "params>0",
  sort: "popularity",
  reversed: false,
  offset: 0,
  limit: 8,
  at: null,
  facets: false,
  generation: 0,
} as const;

/** Asks for the chips; a kind that does not exist is left aside. */
export const load: PageLoad = async ({ url }) => {
  const query = url.searchParams.get("q") ?? "";
  const wanted = url.searchParams.get("kind") ?? "";
  const kind = kinds.includes(wanted) ? wanted : null;
  const view: "chips" | "memory" = url.searchParams.get("view") === "memory" ? "memory" : "chips";
  const memory = askOf(url.searchParams, url.searchParams.get("model") ?? "");
  const [page, popular] = await Promise.all([
    asked("chips", { query, kind }),
    view === "memory" && memory.repo === "" ? asked("search", usual) : null,
  ]);
  return { query, kind, view, memory, page, popular: popular?.rows.map((row) => row.repo) ?? [] };
};
