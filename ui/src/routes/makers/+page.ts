// The list of makers; what is searched, filtered and sorted stands in the address.
import { asked } from "$lib/frame/asked";
import type { MakersAsk, MakersPage, MakersSort } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

/** Rows a page of the list. */
const size = 100;

function asSort(words: string | null): MakersSort {
  return words === "downloads" || words === "name" ? words : "models";
}

/** Asks for the first rows; the rest is asked for when it comes into view. */
export const load: PageLoad = async ({ url }): Promise<{ asked: MakersAsk; list: MakersPage }> => {
  const params = url.searchParams;
  const wanted: MakersAsk = {
    query: params.get("q") ?? "",
    country: params.get("country"),
    sort: asSort(params.get("sort")),
    offset: 0,
    limit: size,
  };
  return { asked: wanted, list: await asked("makers", wanted) };
};
