// One maker.
import { asked } from "$lib/frame/asked";
import type { MakerPage } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

/** Asks for the maker. */
export const load: PageLoad = async ({ params }): Promise<{ maker: MakerPage }> => ({
  maker: await asked("maker", { maker: params.slug }),
});
