// Every page in three languages and both themes: accessible, within its window, in its language, and quiet.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../src/lib/i18n/speak";
import type { Theme } from "../src/lib/ipc/bindings/counter";
import { bringAxe, findings } from "./axe";
import { openBrowser, smallest, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";
import { places } from "./places";
import { Counter, states } from "./syncing";

const languages: Language[] = ["de", "en", "zh"];
const themes: Theme[] = ["light", "dark"];

let host: Host;
let window: Watched;
let company: string;
const counter = new Counter();

beforeAll(async () => {
  host = await startHost();
  window = await openBrowser(host);
  company = (await host.ask("policy", {})).samples.find(({ key }) => key === "company")?.toml ?? "";
  await counter.stand(window.page);
  await bringAxe(window.page);
});

afterAll(async () => {
  await window.close();
  await host.stop();
});

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
  expect((await findings(window.page)).join()).toContain("button-name");
  expect(await overhang()).toBeGreaterThan(0);
  expect(window.offences()).toEqual(["on purpose"]);
});

describe.each(languages)("in %s", (language) => {
  describe.each(themes)("%s", (theme) => {
    beforeAll(async () => {
      await wish(host, language, theme);
      await window.visit("/settings");
    });

    it.each(places)("$name passes axe, fits its window and says its name", async ({ path, sync, aged, policed }) => {
      await host.ask("set_policy", { toml: policed === true ? company : null });
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
      expect((await findings(window.page)).join("\n")).toBe("");
      await window.page.setViewportSize(smallest);
      expect(await overhang(), "wider than the smallest window").toBeLessThanOrEqual(0);
      expect(window.offences()).toEqual([]);
    });
  });
});
