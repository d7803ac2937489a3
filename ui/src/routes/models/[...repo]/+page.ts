// One model and what the person made of it.
import { asked } from "$lib/frame/asked";
import type { Mine, ModelPage } from "$lib/ipc/bindings/counter";
import { shelf } from "$lib/shelf/shelf.svelte";
import type { PageLoad } from "./$types";

/** Asks for the model; a library that cannot be read leaves the person's part empty. */
export const load: PageLoad = async ({ params }): Promise<{ model: ModelPage; mine: Mine }> => {
  const model = await asked("model", { repo: params.repo });
  const mine = await shelf.mine({ kind: "model", key: model.repo });
  return { model, mine };
};
