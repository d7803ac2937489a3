// `baimo serve` on a data folder of its own: started for a test file, ended with it.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { AnswerOf, AskOf, RequestName } from "../src/lib/ipc/ask";

const repo = resolve(import.meta.dirname, "../..");
const program =
  process.env["BAIMO_BIN"] ?? join(repo, "target/debug", process.platform === "win32" ? "baimo.exe" : "baimo");
const pages = process.env["BAIMO_UI"] ?? join(repo, "ui/dist");
const patienceMs = 45_000;

/** A running host. */
export interface Host {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  /** Its data folder. */
  readonly folder: string;
  /** Asks the counter past the browser, to prepare and to compare. */
  ask<N extends RequestName>(name: N, given: AskOf<N>): Promise<AnswerOf<N>>;
  /** Ends it and removes its data folder. */
  stop(): Promise<void>;
}

/** Starts the host with the starter atlas in a fresh folder. */
export async function startHost(): Promise<Host> {
  for (const needed of [program, join(pages, "index.html")]) {
    if (!existsSync(needed))
      throw new Error(`${needed} is missing: build it first (cargo build -p cli; npm run build)`);
  }
  const folder = await mkdtemp(join(tmpdir(), "baimo window "));
  const child = spawn(program, ["--data", folder, "serve", "--ui", pages, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const origin = await address(child);
  return {
    origin,
    folder,
    ask: (name, given) => post(origin, name, given),
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function address(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("the host has no output");
  let said = "";
  stderr.on("data", (part: Buffer) => (said += part.toString()));
  return new Promise((found, failed) => {
    const timer = setTimeout(() => {
      failed(new Error(`the host named no address in ${String(patienceMs)} ms: ${said}`));
    }, patienceMs);
    createInterface(stdout).on("line", (line) => {
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (origin === undefined) return;
      clearTimeout(timer);
      found(origin);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      failed(new Error(`the host ended with ${String(code)}: ${said}`));
    });
    child.once("error", failed);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((gone) => child.once("exit", gone));
  child.kill("SIGTERM");
  const stubborn = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(stubborn);
}

async function post<N extends RequestName>(origin: string, name: N, given: AskOf<N>): Promise<AnswerOf<N>> {
  const response = await fetch(`${origin}/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ask: name, with: given }),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${name} was refused: ${JSON.stringify(body)}`);
  return body as AnswerOf<N>;
}
