// The offers and announced prices that match what stands in the address, or the offers of one model.
import { asked } from "$lib/frame/asked";
import { directions, type Direction } from "$lib/price/course";
import { readRate } from "$lib/price/rate";
import type { PageLoad } from "./$types";

const views = ["offers", "model", "war"] as const;

/** Asks for the first page of offers and for all announced prices that match; of a model for all its offers. */
export const load: PageLoad = async ({ url }) => {
  const params = url.searchParams;
  const query = params.get("q") ?? "";
  const view = views.find((one) => one === params.get("view")) ?? "offers";
  const model = params.get("model") ?? "";
  const of: Direction = directions.find((one) => one === params.get("of")) ?? "input";
  const span: "may" | "all" = params.get("span") === "all" ? "all" : "may";
  const wanted = view === "model" ? model : query;
  return {
    query,
    view,
    model,
    of,
    span,
    rate: readRate(params.get("rate")),
    page: await asked("prices", { query: wanted, offset: 0, limit: view === "model" ? 200 : 100 }),
  };
};
