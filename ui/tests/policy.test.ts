// A policy of one's own: begun from a sample, changed, tried while it is written, kept, and seen everywhere at once.
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
  await host.ask("set_policy", { toml: null });
  await wish(host, "en", "light");
  watched.offences();
});

const counted = async (stance: string) => {
  const words = await watched.page.locator(`[data-stance=${stance}] [data-count]`).innerText();
  return Number(words.replaceAll(",", ""));
};

it("goes from a sample to badges and a facet, and back to none", async () => {
  const { page } = watched;
  await watched.visit("/models");
  await expect.poll(() => page.getByRole("link", { name: "Set a policy" }).count()).toBe(1);
  expect(await page.locator("[role=grid] .v:has-text('Policy:')").count()).toBe(0);
  expect(await page.getByRole("group", { name: "Policy" }).count()).toBe(0);

  await page.getByRole("link", { name: "Set a policy" }).click();
  await page.locator("[data-sample=company]").click();
  await page.locator("[data-stance=deny]").waitFor();
  await watched.settled();
  const { effect } = await host.ask("policy_try", {
    toml: (await host.ask("policy", {})).samples.find(({ key }) => key === "company")?.toml ?? "",
  });
  const barred = effect?.counts.find(([stance]) => stance === "deny")?.[1] ?? 0;
  expect(barred).toBeGreaterThan(0);
  expect(await counted("deny")).toBe(barred);

  // A rule more, by keys alone: it bars what comes from one country.
  const total = (await counted("allow")) + (await counted("ask")) + (await counted("deny"));
  await page.keyboard.press("a");
  const added = page.locator("main ol > li.rule").last();
  await added.getByRole("combobox", { name: /Add a condition/ }).selectOption("country");
  await added.getByRole("combobox", { name: /country/ }).selectOption("FR");
  await added.getByRole("button", { name: /Drop term/ }).click();
  await watched.settled();
  const before = barred;
  await expect.poll(() => counted("deny")).toBeGreaterThan(before);
  expect((await counted("allow")) + (await counted("ask")) + (await counted("deny"))).toBe(total);
  const denied = await counted("deny");

  await page.keyboard.press("Control+s");
  await page.getByText("holds now", { exact: true }).waitFor();
  expect((await host.ask("policy", {})).policy?.rules.at(-1)).toMatchObject({ then: "deny", country: "FR" });

  await watched.follow("/models");
  const row = page.getByRole("group", { name: "Policy" });
  await row.waitFor();
  expect(await row.locator(".chip").allInnerTexts()).toHaveLength(3);
  expect(await row.locator(".chip", { hasText: "Barred" }).locator(".n").innerText()).toBe(denied.toLocaleString("en"));
  await row.locator(".chip", { hasText: "Barred" }).click();
  await watched.settled();
  await expect.poll(() => page.locator("h2 .total").innerText()).toBe(denied.toLocaleString("en"));
  expect(await page.locator("[role=grid] [role=row] .v:has-text('Barred')").count()).toBeGreaterThan(5);
  expect(await page.locator("[role=grid] [role=row] .v:has-text('Cleared')").count()).toBe(0);

  await watched.follow("/policy");
  await page.getByRole("button", { name: "Switch off" }).click();
  await page.getByText("No policy is set").waitFor();
  await watched.follow("/models?q=");
  await expect.poll(() => page.getByRole("group", { name: "Policy" }).count()).toBe(0);
  // And the way back.
  await page.keyboard.press("Control+z");
  await page.getByRole("group", { name: "Policy" }).waitFor();
  expect(watched.offences()).toEqual([]);
});

it("keeps what the person wrote, and names the line that cannot be read", async () => {
  const { page } = watched;
  const toml =
    '# ours\nname = "Ours"\ndefault = "ask"\n\n# counsel\n[[rule]]\nthen = "allow"\nwhen = { family = "permissive" }\n';
  await host.ask("set_policy", { toml });
  await watched.visit("/policy");
  await page.getByRole("textbox", { name: "Why" }).fill("Notices only.");
  await page.keyboard.press("Tab");
  await page.getByRole("radio", { name: "TOML" }).click();
  const field = page.getByRole("textbox", { name: "TOML" });
  expect(await field.inputValue()).toBe(toml.replace('"permissive" }\n', '"permissive" }\nwhy = "Notices only."\n'));

  await field.fill(toml.replace('"permissive"', '"generous"'));
  const alert = page.getByRole("alert");
  await alert.getByText("cannot be read as a policy, line 8").waitFor();
  expect(await alert.innerText()).toContain("generous");
  expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await alert.getByRole("button").click();
  const chosen = await field.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(chosen).toBe('when = { family = "generous" }');

  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByText("holds now", { exact: true }).waitFor();
  expect(await field.inputValue()).toBe(toml);
  expect(watched.offences()).toEqual([]);
});

it("takes a file in, and moves rules by keys", async () => {
  const { page } = watched;
  await watched.visit("/policy");
  const toml =
    'name = "From a file"\ndefault = "allow"\n[[rule]]\nthen = "deny"\nwhen = { verdict = "deny" }\n[[rule]]\nthen = "ask"\nwhen = { licence = "unknown" }\n';
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "ours.toml", mimeType: "text/plain", buffer: Buffer.from(toml) });
  await expect.poll(() => page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("From a file");
  const stances = () => page.locator("main ol > li.rule [aria-checked=true]").allInnerTexts();
  expect(await stances()).toEqual(["bar", "ask"]);
  await page.locator("main ol > li.rule").first().locator("[aria-checked=true]").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(stances).toEqual(["ask", "bar"]);
  await watched.settled();
  await page.keyboard.press("Control+s");
  await page.getByText("holds now", { exact: true }).waitFor();
  const kept = await host.ask("policy", {});
  expect(kept.policy?.rules.map(({ then }) => then)).toEqual(["ask", "deny"]);
  // What is unknown is never cleared, whatever stands under “Otherwise”.
  const all = await host.ask("search", {
    query: "policy:allow verdict:unknown",
    sort: "popularity",
    reversed: false,
    offset: 0,
    limit: 1,
    at: null,
    facets: false,
    generation: 1,
  });
  expect(all.total).toBe(0);
  expect(watched.offences()).toEqual([]);
});
