// A board on a day.
import { asked } from "$lib/frame/asked";
import type { BoardsPage, RankingPage } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

const few = 100;
const most = 500;

function asDay(words: string | null): string | null {
  return words !== null && /^\d{4}-\d{2}-\d{2}$/.test(words) ? words : null;
}

/** Asks for the board and for the names of the others. */
export const load: PageLoad = async ({ params, url }): Promise<{ ranking: RankingPage; boards: BoardsPage }> => {
  const limit = url.searchParams.get("rows") === "all" ? most : few;
  const at = asDay(url.searchParams.get("at"));
  const [ranking, boards] = await Promise.all([
    asked("ranking", { board: params.board, at, limit }),
    asked("boards", {}),
  ]);
  return { ranking, boards };
};
