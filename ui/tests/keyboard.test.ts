// The main tasks without a pointer; focus that is always visible, named and free to go on.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import { openBrowser, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let window: Watched;

beforeAll(async () => {
  host = await startHost();
  await wish(host, "en", "light");
  window = await openBrowser(host);
});

afterAll(async () => {
  await window.close();
  await host.stop();
});

beforeEach(async () => {
  window.offences();
  await host.ask("set_settings", { language: "en", theme: "light", density: "normal", letter_keys: true });
  await window.page.setViewportSize(usual);
});

const press = (keys: string) => window.page.keyboard.press(keys);
const path = () => decodeURIComponent(new URL(window.page.url()).pathname);

/** What has focus: how it is called, and whether one can see that it has it. */
interface Focus {
  name: string;
  seen: boolean;
  inView: boolean;
}

function focus(): Promise<Focus | null> {
  return window.page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return null;
    const ring = (element: Element) => {
      const style = getComputedStyle(element);
      return (
        (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none"
      );
    };
    const label = at.getAttribute("aria-labelledby");
    const named = label === null ? null : document.getElementById(label);
    const field =
      at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
    const words = [
      at.getAttribute("aria-label"),
      named?.textContent,
      field ? at.labels?.[0]?.textContent : null,
      at.textContent,
      at.getAttribute("title"),
    ];
    const box = at.getBoundingClientRect();
    // The ring may lie on what holds the field, on the thumb of a slider or on the chosen row of a list.
    const holders = [at, at.parentElement, at.parentElement?.parentElement, ...at.querySelectorAll(".thumb, .sel")];
    const seen = holders.some((holder) => holder != null && ring(holder));
    return {
      name: (words.find((word) => word != null && word.trim() !== "") ?? "").trim().slice(0, 60),
      seen,
      inView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
  });
}

