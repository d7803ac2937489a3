// The list of licences; what is searched and filtered stands in the address.
import { asked } from "$lib/frame/asked";
import type { LicencesAsk, LicencesPage } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

/** Rows a page of the list. */
const size = 100;

/** Asks for the first rows; the rest is asked for when it comes into view. */
export const load: PageLoad = async ({ url }): Promise<{ asked: LicencesAsk; list: LicencesPage }> => {
  const params = url.searchParams;
  const wanted: LicencesAsk = {
    query: params.get("q") ?? "",
    family: params.get("family"),
    with_terms: params.get("terms") === "1",
    offset: 0,
    limit: size,
  };
  return { asked: wanted, list: await asked("licences", wanted) };
};
