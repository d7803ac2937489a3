// A board on two days.
import { asked } from "$lib/frame/asked";
import type { RankingPage } from "$lib/ipc/bindings/counter";
import { beforeThat, ordered } from "$lib/ranking/compare";
import type { PageLoad } from "./$types";

const most = 500;

function asDay(words: string | null): string | null {
  return words !== null && /^\d{4}-\d{2}-\d{2}$/.test(words) ? words : null;
}

/** Asks for both days; without a second one, for a month earlier. */
export const load: PageLoad = async ({
  params,
  url,
}): Promise<{ earlier: RankingPage; later: RankingPage; chosen: RankingPage }> => {
  const { board } = params;
  const chosen = await asked("ranking", { board, at: asDay(url.searchParams.get("at")), limit: most });
  const days = chosen.board.dates.map(({ date }) => date);
  const other = asDay(url.searchParams.get("with")) ?? beforeThat(days, chosen.date) ?? chosen.date;
  return { ...ordered(chosen, await asked("ranking", { board, at: other, limit: most })), chosen };
};
