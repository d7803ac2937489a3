// This machine: planted model files are found, recognised, licensed; what cannot be read is said; documents are kept.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import { bringAxe, findings } from "./axe";
import { openBrowser, smallest, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";

let host: Host;
let watched: Watched;
let folder: string;

/** A GGUF file of version 3 without tensors that says these words of itself. */
function gguf(words: Record<string, string>): Buffer {
  const number = (value: number, bytes: 4 | 8): Buffer => {
    const part = Buffer.alloc(bytes);
    part.writeUInt32LE(value);
    return part;
  };
  const text = (value: string): Buffer => Buffer.concat([number(Buffer.byteLength(value), 8), Buffer.from(value)]);
  const entries = Object.entries(words).map(([key, value]) => Buffer.concat([text(key), number(8, 4), text(value)]));
  const head = [Buffer.from("GGUF"), number(3, 4), number(0, 8), number(entries.length, 8)];
  return Buffer.concat([...head, ...entries, Buffer.alloc(64)]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "baimo models "));
  const cache = join(folder, "models--dnhkng--RYS-XLarge", "snapshots", "0123456789abcdef0123456789abcdef01234567");
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, "model.gguf"), gguf({ "general.architecture": "qwen2", "general.name": "RYS XLarge" }));
  await writeFile(
    join(folder, "yi.gguf"),
    gguf({
      "general.architecture": "llama",
      "general.name": "Yi 34B",
      "general.source.huggingface.repository": "01-ai/Yi-34B",
    }),
  );
  await writeFile(join(folder, "nobody.gguf"), gguf({ "general.name": "something nobody knows" }));
  await writeFile(join(folder, "broken.gguf"), Buffer.from("GGUF\u0003\u0000\u0000\u0000no"));
  host = await startHost();
  await wish(host, "en", "light");
  watched = await openBrowser(host);
  await bringAxe(watched.page);
});
afterAll(async () => {
  await watched.close();
  await host.stop();
  await rm(folder, { recursive: true, force: true });
});

it("finds planted models, says how they stand, and keeps a bill of materials", async () => {
  const { page } = watched;
  await watched.visit("/audit");
  expect(await page.locator("main").innerText()).toContain("Nothing leaves this machine");
  await page.getByRole("checkbox", { name: en.audit.stores }).press("Space");
  await page.getByRole("textbox", { name: en.audit.folder }).fill(folder);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: en.audit.scan, exact: true }).press("Enter");
  const list = page.getByRole("grid", { name: en.audit.table });
  await list.waitFor();
  const line = (name: string) => list.locator("[role=row][aria-selected]").filter({ hasText: name });
  expect(await line("dnhkng/RYS-XLarge").innerText()).toContain("Tongyi Qianwen");
  expect(await line("dnhkng/RYS-XLarge").locator(".neq").count()).toBe(1);
  expect(await line("01-ai/Yi-34B").count()).toBe(1);
  expect(await line("01-ai/Yi-34B").innerText()).toContain(en.audit.groundOf["metadata"]);

  await page
    .getByRole("group", { name: en.audit.filter.label })
    .getByRole("button", { name: /^Not matched/ })
    .click();
  await expect.poll(() => line("dnhkng/RYS-XLarge").count()).toBe(0);
  expect(await list.innerText()).toContain(en.audit.groundNone);
  await page.getByRole("group", { name: en.audit.filter.label }).getByRole("button", { name: /^All/ }).click();

  await line("dnhkng/RYS-XLarge").click();
  const pane = page.getByRole("complementary", { name: en.audit.pane.title });
  expect(await pane.innerText()).toContain("MIT");
  expect(await pane.innerText()).toContain("Limit by users");
  expect(await page.locator("main").innerText()).toContain("Not legal advice");

  const keeping = page.waitForEvent("download");
  await page.getByRole("button", { name: en.audit.exports.cyclonedx }).click();
  const bill: unknown = JSON.parse(await readFile(await (await keeping).path(), "utf8"));
  expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
  expect(JSON.stringify(bill)).toContain("RYS-XLarge");
  expect(watched.offences()).toEqual([]);
});

it.each(["light", "dark"] as const)("passes axe with what was found, in three languages, %s", async (theme) => {
  const { page } = watched;
  for (const language of ["de", "en", "zh"] as const) {
    await wish(host, language, theme);
    await watched.visit("/settings");
    await watched.follow("/audit");
    await page.setViewportSize(usual);
    if ((await page.getByRole("grid").count()) === 0) {
      const stores = page.getByRole("checkbox").first();
      if ((await stores.getAttribute("aria-checked")) === "true") await stores.click();
      await page.locator("form input").fill(folder);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.locator("main .btn.pri").click();
      await page.getByRole("grid").waitFor();
    }
    for (const folded of await page.locator("main details").all())
      await folded.evaluate((element) => {
        element.setAttribute("open", "");
      });
    expect((await findings(page)).join("\n"), language).toBe("");
    await page.setViewportSize(smallest);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
    expect(over, `${language}: wider than the smallest window`).toBeLessThanOrEqual(0);
  }
  expect(watched.offences()).toEqual([]);
});
