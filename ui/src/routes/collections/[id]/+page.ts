// One collection.
import { ask } from "$lib/ipc/ask";
import { FaultError } from "$lib/ipc/fault";
import type { PageLoad } from "./$types";

/** Asks for the collection; an id that is no number names none. */
export const load: PageLoad = async ({ params, depends }) => {
  depends("baimo:shelf");
  const id = Number(params.id);
  if (!Number.isSafeInteger(id) || id < 0) {
    throw new FaultError({ code: "not_found", subject: params.id, detail: "a collection's number was expected" });
  }
  return { page: await ask("collection", { id }) };
};
