// What a page's `load` asks: a fault becomes the page that tells it.
import { error } from "@sveltejs/kit";
import { ask, type AnswerOf, type AskOf, type RequestName } from "$lib/ipc/ask";
import { asFault } from "$lib/ipc/fault";

const statusOf: Partial<Record<string, number>> = { not_found: 404, bad_request: 400 };

/** Asks the counter for a page; where it cannot answer, Kit shows the error page with the fault. */
export async function asked<N extends RequestName>(name: N, given: AskOf<N>): Promise<AnswerOf<N>> {
  try {
    return await ask(name, given);
  } catch (thrown) {
    const fault = asFault(thrown);
    error(statusOf[fault.code] ?? 500, { message: fault.detail, fault });
  }
}
