// Where a model comes from and what came of it: terms with the path that brings them in, descendants, the drawing, flows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import type { DescendantsAsk } from "../src/lib/ipc/bindings/counter";
import { openBrowser, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let watched: Watched;

beforeAll(async () => {
  host = await startHost();
  await wish(host, "en", "light");
  watched = await openBrowser(host);
});
afterAll(async () => {
  await watched.close();
  await host.stop();
});
beforeEach(async () => {
  await watched.page.setViewportSize(usual);
  watched.offences();
});

const press = (keys: string) => watched.page.keyboard.press(keys);
const at = () => watched.page.url().replace(host.origin, "");
const focused = () => watched.page.evaluate(() => document.activeElement?.getAttribute("title") ?? "");
const all: DescendantsAsk = {
  repo: "Qwen/Qwen2-72B",
  relation: null,
  maker: null,
  licence: null,
  verdict: null,
  direct: false,
  offset: 0,
  limit: 0,
};

describe("what binds RYS-XLarge", () => {
  it("says in a sentence what does not go together, and names each term with clause, licence and path", async () => {
    const { page } = watched;
    await watched.visit("/models/dnhkng/RYS-XLarge");
    const band = page.getByRole("region", { name: en.licence.band.label });
    expect(await band.innerText()).toMatch(/Declares MIT; RYS-XLarge descends from Qwen2-72B\S*: Tongyi Qianwen §\d/);
    await press("2");
    await page.waitForURL(/view=terms/);
    await watched.settled();
    const terms = page.getByRole("region", { name: en.lineage.terms.title });
    const inherited = terms.locator("li.added");
    const held = (await host.ask("model", { repo: "dnhkng/RYS-XLarge" })).terms;
    expect(held.filter(({ added }) => added).length).toBeGreaterThan(5);
    expect(await inherited.count()).toBe(held.filter(({ added }) => added).length);
    const limit = inherited.filter({ hasText: "Limit by users" });
    expect(await limit.innerText()).toContain("100,000,000");
    expect(await limit.innerText()).toMatch(/Tongyi Qianwen\s+§4/);
    expect(await limit.innerText()).toContain("Qwen2-72B");
    expect(await terms.innerText()).toContain("Not legal advice");
    await terms.getByRole("radio", { name: en.lineage.terms.onlyAdded }).click();
    expect(await terms.locator("li:not(.added):has(.clause)").count()).toBe(0);
    await limit.locator("a.clause").focus();
    await press("Enter");
    await page.waitForURL(/\/licences\/tongyi-qianwen#user-threshold/);
    expect(watched.offences()).toEqual([]);
  });

  it("comes to May I…? by its key, and to the ancestors and back", async () => {
    await watched.visit("/models/dnhkng/RYS-XLarge");
    await press("d");
    await watched.page.waitForURL(/view=terms/);
    await expect.poll(() => watched.page.evaluate(() => document.activeElement?.tagName)).toBe("SELECT");
    await watched.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await press("a");
    await expect.poll(at).toBe("/models/dnhkng/RYS-XLarge");
    await expect.poll(() => watched.page.evaluate(() => document.activeElement?.className)).toContain("col");
    expect(watched.offences()).toEqual([]);
  });
});

describe("descendants", () => {
  it("narrow by one group after the other, and the list holds exactly what is left", async () => {
    const { page } = watched;
    await watched.visit("/models/Qwen/Qwen2-72B?view=descendants");
    const whole = await host.ask("descendants", all);
    expect(whole.of).toBeGreaterThan(5);
    const list = page.getByRole("grid", { name: en.lineage.descent.title });
    await expect.poll(() => list.getAttribute("aria-rowcount")).toBe(String(whole.of + 1));
    const tiles = page.getByRole("group", { name: en.lineage.descent.groups }).getByRole("button");
    await tiles.first().focus();
    await press("Enter");
    const biggest = whole.groups
      .map(({ relation }) => relation)
      .map((relation) => ({
        relation,
        count: whole.groups.filter((one) => one.relation === relation).reduce((sum, { count }) => sum + count, 0),
      }))
      .toSorted((a, b) => b.count - a.count)[0];
    if (biggest === undefined) throw new Error("the starter has descendants of Qwen2-72B");
    await expect.poll(() => list.getAttribute("aria-rowcount")).toBe(String(biggest.count + 1));
    const chosen = page.getByRole("group", { name: en.lineage.descent.only });
    expect(await chosen.innerText()).toContain(en.trade.relation[biggest.relation]);

    await page.getByRole("radio", { name: en.lineage.descent.bars }).click();
    const rows = page.locator(".groups tbody tr");
    const maker = rows.filter({ hasText: en.lineage.descent.unknownMaker });
    const wanted = await host.ask("descendants", { ...all, relation: biggest.relation, maker: "unknown" });
    if (wanted.total > 0) {
      await maker.getByRole("button").click();
      await expect.poll(() => list.getAttribute("aria-rowcount")).toBe(String(wanted.total + 1));
    }
    await chosen.getByRole("button", { name: en.lineage.descent.clear }).click();
    await expect.poll(() => list.getAttribute("aria-rowcount")).toBe(String(whole.of + 1));
    expect(watched.offences()).toEqual([]);
  });
});

describe("the drawing of a neighbourhood", () => {
  it("is walked along its edges by keys, and its table twin holds the same edges", async () => {
    const { page } = watched;
    await watched.visit("/models/Qwen/Qwen2-72B-Instruct?view=graph");
    const kin = await host.ask("kin", { repo: "Qwen/Qwen2-72B-Instruct", reach: 2, limit: 60 });
    expect(kin.nodes.length).toBeGreaterThan(3);
    const field = page.getByRole("group", { name: /^Neighbourhood of Qwen2-72B-Instruct/ });
    expect(await field.locator("[data-node]").count()).toBe(kin.nodes.length);
    expect(await field.locator("path.line").count()).toBe(kin.edges.length);
    expect(await field.locator("[tabindex='0']").count()).toBe(1);
    await field.locator("[tabindex='0']").focus();
    expect(await focused()).toBe("Qwen/Qwen2-72B-Instruct");
    // It is drawn, not only in the document: what lies on its place is itself.
    const drawn = () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        if (box === undefined) return false;
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement?.contains(hit) === true;
      });
    expect(await drawn()).toBe(true);
    await press("ArrowLeft");
    await expect.poll(focused).toBe("Qwen/Qwen2-72B");
    await press("ArrowRight");
    await press("Home");
    await expect.poll(focused).toBe("Qwen/Qwen2-72B-Instruct");
    const wide = async () => (await field.locator("[data-node='0']").boundingBox())?.width ?? 0;
    const before = await wide();
    await press("-");
    await expect.poll(wide).toBeLessThan(before);
    await press("ArrowRight");
    await expect.poll(focused).not.toBe("Qwen/Qwen2-72B-Instruct");
    const child = await focused();
    await press("t");
    const table = page.getByRole("grid", { name: en.lineage.graph.title });
    expect(await table.getAttribute("aria-rowcount")).toBe(String(kin.edges.length + 1));
    await press("t");
    await field.locator(`[title='${child}']`).focus();
    await press("Enter");
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === `/models/${child}`);
    expect(watched.offences()).toEqual([]);
  });
});

