// Names on a board over its stored days; the names stand in the address, without any the first rows of the day are taken.
import { asked } from "$lib/frame/asked";
import type { PathsPage, RankingPage } from "$lib/ipc/bindings/counter";
import { firstNames, mostDrawn, type Who } from "$lib/ranking/paths";
import type { PageLoad } from "./$types";

/** Asks for the board on its day and for the paths up to then. */
export const load: PageLoad = async ({
  params,
  url,
}): Promise<{ ranking: RankingPage; paths: PathsPage; names: string[]; who: Who; at: string | null }> => {
  const { board } = params;
  const day = url.searchParams.get("at");
  const at = day !== null && /^\d{4}(-\d\d){0,2}$/.test(day) ? day : null;
  const who: Who = url.searchParams.get("who") === "makers" ? "makers" : "models";
  const ranking = await asked("ranking", { board, at, limit: 500 });
  const given = url.searchParams.getAll("name").filter((name) => name !== "");
  const names = (given.length > 0 ? [...new Set(given)] : firstNames(ranking.rows, who)).slice(0, mostDrawn);
  return { ranking, paths: await asked("paths", { board, names, at }), names, who, at };
};
