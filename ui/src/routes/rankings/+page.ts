// Rankings open on the best known board, on the day that is asked for.
import { redirect } from "@sveltejs/kit";
import { asked } from "$lib/frame/asked";
import { boardPath } from "$lib/frame/place";
import type { PageLoad } from "./$types";

/** Leads on to the first board; an atlas without boards stays here and says so. */
export const load: PageLoad = async ({ url }): Promise<void> => {
  const { boards } = await asked("boards", {});
  const first = boards[0];
  if (first !== undefined) redirect(307, boardPath(first.slug, url.searchParams.get("at")));
};
