// Strings that break programs, typed into the search field and put into addresses: nothing runs, nothing is thrown.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import { openBrowser, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

const list = resolve(import.meta.dirname, "../../../shared/corpora/blns/blns.json");
const here = existsSync(list);
if (!here) console.warn("skipped: the list of naughty strings is not beside the repository");

/** Shapes of our own that the list does not hold. */
const own = [
  "../../../../etc/passwd",
  "%2e%2e%2f%2e%2e%2f",
  "a/".repeat(120),
  `${"x".repeat(128)}/${"y".repeat(128)}`,
  'country:"',
  "-".repeat(300),
  "params>>>7b..",
  "\u202Emoc.elpmaxe\u202C",
  "qwen\u0000null",
  "\uD800 half a pair",
];

let host: Host;
let window: Watched;
let strings: string[] = own;

beforeAll(async () => {
  if (here) {
    const read: unknown = JSON.parse(await readFile(list, "utf8"));
    if (Array.isArray(read)) strings = [...own, ...read.filter((entry) => typeof entry === "string")];
  }
  host = await startHost();
  await wish(host, "en", "light");
  window = await openBrowser(host);
  await window.visit("/models");
});

afterAll(async () => {
  await window.close();
  await host.stop();
});

/** Elements that only a string could have brought in. */
function foreign(): Promise<number> {
  return window.page.evaluate(
    () =>
      document.querySelectorAll(
        "body script[src]:not([src^='/']), body iframe, body img, body object, body embed, body marquee",
      ).length,
  );
}

/** An address part, as a browser would write it; half surrogate pairs cannot be written. */
function part(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

/** Still alive: the frame stands and a search is answered. */
async function alive(): Promise<void> {
  const field = window.page.getByRole("textbox", { name: en.frame.search });
  await field.fill("01-ai/yi-34b-chat");
  await expect
    .poll(() =>
      window.page
        .locator("[role=row][aria-selected]")
        .first()
        .textContent()
        .catch(() => ""),
    )
    .toContain("Yi-34B-Chat");
}

describe("naughty strings", () => {
  it("in the search field find something or nothing, and say so", async () => {
    const field = window.page.getByRole("textbox", { name: en.frame.search });
    for (const text of strings) await field.fill(text);
    await alive();
    expect(await foreign()).toBe(0);
    expect(window.offences()).toEqual([]);
  }, 180_000);

  it.each([
    ["/models?q=", ""],
    ["/models/", ""],
    ["/makers/", ""],
    ["/licences/", ""],
    ["/rankings/open-llm-v2?at=", ""],
    ["/hardware?q=", ""],
    ["/prices?q=", ""],
    ["/licences/apache-2-0#", ""],
  ])(
    "in the address %s lead to a page or a clear sentence",
    async (before, after) => {
      // The search field has had them all; the addresses get a spread of them.
      const every = before === "/models?q=" ? 3 : 6;
      const some = strings.filter((_, at) => at % every === 0 || at < own.length);
      for (const text of some) await window.follow(`${before}${part(text)}${after}`);
      await window.settled();
      expect(await foreign()).toBe(0);
      expect(window.offences()).toEqual([]);
      await alive();
      expect(window.offences()).toEqual([]);
    },
    180_000,
  );

  it("at a fresh start open the window too", async () => {
    for (const text of strings.filter((_, at) => at % 40 === 0 || at < own.length)) {
      await window.visit(`/models/${part(text) || "%20"}`);
      expect(await foreign()).toBe(0);
    }
    expect(window.offences()).toEqual([]);
    await window.visit("/models");
    await alive();
  }, 180_000);
});
