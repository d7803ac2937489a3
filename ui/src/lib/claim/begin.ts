// Where a claim is begun with what is known of it.
import { withParams } from "$lib/frame/follow";
import type { Day } from "$lib/ipc/bindings/counter";

/** The page on which a claim is made, filled in with text, sentence, source and day. */
export function startPath(text: string, sentence: string, source: string | null, day: Day | null): string {
  return withParams("/claims/new", { text, sentence, in: source, on: day });
}
