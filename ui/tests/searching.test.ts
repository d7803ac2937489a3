// Searching for models: every key asked, counts that are exact, chips, empty answers, the list over all rows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import type { FacetField, SearchPage } from "../src/lib/ipc/bindings/counter";
import { openBrowser, wish, type Watched } from "./browser";
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
  await window.visit("/models");
});

const grid = () => window.page.getByRole("grid", { name: en.models.table });
const rows = () => grid().locator("[role=row][aria-selected]");
const field = () => window.page.getByRole("textbox", { name: en.frame.search });
const chip = (facet: FacetField, label: string) =>
  window.page.getByRole("group", { name: en.trade.field[facet] }).getByRole("button", { name: label });

/** What the counter itself says to a query. */
function truth(query: string): Promise<SearchPage> {
  return host.ask("search", {
    query,
    sort: "popularity",
    reversed: false,
    offset: 0,
    limit: 80,
    at: null,
    facets: true,
    generation: 1,
  });
}

/** The query as the address holds it. */
function query(): string {
  return new URL(window.page.url()).searchParams.get("q") ?? "";
}

/** Waits until the list shows as many rows as the counter finds. */
async function shows(total: number): Promise<void> {
  await expect.poll(() => grid().getAttribute("aria-rowcount")).toBe(String(total + 1));
}

describe("typing", () => {
  it("asks with every key, one question at a time, and ends at the exact answer", async () => {
    let open = 0;
    let most = 0;
    let asked = 0;
    const isSearch = (body: string | null) => body?.includes('"facets":true') === true;
    window.page.on("request", (request) => {
      if (!isSearch(request.postData())) return;
      asked += 1;
      open += 1;
      most = Math.max(most, open);
    });
    window.page.on("requestfinished", (request) => {
      if (isSearch(request.postData())) open -= 1;
    });
    await field().pressSequentially("qwen2 72b");
    const { total, rows: found } = await truth("qwen2 72b");
    expect(total).toBeGreaterThan(0);
    await shows(total);
    expect(most).toBe(1);
    expect(asked).toBeGreaterThan(0);
    await expect.poll(() => rows().first().textContent()).toContain(found[0]?.name);
    await expect.poll(query).toBe("qwen2 72b");
    expect(window.offences()).toEqual([]);
  });

  it("finds makers by two Chinese characters", async () => {
    await field().fill("通义");
    const { total, rows: found } = await truth("通义");
    expect(found.map(({ maker }) => maker?.slug)).toContain("qwen");
    await shows(total);
  });

  it("makes a finished filter a token that can be taken away again", async () => {
    await field().pressSequentially("yi country:cn ");
    const remove = window.page.getByRole("button", { name: en.frame.tokenRemove("country:cn") });
    await remove.waitFor();
    const { total } = await truth("yi country:cn");
    await shows(total);
    await remove.click();
    await shows((await truth("yi")).total);
  });

  it("keeps the search through back and forward", async () => {
    await field().fill("mistral");
    await shows((await truth("mistral")).total);
    await rows().first().dblclick();
    await window.page.waitForURL(/\/models\/./);
    await window.page.goBack();
    await shows((await truth("mistral")).total);
    expect(await field().inputValue()).toBe("mistral");
  });
});

describe("the filters", () => {
  it("show counts that are the counter's, include on a click and exclude with Alt", async () => {
    const china = "China";
    const { facets } = await truth("");
    const counted = facets.find(({ field: name }) => name === "country")?.values.find(({ key }) => key === "cn");
    const number = new Intl.NumberFormat("en-GB").format(counted?.count ?? -1);
    expect(await chip("country", china).textContent()).toContain(number);

    await chip("country", china).click();
    const only = await truth("country:cn");
    await shows(only.total);
    expect(only.total).toBe(counted?.count);
    expect(await chip("country", china).getAttribute("aria-pressed")).toBe("true");

    await chip("country", china).click({ modifiers: ["Alt"] });
    const without = await truth("-country:cn");
    await shows(without.total);
    expect(await chip("country", china).getAttribute("aria-pressed")).toBe("mixed");
    expect(only.total + without.total).toBe((await truth("")).total);
  });

  it("have unknown as a value of its own", async () => {
    await chip("verdict", en.trade.unknown).click();
    const found = await truth("verdict:unknown");
    expect(found.total).toBeGreaterThan(0);
    await shows(found.total);
    expect(found.rows.every(({ verdict }) => verdict === "unknown")).toBe(true);
  });

  it("keep their places while one types", async () => {
    const labels = () =>
      window.page.getByRole("group", { name: en.trade.field.task }).locator(".chip b").allTextContents();
    const before = await labels();
    await field().fill("whisper");
    await shows((await truth("whisper")).total);
    const after = await labels();
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  });
});

describe("an empty answer", () => {
  const asked = "qwen2 licence:mit params>900b";

  it("names what each filter costs, and Enter clears the main cause", async () => {
    await window.visit(`/models?q=${encodeURIComponent(asked)}`);
    const { total, blame } = await truth(asked);
    expect(total).toBe(0);
    const main = blame[0];
    if (main === undefined) throw new Error("nothing is to blame");
    const causes = window.page.locator(".why li");
    expect(await causes.count()).toBe(blame.length);
    expect(await causes.first().textContent()).toContain(`+${new Intl.NumberFormat("en-GB").format(main.count)}`);
    await window.page.keyboard.press("Enter");
    if (main.count > 0) await shows(main.count);
    expect((await truth(query())).total).toBe(main.count);
  });
});

describe("the list", () => {
  it("stands over all rows with at most 80 of them in the document", async () => {
    const { of } = await truth("");
    await shows(of);
    await grid().focus();
    await window.page.keyboard.press("End");
    await expect.poll(() => grid().locator("[aria-selected=true]").getAttribute("aria-rowindex")).toBe(String(of + 1));
    expect(await rows().count()).toBeLessThanOrEqual(80);
    await window.page.keyboard.press("Home");
    await expect.poll(() => grid().locator("[aria-selected=true]").getAttribute("aria-rowindex")).toBe("2");
  });

  it("fetches what is scrolled to", async () => {
    await grid().hover();
    await window.page.mouse.wheel(0, 60_000);
    await expect.poll(() => rows().first().getAttribute("aria-rowindex").then(Number)).toBeGreaterThan(1_000);
    await window.settled();
    await expect.poll(() => rows().nth(5).textContent()).not.toContain(en.frame.loading);
    expect(await rows().count()).toBeLessThanOrEqual(80);
  });

  it("sorts by name the other way round too", async () => {
    await window.visit("/models?sort=-name");
    const answer = await host.ask("search", {
      query: "",
      sort: "name",
      reversed: true,
      offset: 0,
      limit: 1,
      at: null,
      facets: false,
      generation: 1,
    });
    expect(await rows().first().textContent()).toContain(answer.rows[0]?.name);
  });
});
