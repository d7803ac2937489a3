// An error as it crosses the counter, and how anything else that goes wrong becomes one.
import type { Code, Fault } from "./bindings/counter";

export type { Code, Fault };

const codes: readonly Code[] = [
  "not_found",
  "bad_request",
  "bad_policy",
  "too_new",
  "damaged",
  "read_only",
  "disk_full",
  "no_folder",
  "busy",
  "internal",
];

/** A fault that can be thrown, so that pages and `load` need only one way out. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.detail);
    this.name = "FaultError";
    this.fault = fault;
  }
}

function isCode(value: unknown): value is Code {
  return codes.some((code) => code === value);
}

/** Reads whatever was thrown or answered as a fault; what has another shape is an internal one. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof FaultError) return thrown.fault;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && isCode(thrown.code)) {
    const subject = "subject" in thrown && typeof thrown.subject === "string" ? thrown.subject : null;
    const detail = "detail" in thrown && typeof thrown.detail === "string" ? thrown.detail : thrown.code;
    return { code: thrown.code, subject, detail };
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "internal", subject: null, detail };
}
