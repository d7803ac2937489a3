// The one way to the counter: the same questions, whichever host answers.
import { invoke, isTauri } from "@tauri-apps/api/core";
import type { Requests } from "./bindings/counter";
import { asFault, FaultError } from "./fault";

/** The names of all requests. */
export type RequestName = keyof Requests;

/** What is sent with a request. */
export type AskOf<N extends RequestName> = Requests[N]["ask"];

/** What comes back for a request. */
export type AnswerOf<N extends RequestName> = Requests[N]["answer"];

async function overLoopback(name: string, given: unknown): Promise<unknown> {
  const response = await fetch("/ask", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ask: name, with: given }),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new FaultError(asFault(body));
  return body;
}

/** Asks the counter; what goes wrong is always thrown as a {@link FaultError}. */
export async function ask<N extends RequestName>(name: N, given: AskOf<N>): Promise<AnswerOf<N>> {
  try {
    const answer = isTauri()
      ? await invoke("ask", { request: { ask: name, with: given } })
      : await overLoopback(name, given);
    return answer as AnswerOf<N>;
  } catch (thrown) {
    throw thrown instanceof FaultError ? thrown : new FaultError(asFault(thrown));
  }
}
