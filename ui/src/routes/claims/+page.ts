// The boards on which a claim can be checked by eye.
import { asked } from "$lib/frame/asked";
import type { PageLoad } from "./$types";

/** Asks for the boards and their days. */
export const load: PageLoad = async () => asked("boards", {});
