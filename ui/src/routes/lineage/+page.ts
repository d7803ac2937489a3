// Who builds on whom; relation and ground stand in the address.
import { asked } from "$lib/frame/asked";
import type { FlowsAsk, FlowsPage, Relation } from "$lib/ipc/bindings/counter";
import type { PageLoad } from "./$types";

/** Relations over which weights pass. */
const relations: readonly Relation[] = [
  "finetune",
  "quantized",
  "adapter",
  "merge",
  "continued_pretraining",
  "distilled",
  "copy",
];

/** Asks for the flows. */
export const load: PageLoad = async ({
  url,
}): Promise<{ asked: FlowsAsk; page: FlowsPage; relations: readonly Relation[] }> => {
  const relation = relations.find((one) => one === url.searchParams.get("relation")) ?? null;
  const wanted: FlowsAsk = { relation, stated: url.searchParams.has("stated") };
  return { asked: wanted, page: await asked("flows", wanted), relations };
};
