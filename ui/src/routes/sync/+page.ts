// What this Baimo is, and from which sources.
import { asked } from "$lib/frame/asked";
import type { PageLoad } from "./$types";

/** Asks about this Baimo. */
export const load: PageLoad = async () => ({ about: await asked("about", {}) });