describe("the tour", () => {
  it("goes from a search to a model, its licence and back", async () => {
    await window.visit("/models");
    await press("/");
    await window.page.keyboard.type("rys-xlarge");
    await expect
      .poll(() => window.page.locator("[role=row][aria-selected]").first().textContent())
      .toContain("RYS-XLarge");
    await press("Enter");
    await press("j");
    await press("k");
    await press("Enter");
    await window.page.waitForURL(/\/models\/dnhkng\/RYS-XLarge/);
    await window.settled();
    await press("l");
    await window.page.waitForURL(/\/licences\//);
    await window.settled();
    await press("Alt+ArrowLeft");
    await window.page.waitForURL(/\/models\/dnhkng\/RYS-XLarge/);
    await press("Escape");
    await window.page.waitForURL(/\/models\?/);
    await expect
      .poll(() => window.page.locator("[role=row][aria-selected]").first().textContent())
      .toContain("RYS-XLarge");
    expect(window.offences()).toEqual([]);
  });

  it("reaches the nine areas by their numbers", async () => {
    await window.visit("/models");
    for (const [at, area] of Object.keys(en.frame.areas).slice(0, 9).entries()) {
      await press(`Alt+${String(at + 1)}`);
      await expect.poll(() => path().split("/")[1]).toBe(area);
      await window.settled();
    }
  });

  it("includes and excludes by the filters alone", async () => {
    await window.visit("/models");
    await press("f");
    const query = () => new URL(window.page.url()).searchParams.get("q") ?? "";
    expect(await window.page.evaluate(() => document.activeElement?.className)).toContain("chip");
    await press("Enter");
    await expect.poll(query).toMatch(/^country:/);
    await press("Alt+Enter");
    await expect.poll(query).toMatch(/^-country:/);
    await press("ArrowRight");
    await press("ArrowDown");
    expect(
      await window.page.evaluate(() => document.activeElement?.closest("[data-facet]")?.getAttribute("aria-label")),
    ).toBe(en.trade.field.verdict);
  });

  it("finds a maker in the palette and gives focus back when it closes", async () => {
    await window.visit("/settings");
    await press("ControlOrMeta+k");
    await window.page.keyboard.type("@alibaba");
    await window.page.getByRole("option").first().waitFor();
    await press("Escape");
    await expect.poll(() => window.page.getByRole("dialog").count()).toBe(0);
    await press("ControlOrMeta+k");
    await window.page.keyboard.type("@qwen");
    await expect.poll(() => window.page.getByRole("option", { selected: true }).textContent()).toMatch(/Qwen|Alibaba/);
    await press("Enter");
    await window.page.waitForURL(/\/makers\/./);
  });

  it("runs a command by name", async () => {
    await window.visit("/models");
    await press("ControlOrMeta+k");
    await window.page.keyboard.type(`>${en.palette.command.theme(en.settings.themes.dark)}`);
    await press("Enter");
    await expect.poll(() => window.page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await expect.poll(async () => (await host.ask("settings", {})).theme).toBe("dark");
  });

  it("steps through the stored days and comes back to today", async () => {
    await window.visit("/rankings/open-llm-v2");
    const day = () => new URL(window.page.url()).searchParams.get("at");
    await press("[");
    await expect.poll(day).not.toBeNull();
    const first = day();
    await window.settled();
    await press("[");
    await expect.poll(day).not.toBe(first);
    expect((day() ?? "") < (first ?? "")).toBe(true);
    await window.settled();
    await press("]");
    await expect.poll(day).toBe(first);
  });

  it("shows every key and finds one by its words", async () => {
    await window.visit("/models");
    await press("?");
    const dialog = window.page.getByRole("dialog");
    await dialog.waitFor();
    await dialog.getByRole("searchbox").fill(en.keys.undo);
    await expect.poll(() => dialog.locator("dd").allTextContents()).toContain(en.keys.undo);
    await press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it("leaves single letters alone once they are switched off", async () => {
    await host.ask("set_settings", { language: "en", theme: "light", density: "normal", letter_keys: false });
    await window.visit("/models");
    await press("f");
    expect(await window.page.evaluate(() => document.activeElement?.className ?? "")).not.toContain("chip");
    await press("/");
    expect((await focus())?.name).toBe(en.frame.search);
  });
});

describe("focus", () => {
  it("goes round through the panes with F6", async () => {
    await window.visit("/models");
    const panes = new Set<string>();
    for (let step = 0; step < 8; step += 1) {
      await press("F6");
      panes.add(
        await window.page.evaluate(() => {
          const pane = document.activeElement?.closest("[data-pane]");
          return [pane?.getAttribute("aria-label"), pane?.id, pane?.tagName].find((word) => (word ?? "") !== "") ?? "";
        }),
      );
    }
    expect(panes.has("")).toBe(false);
    expect(panes.size).toBeGreaterThanOrEqual(4);
  });

  it.each([
    "/models",
    "/models/01-ai/Yi-34B",
    "/makers",
    "/licences",
    "/rankings/open-llm-v2",
    "/prices",
    "/hardware",
    "/models/Qwen/Qwen2-72B?view=graph",
    "/models/dnhkng/RYS-XLarge?view=terms",
    "/lineage",
    "/audit",
    "/settings",
    "/sync",
  ])(
    "is seen, named and never caught on %s",
    async (place) => {
      await window.visit(place);
      const wrong: string[] = [];
      let stops = 0;
      for (; stops < 400; stops += 1) {
        await press("Tab");
        const now = await focus();
        if (now === null) break;
        if (now.name === "") wrong.push(`stop ${String(stops)} has no name`);
        if (!now.seen) wrong.push(`“${now.name}” does not show its focus`);
        if (!now.inView) wrong.push(`“${now.name}” has focus out of view`);
      }
      expect(wrong.join("\n")).toBe("");
      expect(stops).toBeGreaterThan(12);
      expect(stops, "focus comes out at the end").toBeLessThan(400);
    },
    120_000,
  );
});
