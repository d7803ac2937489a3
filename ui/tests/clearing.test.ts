// What a licence lets one do: the answer, the number at which it turns, the passage it rests on, its versions.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let watched: Watched;

beforeAll(async () => {
  host = await startHost();
  watched = await openBrowser(host);
});
afterAll(async () => {
  await watched.close();
  await host.stop();
});
beforeEach(async () => {
  await wish(host, "en", "light");
  watched.offences();
});

it("turns the answer where the number of users turns it", async () => {
  const { page } = watched;
  await watched.visit("/licences/tongyi-qianwen");
  const panel = page.getByRole("region", { name: "May I…?" });
  const answer = panel.locator("[data-answer]");
  await answer.waitFor();
  await page.keyboard.press("d");
  await page.keyboard.type("use it in a product");
  await expect.poll(() => answer.getAttribute("data-answer")).toBe("conditions");
  expect(await answer.innerText()).toMatch(/^Yes, with \d+ conditions?/);
  expect(await panel.locator("[data-turns]").innerText()).toMatch(/at 100 M users a month/);

  const users = panel.getByRole("textbox", { name: /Monthly users/ });
  await users.fill("40 M");
  await watched.settled();
  expect(await answer.getAttribute("data-answer")).toBe("conditions");
  expect(await panel.locator("[data-turns]").innerText()).toContain("Margin: 60 M.");

  await users.fill("120 M");
  await expect.poll(() => answer.getAttribute("data-answer")).toBe("ask");
  expect(await answer.innerText()).toMatch(/^Ask first/);
  expect(await panel.innerText()).toContain("Not legal advice");

  await users.fill("a lot");
  await panel.getByText("This is not a number").waitFor();
  await expect.poll(() => answer.getAttribute("data-answer")).toBe("conditions");
  expect(watched.offences()).toEqual([]);
});

it("leads from a reason to its passage, where the text is here", async () => {
  const { page } = watched;
  const { licences } = { licences: await host.ask("licences", ask) };
  const held = licences.rows.find(
    ({ has_text, terms, licence }) => has_text && terms > 5 && licence.slug === "apache-2-0",
  );
  expect(held?.licence.slug).toBe("apache-2-0");
  await watched.visit("/licences/apache-2-0");
  const panel = page.getByRole("region", { name: "May I…?" });
  await panel.locator("[data-answer] button").first().click();
  await expect.poll(() => page.locator("article .passage.hot").count()).toBeGreaterThan(0);
  expect(watched.offences()).toEqual([]);
});

const ask = { query: "apache", family: null, with_terms: false, offset: 0, limit: 50 };

it("compares two versions line by line, change by change", async () => {
  const { page } = watched;
  const listed = await host.ask("licences", { query: "", family: null, with_terms: false, offset: 0, limit: 200 });
  let found: string | undefined;
  for (const { licence, has_text } of listed.rows) {
    if (!has_text) continue;
    const { versions } = await host.ask("licence", { licence: licence.slug });
    if (versions.filter(({ texts }) => texts.length > 0).length >= 2) {
      found = licence.slug;
      break;
    }
  }
  expect(found).toBeDefined();
  await watched.visit(`/licences/${found ?? ""}`);
  await page.keyboard.press("3");
  const diff = page.getByRole("group", { name: "Differences, line by line" });
  await diff.waitFor();
  expect(await diff.locator(".added, .removed").count()).toBeGreaterThan(0);
  await page.keyboard.press("n");
  const first = await page.evaluate(() => document.activeElement?.textContent ?? "");
  expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-change"))).toBe(true);
  await page.keyboard.press("n");
  expect(await page.evaluate(() => document.activeElement?.textContent ?? "")).not.toBe(first);
  await page.keyboard.press("Shift+N");
  expect(await page.evaluate(() => document.activeElement?.textContent ?? "")).toBe(first);
  expect(watched.offences()).toEqual([]);
});

it("shows five tabs by their numbers", async () => {
  const { page } = watched;
  await watched.visit("/licences/llama-3");
  const chosen = () => page.getByRole("tab", { selected: true }).innerText();
  for (const [key, words] of [
    ["2", "Terms"],
    ["3", "Versions"],
    ["4", "Used by"],
    ["5", "Inherited by"],
    ["1", "Text"],
  ] as const) {
    await page.keyboard.press(key);
    expect(await chosen()).toContain(words);
  }
  expect(watched.offences()).toEqual([]);
});
