// A share under a definition; what it is of, by what and as of when stands in the address.
import { asked } from "$lib/frame/asked";
import type { ShareBy, Whole } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

const bys: readonly ShareBy[] = ["country", "maker", "licence", "openness", "size"];

function wholeOf(params: URLSearchParams, board: string): Whole {
  const of = params.get("of") ?? "board";
  switch (of) {
    case "models":
    case "downloads":
    case "derivatives":
      return { of };
    case "new":
      return { of, since: params.get("since") ?? "2024-01-01" };
    default: {
      const top = Number(params.get("top") ?? 10);
      return {
        of: "board",
        board: params.get("board") ?? board,
        top: top > 0 ? Math.min(1_000, Math.round(top)) : null,
      };
    }
  }
}

/** Asks for boards, definitions and the share. */
export const load: PageLoad = async ({ url }) => {
  const params = url.searchParams;
  const [{ boards }, { definitions }] = await Promise.all([asked("boards", {}), asked("definitions", {})]);
  const whole = wholeOf(params, boards[0]?.slug ?? "");
  const by = bys.find((one) => one === params.get("by")) ?? "country";
  const at = /^\d{4}-\d{2}-\d{2}$/.test(params.get("at") ?? "") ? params.get("at") : null;
  const share = await asked("share", {
    whole,
    by,
    definition: params.get("definition"),
    at,
    course: whole.of === "board",
  });
  return { boards, definitions, share };
};
