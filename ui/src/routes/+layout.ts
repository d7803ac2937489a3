// Everything is drawn in the window: no server, nothing prerendered. Settings come first, so that nothing flashes.
import { about } from "$lib/frame/about.svelte";
import { wishes } from "$lib/settings/settings.svelte";

export const ssr = false;
export const prerender = false;
export const trailingSlash = "ignore";

let started: Promise<unknown> | undefined;

/** Waits once for how the person wants it and what this atlas is. */
export async function load(): Promise<void> {
  started ??= Promise.all([wishes.load(), about.reload()]);
  await started;
}
