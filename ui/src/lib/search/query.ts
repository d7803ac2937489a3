// The query as text: its parts cut out and put in. The text is the single truth; tokens and chips mirror it.
import type { FacetCounts, FacetValue, QueryToken } from "$lib/ipc/bindings/counter";

/** The query as the search field shows it: finished filters as tokens, the rest as text. */
export interface Split {
  /** Finished filters, each as typed. */
  filters: readonly string[];
  /** What stands in the text field. */
  words: string;
}

/** Puts a query together: filters first, so that the word being typed stays last. */
export function join({ filters, words }: Split): string {
  return [...filters, words].join(" ").replace(/^ +/, "");
}

function tidy(text: string): string {
  return text.replace(/\s{2,}/g, " ").replace(/^\s+/, "");
}

/** The text without the given parts of it. */
export function cut(text: string, parts: readonly { start: number; end: number }[]): string {
  let rest = text;
  for (const { start, end } of [...parts].sort((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  // What stood before a part at the very end was a word that is finished, not one being typed.
  return parts.some(({ end }) => end >= text.length) ? tidy(rest).trimEnd() : tidy(rest);
}

/**
 * Splits an answered query. A filter at the very end is still being typed and stays text, unless the person is done
 * with it (`finished`).
 */
export function split(query: string, tokens: readonly QueryToken[], finished: boolean): Split {
  const done = tokens.filter(({ filter, end }) => filter && (finished || end < query.length));
  return { filters: done.map(({ text }) => text), words: cut(query, done) };
}

/** The query in which one value of a facet is included, excluded or (if it already was so) at rest again. */
export function toggled(
  query: string,
  tokens: readonly QueryToken[],
  facet: FacetCounts,
  value: FacetValue,
  exclude: boolean,
): string {
  const wanted = exclude ? "excluded" : "included";
  const state = value.state === wanted ? "rest" : wanted;
  const named = facet.values.map((other) => (other.key === value.key ? { ...other, state } : other));
  if (!named.some((other) => other.key === value.key)) named.push({ ...value, state });
  const own = tokens.filter(({ field }) => field === facet.field);
  const parts = named.flatMap(({ state: now, token }) =>
    now === "included" ? [token] : now === "excluded" ? [`-${token}`] : [],
  );
  // Parts that stay as they are keep their place and spelling; only what changes moves to the front.
  const kept = own.filter(({ text }) => parts.includes(text));
  const fresh = parts.filter((part) => !kept.some(({ text }) => text === part));
  const rest = cut(
    query,
    own.filter((token) => !kept.includes(token)),
  );
  return [...fresh, rest].filter((part) => part !== "").join(" ");
}

/** The query without any filter. */
export function withoutFilters(query: string, tokens: readonly QueryToken[]): string {
  return cut(
    query,
    tokens.filter(({ filter }) => filter),
  ).trim();
}
