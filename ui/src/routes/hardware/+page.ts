// The chips that match what stands in the address.
import { asked } from "$lib/frame/asked";
import type { PageLoad } from "./$types";

const kinds = ["datacenter", "workstation", "consumer", "unified"];

/** Asks for the chips; a kind that does not exist is left aside. */
export const load: PageLoad = async ({ url }) => {
  const query = url.searchParams.get("q") ?? "";
  const wanted = url.searchParams.get("kind") ?? "";
  const kind = kinds.includes(wanted) ? wanted : null;
  return { query, kind, page: await asked("chips", { query, kind }) };
};
