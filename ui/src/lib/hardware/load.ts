// What a model's memory is computed for, as it stands in the address.
import type { MemoryAsk } from "$lib/ipc/bindings/counter";

/** Tokens, requests and rank at most, as the counter has them. */
export const most = { context: 100_000_000, sequences: 4_096, rank: 4_096 } as const;

/** The precisions there are, the best first. */
export const precisions = ["bf16", "q8_0", "q6_k", "q5_k_m", "q4_k_m", "iq4_xs", "q3_k_m", "q2_k"] as const;

/** What a cache can be kept in, the best first. */
export const caches = ["f16", "q8_0", "q4_0"] as const;

/** A whole number from 1 up to `limit`; nothing for anything else. */
export function wholeOf(words: string | null, limit: number): number | null {
  const value = Number((words ?? "").trim() === "" ? Number.NaN : words);
  return Number.isInteger(value) && value >= 1 && value <= limit ? value : null;
}

/** The question that stands in an address; what cannot be computed for is left aside. */
export function askOf(params: URLSearchParams, repo: string): MemoryAsk {
  const read = (name: string, limit: number) => wholeOf(params.get(name), limit);
  return {
    repo,
    context: read("context", most.context) ?? 0,
    sequences: read("batch", most.sequences) ?? 1,
    cache: caches.find((key) => key === params.get("cache")) ?? null,
    adapter_rank: read("rank", most.rank),
    precision: precisions.find((key) => key === params.get("precision")) ?? null,
  };
}

/** The parameters of an address that say this question; what is usual is left out. */
export function paramsOf(ask: MemoryAsk): Record<string, string | null> {
  return {
    context: ask.context === 0 ? null : String(ask.context),
    batch: ask.sequences <= 1 ? null : String(ask.sequences),
    cache: ask.cache,
    rank: ask.adapter_rank === null ? null : String(ask.adapter_rank),
    precision: ask.precision,
  };
}
