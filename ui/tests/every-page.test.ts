// Every page in three languages and both themes: accessible, within its window, in its language, and quiet.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import type { AxeResults, RunOptions } from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../src/lib/i18n/speak";
import type { Theme } from "../src/lib/ipc/bindings/counter";
import { openBrowser, smallest, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";
import { places } from "./places";
import { Counter, states } from "./syncing";

/** Brought into every page before its own scripts. */
declare const axe: { run: (within: Document, options: RunOptions) => Promise<AxeResults> };

const languages: Language[] = ["de", "en", "zh"];
const themes: Theme[] = ["light", "dark"];

let host: Host;
let window: Watched;
const counter = new Counter();

beforeAll(async () => {
  host = await startHost();
  window = await openBrowser(host);
  await counter.stand(window.page);
  const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await window.page.addInitScript(await readFile(script, "utf8"));
});

afterAll(async () => {
  await window.close();
  await host.stop();
});

/** What axe finds, one line for each kind of finding with the first places. */
async function findings(): Promise<string[]> {
  const { violations } = await window.page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${html.slice(0, 200)} (${failureSummary ?? ""})`);
    return `${id}: ${help}\n  ${where.join("\n  ")}`;
  });
}

/** How far the document is wider than the window, in pixels. */
function overhang(): Promise<number> {
  return window.page.evaluate(() => {
    const scroller = document.scrollingElement ?? document.documentElement;
    return Math.max(scroller.scrollWidth, document.body.scrollWidth) - globalThis.innerWidth;
  });
}

it("would see a finding, a page too wide and an offence", async () => {
  await window.visit("/settings");
  await window.page.evaluate(() => {
    const wide = document.createElement("div");
    wide.style.width = "3000px";
    wide.innerHTML = "<button></button>";
    document.body.style.overflow = "visible";
    document.body.append(wide);
    console.error("on purpose");
  });
  expect((await findings()).join()).toContain("button-name");
  expect(await overhang()).toBeGreaterThan(0);
  expect(window.offences()).toEqual(["on purpose"]);
});

describe.each(languages)("in %s", (language) => {
  describe.each(themes)("%s", (theme) => {
    beforeAll(async () => {
      await wish(host, language, theme);
      await window.visit("/settings");
    });

    it.each(places)("$name passes axe, fits its window and says its name", async ({ path, sync, aged }) => {
      counter.on = sync !== undefined || aged === true;
      counter.aged = aged === true;
      if (sync !== undefined) counter.page = states[sync];
      await window.page.setViewportSize(usual);
      await window.follow(path);
      await window.page.locator("main details").evaluateAll((all) => {
        for (const folded of all) folded.setAttribute("open", "");
      });
      await window.settled();
      expect(new URL(window.page.url()).pathname).toBe(path.split("?")[0]);
      const [lang, title, hue] = await window.page.evaluate(() => [
        document.documentElement.lang,
        document.title,
        getComputedStyle(document.documentElement).colorScheme,
      ]);
      expect(lang).toBe(language === "zh" ? "zh-CN" : language);
      expect(title).toMatch(language === "zh" ? /^.+ · 百模$/ : /^.+ · Baimo$/);
      expect(hue).toBe(theme);
      expect(await window.page.locator("main [role=row][aria-selected]").count()).toBeLessThanOrEqual(80);
      expect((await findings()).join("\n")).toBe("");
      await window.page.setViewportSize(smallest);
      expect(await overhang(), "wider than the smallest window").toBeLessThanOrEqual(0);
      expect(window.offences()).toEqual([]);
    });
  });
});
