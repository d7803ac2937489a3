// One licence.
import { asked } from "$lib/frame/asked";
import type { LicencePage } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

/** Asks for the licence. */
export const load: PageLoad = async ({ params }): Promise<{ licence: LicencePage }> => ({
  licence: await asked("licence", { licence: params.slug }),
});
