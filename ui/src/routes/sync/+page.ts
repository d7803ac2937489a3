// How things stand with syncing, before anything is drawn.
import { asked } from "$lib/frame/asked";
import { syncing } from "$lib/sync/session.svelte";
import { wanted } from "$lib/sync/wanted.svelte";
import type { PageLoad } from "./$types";

/** Asks how things stand; afterwards the page keeps itself fresh. */
export const load: PageLoad = async () => {
  if (syncing.page === null) {
    const [page] = await Promise.all([asked("sync", { everything: null }), wanted.load()]);
    syncing.page = page;
  }
};
