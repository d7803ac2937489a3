// A board over time: the calendar by keys, two days beside each other, and figures kept as files that say what they are.
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import { compared, tally } from "../src/lib/ranking/compare";
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

const press = (key: string) => watched.page.keyboard.press(key);

/** Keeps the figure of the page in a form and gives the bytes of the file. */
async function kept(kind: "CSV" | "SVG" | "PNG"): Promise<Buffer> {
  const { page } = watched;
  await page.getByRole("button", { name: en.figure.save, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: new RegExp(`^${kind}`) }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`open-llm-v2-publisher.${kind.toLowerCase()}`);
  return readFile(await download.path());
}

describe("the day of a board", () => {
  it("is chosen in the calendar by keys, and any day leads to the stored one that holds", async () => {
    const { page } = watched;
    await watched.visit("/rankings/open-llm-v2?at=2024-08-19");
    await page.getByRole("button", { name: en.ranking.calendar.title }).focus();
    await press("Enter");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await expect.poll(focused).toBe("19 Aug 2024, stored");
    await press("ArrowUp");
    await expect.poll(focused).toBe("12 Aug 2024, where 9 Aug 2024 holds");
    await press("Enter");
    await page.waitForURL(/at=2024-08-09/);
    await expect.poll(focused).toBe(en.ranking.calendar.title);
    await press("Enter");
    await expect.poll(focused).toBe("9 Aug 2024, stored");
    await press("Escape");
    await expect.poll(focused).toBe(en.ranking.calendar.title);
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(watched.offences()).toEqual([]);
  });
});

describe("a figure", () => {
  it("is kept as rows, as a drawing and as a picture that carry date, definition and the checksum of the rows", async () => {
    await watched.visit("/rankings/open-llm-v2?at=2024-08-19");
    const held = await host.ask("ranking", { board: "open-llm-v2", at: "2024-08-19", limit: 10 });
    const rows = await kept("CSV");
    const lines = rows.toString("utf8").replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(lines).toHaveLength(held.course.length + 1);
    expect(lines[0]).toMatch(/^board,rule,date,/);
    expect(lines.filter((line) => line.startsWith("open-llm-v2,publisher,2024-08-19,"))).toHaveLength(1);

    const sum = createHash("sha256").update(rows).digest("hex");
    const drawing = (await kept("SVG")).toString("utf8");
    expect(drawing).toContain(`sha256:${sum}`);
    expect(drawing).toContain("19 Aug 2024");
    expect(drawing).toContain("An owner without a known country counts as unknown");
    expect(drawing).not.toMatch(/var\(--|class=|href=/);
    const drawn = await watched.page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, "image/svg+xml");
      return [read.querySelector("parsererror") === null, read.querySelectorAll("path").length];
    }, drawing);
    expect(drawn[0]).toBe(true);
    expect(Number(drawn[1])).toBeGreaterThan(2);

    const picture = await kept("PNG");
    expect(picture.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(picture.readUInt32BE(16)).toBeGreaterThan(600);
    expect(picture.length).toBeGreaterThan(8_000);
    expect(watched.offences()).toEqual([]);
  });

  it("has a table with as many rows as its file", async () => {
    const { page } = watched;
    await watched.visit("/rankings/open-llm-v2?at=2024-08-19");
    const held = await host.ask("ranking", { board: "open-llm-v2", at: "2024-08-19", limit: 10 });
    await press("t");
    const table = page.getByRole("tabpanel").locator("tbody tr");
    await expect.poll(() => table.count()).toBe(held.course.length);
    expect(await page.locator("tr.sel").innerText()).toContain("19 Aug 2024");
  });
});

describe("two days of a board", () => {
  it("beside each other count what entered, left and moved, and say that only the head of the list is held", async () => {
    const { page } = watched;
    await watched.visit("/rankings/open-llm-v2?at=2024-08-19");
    await page.getByRole("link", { name: en.ranking.compare.link }).focus();
    await press("Enter");
    await page.waitForURL(/compare\?at=2024-08-19/);
    await watched.settled();
    const [earlier, later] = await Promise.all(
      ["2024-07-13", "2024-08-19"].map((at) => host.ask("ranking", { board: "open-llm-v2", at, limit: 500 })),
    );
    if (earlier === undefined || later === undefined) throw new Error("the starter holds both days");
    const rows = compared(earlier.rows, later.rows);
    const counts = tally(rows);
    expect(rows.length).toBeGreaterThan(10);
    const choice = (name: string) => page.getByRole("radio", { name });
    expect(await choice(`${en.ranking.compare.moves.entered} ${String(counts.entered)}`).count()).toBe(1);
    expect(await page.locator("main").innerText()).toContain("not of the board");
    await press("t");
    await expect.poll(() => page.getByRole("tabpanel").locator("tbody tr").count()).toBe(rows.length);
    await page.getByLabel(en.ranking.compare.other).selectOption("2024-06-26");
    await page.waitForURL(/with=2024-06-26/);
    await watched.settled();
    expect(await page.locator("h1").innerText()).toBe("26 Jun 2024 and 19 Aug 2024");
    expect(watched.offences()).toEqual([]);
  });
});
