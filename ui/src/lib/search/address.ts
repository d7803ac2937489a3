// Keeps the search in the address, so that back, forward, links and saved searches work.
import { goto } from "$app/navigation";
import { search } from "./session.svelte";

const waitMs = 300;
let timer: ReturnType<typeof setTimeout> | undefined;
let written = "";

/** The address of the search as it stands. */
export function addressOf(): string {
  const parts = new URLSearchParams();
  if (search.query.trim() !== "") parts.set("q", search.query.trim());
  if (search.sort !== "popularity" || search.reversed) parts.set("sort", `${search.reversed ? "-" : ""}${search.sort}`);
  if (search.at !== null) parts.set("at", search.at);
  const text = parts.toString();
  return text === "" ? "/models" : `/models?${text}`;
}

/** Whether an address is the one written last: then the search already stands so. */
export function isWritten(url: URL): boolean {
  return `${url.pathname}${url.search}` === written;
}

/** Remembers an address that the search was read from. */
export function markWritten(url: URL): void {
  clearTimeout(timer);
  written = `${url.pathname}${url.search}`;
}

/** Writes the address as a new step of the history. */
export function pushAddress(): void {
  clearTimeout(timer);
  written = addressOf();
  void goto(written, { keepFocus: true, noScroll: true });
}

/** Writes the address over the present step, a little later: engines limit how often that may happen. */
export function replaceAddress(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    written = addressOf();
    void goto(written, { replaceState: true, keepFocus: true, noScroll: true });
  }, waitMs);
}

/** The list is being left: a write that has not happened yet happens now, so that the way back leads to this search. */
export function settleAddress(): void {
  clearTimeout(timer);
  const now = addressOf();
  if (now === written) return;
  written = now;
  // Kit's own replaceState would lead back to the address the page was opened with, not to this one.
  history.replaceState(history.state, "", now);
}
