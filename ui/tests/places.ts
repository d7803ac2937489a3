// A path for every route, in every state that looks different, with real things of the starter atlas.
import type { states } from "./syncing";

/** A page by its name and path. */
export interface Place {
  name: string;
  path: string;
  /** A state of Sync that no packet of a test could bring about: it is answered for in the host's place. */
  sync?: keyof typeof states;
  /** A policy is kept while the page is shown. */
  policed?: boolean;
  /** The model has everything on it that syncs add in months. */
  aged?: boolean;
}

/** The places, most of them as a person would reach them. */
export const places: readonly Place[] = [
  { name: "models", path: "/models" },
  { name: "models, searched", path: "/models?q=qwen2%20-relation%3Aquantized" },
  { name: "models, nothing found", path: "/models?q=qwen2%20licence%3Amit%20params%3E900b" },
  { name: "models on a day", path: "/models?at=2024-08-19" },
  { name: "a model with a disputed edge", path: "/models/01-ai/Yi-34B" },
  { name: "a model with a loop", path: "/models/dnhkng/RYS-XLarge" },
  { name: "the terms of a model", path: "/models/dnhkng/RYS-XLarge?view=terms" },
  { name: "the neighbourhood of a model", path: "/models/Qwen/Qwen2-72B?view=graph" },
  { name: "the descendants of a model", path: "/models/Qwen/Qwen2-72B?view=descendants" },
  { name: "who builds on whom", path: "/lineage" },
  { name: "this machine", path: "/audit" },
  { name: "a model on a day", path: "/models/Qwen/Qwen2-72B-Instruct?at=2024-08-19" },
  { name: "a model that is not held", path: "/models/nobody/nothing" },
  { name: "makers", path: "/makers" },
  { name: "a maker", path: "/makers/qwen" },
  { name: "licences", path: "/licences" },
  { name: "a licence", path: "/licences/tongyi-qianwen" },
  { name: "a licence that others come after", path: "/licences/yi-2-1" },
  { name: "a licence whose text is not here", path: "/licences/llama-3" },
  { name: "policy, none yet", path: "/policy" },
  { name: "models under a policy", path: "/models?q=qwen2%20policy%3Adeny", policed: true },
  { name: "policy", path: "/policy", policed: true },
  { name: "a board", path: "/rankings/open-llm-v2" },
  { name: "a board on a day", path: "/rankings/open-llm-v2?at=2024-08-19" },
  { name: "paths over a board", path: "/rankings/open-llm-v2/paths" },
  { name: "paths of makers over a board", path: "/rankings/open-llm-v2/paths?who=makers&at=2024-09-28" },
  { name: "two days of a board", path: "/rankings/open-llm-v2/compare?at=2024-08-19&with=2024-07-13" },
  { name: "prices", path: "/prices" },
  { name: "the price war", path: "/prices?view=war" },
  { name: "the price war, all of it", path: "/prices?view=war&span=all&rate=CNY:EUR:0.128:2024-05-21" },
  {
    name: "a model at its providers",
    path: "/prices?view=model&model=deepseek-ai%2FDeepSeek-V3&rate=USD:CNY:7.1:2024-05-21",
  },
  { name: "prices by model, none yet", path: "/prices?view=model" },
  { name: "prices, nothing found", path: "/prices?q=nosuchoffer" },
  { name: "hardware", path: "/hardware" },
  { name: "hardware on a day", path: "/hardware?kind=datacenter&at=2023-12-01" },
  { name: "what a model needs, none yet", path: "/hardware?view=memory" },
  { name: "what a model needs", path: "/hardware?view=memory&model=Qwen%2FQwen2-72B-Instruct&precision=q4_k_m" },
  { name: "the memory of a model", path: "/models/deepseek-ai/DeepSeek-V3?view=memory&rank=8" },
  { name: "the memory of a model without a shape", path: "/models/google/gemma-2-9b-it?view=memory" },
  { name: "articles", path: "/articles" },
  { name: "the timeline", path: "/timeline" },
  { name: "the timeline of a span", path: "/timeline?from=2023&to=2024&country=CN&original=1&at=2024-08-19" },
  { name: "claims", path: "/claims" },
  { name: "the guided tour", path: "/claims?view=tour" },
  { name: "a new claim", path: "/claims/new" },
  { name: "shares of a board", path: "/shares?at=2024-08-19&definition=weights" },
  { name: "shares of the atlas", path: "/shares?of=models&by=size" },
  { name: "sync", path: "/sync" },
  { name: "sync, never done", path: "/sync", sync: "never" },
  { name: "sync, running", path: "/sync", sync: "running" },
  { name: "sync, settling", path: "/sync", sync: "settling" },
  { name: "sync, some places failed", path: "/sync", sync: "failed" },
  { name: "sync, a drop is held", path: "/sync", sync: "held" },
  { name: "a model that is gone", path: "/models/Qwen/Qwen2-72B-Instruct", aged: true },
  { name: "collections", path: "/collections" },
  { name: "a comparison", path: "/compare?m=01-ai%2FYi-34B&m=Qwen%2FQwen2-72B-Instruct" },
  { name: "settings", path: "/settings" },
  { name: "an address without a page", path: "/nowhere" },
];
