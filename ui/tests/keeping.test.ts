// What the person keeps: favourites, notes, saved searches, collections, the comparison; and Undo for all of it.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import { openBrowser, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let window: Watched;
const repo = "Qwen/Qwen2-72B-Instruct";

beforeAll(async () => {
  host = await startHost();
  await wish(host, "en", "dark");
  window = await openBrowser(host);
});

afterAll(async () => {
  await window.close();
  await host.stop();
});

beforeEach(() => {
  window.offences();
});

const button = (name: string | RegExp) => window.page.getByRole("button", { name });
const shelf = () => host.ask("shelf", {});

it("marks a favourite and takes it back with the toast", async () => {
  await window.visit(`/models/${repo}`);
  await button(en.model.actions.favourite).click();
  await expect.poll(async () => (await shelf()).favourites.map(({ subject }) => subject.key)).toEqual([repo]);
  await window.page.getByText(en.shelf.favourited("Qwen2-72B-Instruct")).waitFor();
  await button(en.frame.undo).click();
  await expect.poll(async () => (await shelf()).favourites).toEqual([]);
});

it("keeps a note through a new start, and Ctrl+Z outside the field takes it back", async () => {
  await window.visit(`/models/${repo}`);
  const note = window.page.getByRole("textbox", { name: en.model.mine.note });
  await note.fill("Für die Prüfung: 许可证 §4 lesen 🧭");
  await note.blur();
  await expect.poll(async () => (await shelf()).notes[0]?.text).toBe("Für die Prüfung: 许可证 §4 lesen 🧭");
  await window.visit(`/models/${repo}`);
  expect(await note.inputValue()).toBe("Für die Prüfung: 许可证 §4 lesen 🧭");
  await window.page.locator("main h1").click();
  await window.page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await shelf()).notes).toEqual([]);
  await expect.poll(() => note.inputValue()).toBe("");
});

it("saves a search under a name and lists it in the rail", async () => {
  await window.visit("/models?q=qwen2%20-relation%3Aquantized");
  await window.page.keyboard.press("ControlOrMeta+d");
  const name = window.page.getByLabel(en.models.saveName);
  await name.fill("Originals only");
  await name.press("Enter");
  const link = window.page.getByRole("navigation").getByRole("link", { name: "Originals only" });
  await link.waitFor();
  await window.visit("/settings");
  await link.click();
  await window.page.waitForURL(/\/models\?q=/);
  expect((new URL(window.page.url()).searchParams.get("q") ?? "").split(" ").sort()).toEqual([
    "-relation:quantized",
    "qwen2",
  ]);
});

it("makes a collection, opens it and restores it after deleting", async () => {
  const { made } = await host.ask("change", { what: "new_collection", name: "Approved" });
  if (made === null) throw new Error("no collection was made");
  await host.ask("change", { what: "collect", id: made, subjects: [{ kind: "model", key: repo }], on: true });
  await window.visit(`/collections/${String(made)}`);
  await window.page.getByText("Qwen2-72B-Instruct").first().waitFor();
  await host.ask("change", { what: "delete_collection", id: made });
  await window.page.locator("main").click();
  await window.page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await shelf()).collections.map(({ name }) => name)).toEqual(["Approved"]);
  const { items } = await host.ask("collection", { id: made });
  expect(items.map(({ subject }) => subject.key)).toEqual([repo]);
});

it("compares models chosen in different searches, also after a new start", async () => {
  const chosen: string[] = [];
  for (const query of ["yi 34b", "qwen2 72b"]) {
    await window.visit(`/models?q=${encodeURIComponent(query)}`);
    const { rows } = await host.ask("search", {
      query,
      sort: "popularity",
      reversed: false,
      offset: 0,
      limit: 1,
      at: null,
      facets: false,
      generation: 1,
    });
    const first = rows[0];
    if (first === undefined) throw new Error(`nothing is found for ${query}`);
    chosen.push(first.name);
    await window.page.getByRole("grid").focus();
    await window.page.keyboard.press("x");
  }
  await window.page.getByRole("link", { name: en.models.compareCount(2) }).click();
  await window.page.waitForURL(/\/compare/);
  for (const name of chosen) await window.page.locator("main th").filter({ hasText: name }).waitFor();
  await window.visit("/compare");
  for (const name of chosen) await window.page.locator("main th").filter({ hasText: name }).waitFor();
  expect(window.offences()).toEqual([]);
});
