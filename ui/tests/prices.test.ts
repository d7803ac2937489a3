// Prices: a course says what was a change and what a correction, is kept as files, and is converted at the person's rate
// alone; the price war of May 2024 stands in yuan.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import type { OfferRow } from "../src/lib/ipc/bindings/counter";
import { openBrowser, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let watched: Watched;
let mended: OfferRow;
let sold: OfferRow;

beforeAll(async () => {
  host = await startHost();
  const all: OfferRow[] = [];
  for (let offset = 0; ; offset += 200) {
    const { rows } = await host.ask("prices", { query: "", offset, limit: 200 });
    all.push(...rows);
    if (rows.length < 200) break;
  }
  const one = (sign: (offer: OfferRow) => boolean): OfferRow => {
    const found = all.find(sign);
    if (found === undefined) throw new Error("the starter has no such offer");
    return found;
  };
  mended = one((offer) => offer.points.length > 2 && offer.points.some((point) => point.correction));
  sold = one((offer) => offer.repo !== null && offer.input !== null && offer.points.length > 0);
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

const address = () => new URL(watched.page.url());
const line = () => watched.page.locator("[role=row][aria-selected=true]");

/** Keeps the figure of the page in a form and gives its name and bytes. */
async function kept(kind: "CSV" | "SVG" | "PNG"): Promise<{ name: string; bytes: Buffer }> {
  const { page } = watched;
  await page.getByRole("button", { name: en.figure.save, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: new RegExp(`^${kind}`) }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe("the course of an offer", () => {
  it("keeps corrections of the list apart from changes, in chart and table", async () => {
    const { page } = watched;
    await watched.visit(`/prices?q=${encodeURIComponent(mended.offer)}`);
    await expect.poll(() => line().count()).toBe(1);
    const pane = page.locator("aside[data-pane]");
    await expect
      .poll(() => pane.locator("svg[role=img]").getAttribute("aria-label"))
      .toContain("corrections of the list");
    const corrected = mended.points.filter((point) => point.correction).length;
    expect(await pane.locator("svg circle.number").count()).toBe(corrected);
    await page.keyboard.press("t");
    const said = pane.locator("tbody tr td:nth-child(2)");
    await expect.poll(() => said.count()).toBe(mended.points.length);
    const words = await said.allTextContents();
    expect(words.filter((text) => text === en.price.chart.correction)).toHaveLength(corrected);
    expect(watched.offences()).toEqual([]);
  });

  it("is kept as rows with the currency as listed, and as a drawing", async () => {
    await watched.visit(`/prices?q=${encodeURIComponent(mended.offer)}`);
    await expect.poll(() => line().count()).toBe(1);
    const { name, bytes } = await kept("CSV");
    expect(name).toMatch(/^baimo-price-.*\.csv$/);
    const lines = bytes.toString("utf8").trim().split(/\r?\n/);
    expect(lines).toHaveLength(mended.points.length + 1);
    expect(lines[0]).toMatch(/^.?offer,provider,currency,date,what,/);
    expect(lines.slice(1).every((text) => text.includes(`,${mended.currency},`))).toBe(true);
    expect((await kept("SVG")).bytes.toString("utf8")).toContain(`in ${mended.currency} as listed`);
    expect((await kept("PNG")).bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(watched.offences()).toEqual([]);
  });
});

describe("a rate of exchange", () => {
  it("is the person's alone: nothing is converted before, and the listed amount stays after", async () => {
    const { page } = watched;
    await watched.visit(`/prices?q=${encodeURIComponent(sold.offer)}`);
    const pane = page.locator("aside[data-pane]");
    await expect.poll(() => pane.textContent()).toContain(sold.words);
    expect(await pane.textContent()).not.toContain("CN¥");
    await page.getByRole("button", { name: en.price.rate.button }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: en.price.rate.apply }).click();
    await expect.poll(() => dialog.getByRole("alert").textContent()).toBe(en.price.rate.wrong);
    await dialog.getByRole("textbox", { name: new RegExp(`^${en.price.rate.rate}`) }).fill("7.1");
    await dialog.getByLabel(en.price.rate.date).fill("2024-05-21");
    await page.keyboard.press("Enter");
    await expect.poll(() => address().searchParams.get("rate")).toBe("USD:CNY:7.1:2024-05-21");
    const amount = (value: number, currency: string) =>
      new Intl.NumberFormat("en-GB", {
        style: "currency",
        currency,
        minimumFractionDigits: 2,
        maximumFractionDigits: value !== 0 && Math.abs(value) < 0.1 ? 4 : 2,
      }).format(value);
    const listed = sold.input ?? 0;
    await expect.poll(() => pane.textContent()).toContain(amount(listed * 7.1, "CNY"));
    expect(await pane.textContent()).toContain(amount(listed, "USD"));
    expect(await pane.textContent()).toContain("a rate you gave for 21 May 2024");
    expect(watched.offences()).toEqual([]);
  });
});

describe("a model at its providers", () => {
  it("has every provider that sells it in the table", async () => {
    const { page } = watched;
    const repo = sold.repo ?? "";
    const truth = (await host.ask("prices", { query: repo, offset: 0, limit: 200 })).rows.filter(
      (offer) => offer.repo === repo && offer.points.some((point) => point.input !== null),
    );
    await watched.visit(`/prices?view=model&model=${encodeURIComponent(repo)}`);
    await page.locator(".figure svg[role=img]").waitFor();
    await page.keyboard.press("t");
    const providers = page.locator(".figure tbody tr td:nth-child(2)");
    await expect
      .poll(async () => [...new Set(await providers.allTextContents())].toSorted())
      .toEqual([...new Set(truth.map((offer) => offer.provider))].toSorted());
    expect(watched.offences()).toEqual([]);
  });
});

describe("the price war", () => {
  it("shows the wave of May 2024 in yuan, free apart from cheap", async () => {
    const { page } = watched;
    const { cuts } = await host.ask("prices", { query: "", offset: 0, limit: 1 });
    const may = cuts.filter((cut) => cut.date.startsWith("2024-05"));
    expect(may.length).toBeGreaterThan(20);
    await watched.visit("/prices?view=war");
    await expect
      .poll(() => page.locator(".figure svg circle.now").count())
      .toBe(may.filter((cut) => cut.to !== null).length);
    expect(await page.locator(".figure svg circle.was").count()).toBe(
      may.filter((cut) => cut.from !== null && cut.to !== null).length,
    );
    await page.keyboard.press("t");
    const row = page.locator(".figure tbody tr", { hasText: "Qwen-Long" }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/CN¥20\.00.*CN¥0\.50.*−97\.5%/s);
    const { bytes } = await kept("CSV");
    expect(bytes.toString("utf8").trim().split(/\r?\n/)).toHaveLength(may.length + 1);
    await page.getByRole("radio", { name: en.price.cuts.all, exact: true }).click();
    await expect.poll(() => page.locator(".figure tbody tr").count()).toBe(cuts.length);
    expect(watched.offences()).toEqual([]);
  });
});
