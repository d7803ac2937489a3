// Hardware: what a model needs is what the counter computes, follows the load, and is kept as files; a chip's status hangs
// on the day.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caches, precisions } from "../src/lib/hardware/load";
import { en } from "../src/lib/i18n/en";
import { openBrowser, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let watched: Watched;

beforeAll(async () => {
  host = await startHost();
  watched = await openBrowser(host);
  await wish(host, "en", "light");
  await watched.page.setViewportSize(usual);
});

afterAll(async () => {
  await watched.close();
  await host.stop();
});

beforeEach(() => {
  watched.offences();
});

const press = (key: string) => watched.page.keyboard.press(key);
const address = () => new URL(watched.page.url());
const repo = "Qwen/Qwen2-72B-Instruct";
const about = { repo, context: 0, sequences: 1, cache: null, adapter_rank: null, precision: null };

/** The cells of the table under the figure, row by row. */
async function cells(): Promise<string[][]> {
  const rows = watched.page.locator(".figure tbody tr");
  return rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim())),
  );
}

describe("what a model needs", () => {
  it("can be asked at every precision the counter knows", async () => {
    const truth = await host.ask("memory", about);
    expect(truth.needs.map((need) => need.precision)).toEqual([...precisions]);
    expect(truth.caches).toEqual([...caches]);
  });

  it("is looked up by name, with the keyboard alone", async () => {
    const { page } = watched;
    await watched.visit("/hardware");
    await page.getByRole("tab", { name: en.memory.chips }).focus();
    await press("ArrowRight");
    await page.waitForURL(/view=memory/);
    await watched.settled();
    await page.getByRole("combobox", { name: en.memory.model, exact: true }).focus();
    await page.keyboard.type("qwen2-72b-instruct");
    await press("Enter");
    await expect.poll(() => address().searchParams.get("model")).toMatch(/qwen2-72b-instruct/i);
    await expect.poll(() => page.getByRole("heading", { name: en.memory.held }).count()).toBe(1);
    expect(watched.offences()).toEqual([]);
  });

  it("says in its table and its file what the counter computes", async () => {
    const { page } = watched;
    const truth = await host.ask("memory", about);
    await watched.visit(`/hardware?view=memory&model=${encodeURIComponent(repo)}`);
    await page.getByRole("heading", { name: en.memory.held }).waitFor();
    await press("t");
    await expect
      .poll(async () => (await cells()).map(([first]) => first))
      .toEqual(truth.needs.map((need) => need.precision));
    await page.getByRole("button", { name: en.figure.save, exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("baimo-memory-Qwen2-72B-Instruct.csv");
    const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
    expect(lines).toHaveLength(truth.needs.length + 1);
    const first = truth.needs[0];
    expect(lines[1]).toContain(`${repo},${String(truth.context)},1,f16,,bf16,${String(first?.total_bytes)}`);
    expect(watched.offences()).toEqual([]);
  });

  it("follows the load, which stands in the address, and puts back what cannot be computed for", async () => {
    const { page } = watched;
    await watched.visit(`/models/${repo}?view=memory`);
    const field = page.getByRole("spinbutton", { name: en.memory.context });
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toBe("8192");
    await field.fill("4096");
    await press("Tab");
    await expect.poll(() => address().searchParams.get("context")).toBe("4096");
    const truth = await host.ask("memory", { ...about, context: 4_096 });
    const cache = truth.needs[0]?.parts.find((part) => part.kind === "cache");
    // 80 layers, 8 key-value heads of 128, two bytes a number, for keys and for values.
    expect(cache?.bytes).toBe(2 * 80 * 8 * 128 * 2 * 4_096);
    await expect.poll(() => page.locator("dl", { hasText: "T = 4,096" }).count()).toBe(1);
    await field.fill("1000000000");
    await press("Tab");
    await expect.poll(() => field.inputValue()).not.toBe("1000000000");
    expect(address().searchParams.get("context")).toBe("4096");
    expect(watched.offences()).toEqual([]);
  });

  it("shows as a question what nobody can tell, and the total as a least", async () => {
    const { page } = watched;
    await watched.visit("/models/deepseek-ai/DeepSeek-V3?view=memory&rank=8");
    const working = page.getByRole("region", { name: en.memory.workingAt });
    await working.waitFor();
    const adapter = working.locator("dl > div", { hasText: en.memory.part["adapter"] ?? "" });
    expect(await adapter.locator("dd").textContent()).toContain("?");
    expect(await working.textContent()).toContain(en.memory.ground["unknown"]);
    await press("t");
    await expect.poll(async () => (await cells())[0]?.[1] ?? "").toMatch(/^≥ /);
    expect(watched.offences()).toEqual([]);
  });

  it("takes one precision for all chips and for this computer", async () => {
    const { page } = watched;
    await watched.visit(`/hardware?view=memory&model=${encodeURIComponent(repo)}`);
    await page.getByRole("combobox", { name: en.memory.precision }).selectOption("q4_k_m");
    await expect.poll(() => address().searchParams.get("precision")).toBe("q4_k_m");
    const held = page.getByRole("region", { name: en.memory.held }).locator("tbody tr td:nth-child(2)");
    await expect.poll(async () => [...new Set(await held.allTextContents())]).toEqual(["q4_k_m"]);
    const truth = await host.ask("memory", { ...about, precision: "q4_k_m" });
    const holding = truth.fits.filter((fit) => fit.verdict !== "too_small");
    await page.getByRole("button", { name: en.memory.all(holding.length - 14) }).click();
    await expect.poll(() => held.count()).toBe(holding.length);
    expect(watched.offences()).toEqual([]);
  });
});

describe("this computer", () => {
  it("is what the counter finds on it", async () => {
    const { page } = watched;
    const truth = await host.ask("here", {});
    await watched.visit("/hardware");
    const panel = page.getByRole("region", { name: en.memory.here });
    const words = truth.chips.length === 0 ? en.memory.noChip : (truth.chips[0]?.words ?? "");
    await expect.poll(() => panel.textContent()).toContain(words);
    if (truth.processor !== null) expect(await panel.textContent()).toContain(truth.processor);
    expect(watched.offences()).toEqual([]);
  });
});

describe("the export status of a chip", () => {
  it.each([
    ["2024-08-19", en.hardware.effect["not-controlled"]],
    ["2025-05-01", en.hardware.effect["licence-required"]],
  ])("on %s is “%s”, with its instrument, and speaks of chips alone", async (day, effect) => {
    const { page } = watched;
    await watched.visit(`/hardware?q=H20%2096&at=${day}`);
    const row = page.locator("[role=row][aria-selected=true]");
    await expect.poll(() => row.textContent()).toContain("H20");
    expect(await row.textContent()).toContain(effect);
    const pane = page.locator("aside[data-pane]");
    expect(await pane.locator("li.now").textContent()).toContain(effect);
    expect(await pane.textContent()).toContain(en.hardware.notWeights);
    expect(watched.offences()).toEqual([]);
  });
});
