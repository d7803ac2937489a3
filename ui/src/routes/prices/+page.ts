// The offers and announced prices that match what stands in the address.
import { asked } from "$lib/frame/asked";
import type { PageLoad } from "./$types";

/** Asks for the first page of offers and for all announced prices that match. */
export const load: PageLoad = async ({ url }) => {
  const query = url.searchParams.get("q") ?? "";
  const view: "offers" | "war" = url.searchParams.get("view") === "war" ? "war" : "offers";
  return { query, view, page: await asked("prices", { query, offset: 0, limit: 100 }) };
};
