// What axe finds on a page.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** Brought into every page before its own scripts. */
declare const axe: { run: (within: Document, options: RunOptions) => Promise<AxeResults> };

/** Brings axe into every page that is opened from now on. */
export async function bringAxe(page: Page): Promise<void> {
  const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.addInitScript(await readFile(script, "utf8"));
}

/** What axe finds, one line for each kind of finding with the first places. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${html.slice(0, 200)} (${failureSummary ?? ""})`);
    return `${id}: ${help}\n  ${where.join("\n  ")}`;
  });
}
