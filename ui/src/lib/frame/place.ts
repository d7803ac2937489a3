// Pages and the `baimo://` links that name them. The host has checked a link's shape; a key is still only a key.

/** The page a link names, as a path with query, or nothing where the link names none. */
export function pathOfLink(link: string): string | null {
  if (link === "baimo://sync") return "/sync";
  const found = /^baimo:\/\/(model|maker|licence|ranking)\/([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/.exec(link);
  if (found === null) return null;
  const [, kind, key, query, clause] = found;
  if (key === undefined) return null;
  const safe = key.split("/").map(encodeURIComponent).join("/");
  const at = new URLSearchParams(query ?? "").get("at");
  const day = at === null ? "" : `?at=${encodeURIComponent(at)}`;
  switch (kind) {
    case "model":
      return modelPath(key);
    case "maker":
      return `/makers/${safe}`;
    case "licence":
      return `/licences/${safe}${clause === undefined ? "" : `#${encodeURIComponent(clause)}`}`;
    default:
      return `/rankings/${safe}${day}`;
  }
}

/** The path of a model's page. */
export function modelPath(repo: string): string {
  return `/models/${repo.split("/").map(encodeURIComponent).join("/")}`;
}

/** The path of a maker's page. */
export function makerPath(slug: string): string {
  return `/makers/${encodeURIComponent(slug)}`;
}

/** The path of a licence's page, at a clause if one is given. */
export function licencePath(slug: string, clause?: string): string {
  const at = clause === undefined || clause === "" ? "" : `#${encodeURIComponent(clause)}`;
  return `/licences/${encodeURIComponent(slug)}${at}`;
}

/** The path of a board's page, on a day if one is given. */
export function boardPath(slug: string, at?: string | null): string {
  const day = at === undefined || at === null ? "" : `?at=${encodeURIComponent(at)}`;
  return `/rankings/${encodeURIComponent(slug)}${day}`;
}

/** The path of names on a board over its stored days up to one. */
export function pathsPath(slug: string, at: string): string {
  return `/rankings/${encodeURIComponent(slug)}/paths?at=${encodeURIComponent(at)}`;
}

/** The path of two days of a board beside each other. */
export function comparePath(slug: string, at: string): string {
  return `/rankings/${encodeURIComponent(slug)}/compare?at=${encodeURIComponent(at)}`;
}

/** The path of the shares of a board's first ten rows on a day. */
export function sharesPath(slug: string, at: string): string {
  return `/shares?board=${encodeURIComponent(slug)}&at=${encodeURIComponent(at)}`;
}

/** The path of the list of models under a query. */
export function searchPath(query: string): string {
  return query === "" ? "/models" : `/models?q=${encodeURIComponent(query)}`;
}

/** The path of a kept claim. */
export function claimPath(id: string): string {
  return `/claims/${encodeURIComponent(id)}`;
}