describe("who builds on whom", () => {
  it("shows the same sums in chart and table, narrows by quarters with keys, and keeps unknown apart", async () => {
    const { page } = watched;
    await watched.visit("/makers");
    await page.getByRole("link", { name: en.lineage.flows.link }).click();
    await page.waitForURL(/\/lineage$/);
    await watched.settled();
    const flows = await host.ask("flows", { relation: null, stated: false });
    const sum = flows.rows.reduce((total, { count }) => total + count, 0);
    expect(sum).toBeGreaterThan(0);
    const total = () => page.locator(".sums td").last().innerText();
    expect((await total()).replaceAll(",", "")).toBe(String(sum));
    expect(await page.getByRole("row", { name: /unknown/ }).count()).toBeGreaterThan(0);

    await page.getByRole("slider", { name: en.lineage.flows.to }).focus();
    await press("Home");
    const first = flows.rows.map(({ quarter }) => quarter).sort()[0];
    const oldest = flows.rows.filter(({ quarter }) => quarter === first).reduce((all, { count }) => all + count, 0);
    await expect.poll(async () => (await total()).replaceAll(",", "")).toBe(String(oldest));
    await page.getByRole("button", { name: en.lineage.flows.whole }).click();
    await press("t");
    const table = page.getByRole("grid", { name: en.lineage.flows.title });
    expect(await table.getAttribute("aria-rowcount")).toBe(String(flows.rows.length + 1));
    expect(watched.offences()).toEqual([]);
  });
});
