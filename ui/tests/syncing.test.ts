// Sync as a person uses it: the plan, the start, the progress, the end; mirrors, proxy and token; the log. Answers come
// from a stand-in, so that every state can be had without a packet.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { en } from "../src/lib/i18n/en";
import { openBrowser, usual, wish, type Watched } from "./browser";
import { startHost, type Host } from "./host";
import { aged, call, Counter, idle, place, placesWith, planOf, states } from "./syncing";

let host: Host;
let window: Watched;
let counter: Counter;

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
  await window.page.unrouteAll({ behavior: "ignoreErrors" });
  counter = new Counter();
  await counter.stand(window.page);
  await window.page.setViewportSize(usual);
  window.offences();
});

const words = en.sync;
const main = () => window.page.locator("main");
const button = (name: string | RegExp) => window.page.getByRole("button", { name, exact: true });
const press = (keys: string) => window.page.keyboard.press(keys);
const row = (name: string) => main().locator("tr").filter({ hasText: name }).first();

it("shows the plan before anything is fetched and begins only on the button", async () => {
  await window.visit("/sync");
  await main().getByText("320 requests to 4 sources").waitFor();
  expect(await main().locator(".preview").innerText()).toContain(
    "Preview: 10 MB, about 2 minutes, then 1.2 GB on disk",
  );
  await expect.poll(() => row("Hugging Face Hub").innerText()).toContain("≈ 2.5 MB");
  expect(counter.sent("sync_start")).toEqual([]);
  counter.answers("sync_start", () => (counter.page = states.running));
  await button(words.plan.now).click();
  await button(en.frame.cancel).waitFor();
  expect(counter.sent("sync_start")).toEqual([{ places: [], afresh: false }]);
});

it("follows a running sync, shows it on every page, and tells its end", async () => {
  counter.page = states.running;
  await window.visit("/sync");
  const bar = window.page.getByRole("progressbar");
  expect(await bar.getAttribute("aria-valuenow")).toBe("62");
  await main().getByText("about 40 seconds left · 3.6 MB of 10 MB").waitFor();
  await main().getByText("49,380 of 79,697 rows").waitFor();
  await main().getByText("modelscope.cn asks for a pause: 30 seconds left.").waitFor();
  await window.page.locator("footer.status").getByText(en.frame.syncOpen(1)).waitFor();
  if (states.running.progress === null) throw new Error("a running sync has progress");
  counter.page = { ...states.running, progress: { ...states.running.progress, percent: 77 } };
  await expect.poll(() => bar.getAttribute("aria-valuenow")).toBe("77");
  counter.page = states.settling;
  await main().getByText("12,000 of 79,697 models").waitFor();
  await window.follow("/makers");
  const pill = window.page.getByRole("link", { name: en.frame.syncSettling("91%") });
  await pill.waitFor();
  counter.page = idle();
  await pill.waitFor({ state: "detached" });
  await window.page.getByText("Synced: 17,482 new models, 60,311 changed").first().waitFor();
  expect(window.offences()).toEqual([]);
});

it("stops asking when nothing goes on and another page is open", async () => {
  await window.visit("/makers");
  const before = counter.sent("sync").length;
  await window.page.waitForTimeout(1_300);
  expect(counter.sent("sync").length).toBe(before);
});

it("keeps the row and the view when a sync ends under the list of models", async () => {
  counter.page = states.running;
  await window.visit("/models");
  await window.page.getByRole("grid").focus();
  for (let at = 0; at < 30; at += 1) await press("j");
  const selected = window.page.locator("[role=row][aria-selected=true]");
  const [words, top] = [await selected.textContent(), (await selected.boundingBox())?.y];
  const asked = window.page.waitForResponse(
    (answer) => answer.request().postData()?.includes('"ask":"search"') === true,
  );
  counter.page = idle();
  await asked;
  await window.settled();
  expect(await selected.textContent()).toBe(words);
  expect((await selected.boundingBox())?.y).toBe(top);
});

it("cancels by button and by Esc, without a question", async () => {
  counter.page = states.running;
  counter.answers("sync_cancel", () => (counter.page = { ...counter.page, stage: "cancelling" }));
  await window.visit("/sync");
  await button(en.frame.cancel).click();
  await main().getByText(words.running.cancellingText).waitFor();
  expect(await button(en.frame.cancel).count()).toBe(0);
  counter.page = states.running;
  await button(en.frame.cancel).waitFor();
  await press("Escape");
  await main().getByText(words.running.cancellingText).waitFor();
  expect(counter.sent("sync_cancel")).toHaveLength(2);
  counter.page = states.settling;
  counter.answers("sync_cancel", () => counter.page);
  await main().getByText(words.running.settlingText).waitFor();
  await button(words.running.later).click();
  await expect.poll(() => counter.sent("sync_cancel").length).toBe(4);
  counter.page = states.failed;
  await button(words.plan.resume).waitFor();
  await row("Hugging Face Hub").getByText(words.stand.goesOn).waitFor();
});

it("begins by Enter on the page and nowhere else", async () => {
  await window.visit("/sync");
  await window.page.getByRole("checkbox", { name: words.switch("ModelScope") }).focus();
  await press("Enter");
  await expect
    .poll(() => counter.sent("set_sync_settings").at(-1)?.places)
    .toEqual([{ place: "modelscope", on: false, endpoint: null }]);
  await main().focus();
  expect(counter.sent("sync_start")).toEqual([]);
  await press("Enter");
  await expect.poll(() => counter.sent("sync_start")).toEqual([{ places: [], afresh: false }]);
});

it("tells why a place was not done, in words, with the details folded, and tries it alone", async () => {
  counter.page = states.failed;
  await window.visit("/sync");
  await main().getByText(words.fault.unreachable("modelscope.cn")).waitFor();
  await main().getByText(words.faultKept("15 Nov 2026")).first().waitFor();
  await main().getByText(words.fault.strange("raw.githubusercontent.com")).waitFor();
  await main().getByText(words.faultFirst).waitFor();
  expect(await main().getByText("timed out").isVisible()).toBe(false);
  await main().getByText(en.frame.details).first().click();
  expect(await main().getByText("timed out").isVisible()).toBe(true);
  await main().getByText(words.drift.title(2)).click();
  await main().getByText("missing or unreadable in 37% more than before").waitFor();
  await main().getByText(words.odd.title(3)).first().click();
  await main().getByText("price is no number").waitFor();
  expect(counter.sent("sync_odd")).toEqual([{ place: "openrouter", limit: 50 }]);
  await button(words.retryPlace("ModelScope")).click();
  await expect.poll(() => counter.sent("sync_start")).toEqual([{ places: ["modelscope"], afresh: false }]);
});

it("asks before a drop is believed", async () => {
  counter.page = states.held;
  counter.answers("sync_decide", () => (counter.page = idle()));
  await window.visit("/sync");
  await main()
    .getByText(words.held.title(12_345, 50_000, true))
    .waitFor();
  await button(words.held.aside).click();
  await expect.poll(() => counter.sent("sync_decide")).toEqual([{ place: "hub", believe: false }]);
  await button(words.held.aside).waitFor({ state: "detached" });
  counter.page = states.held;
  await window.visit("/sync");
  await button(words.held.believe).click();
  await expect.poll(() => counter.sent("sync_decide").at(-1)).toEqual({ place: "hub", believe: true });
});

it("says what a refused press could not do", async () => {
  counter.instead.set("sync_start", () => {
    throw new Error("another process holds the lock");
  });
  await window.visit("/sync");
  await button(words.plan.now).click();
  await main().getByRole("alert").getByText(en.errors.title.bad_request).waitFor();
});

it("lets the first sync be chosen by its cost and warns where the disk is too small", async () => {
  counter.page = states.never;
  counter.answers("sync", ({ everything }) =>
    everything === true
      ? { ...counter.page, plan: planOf(["hub"], { bytes: 4_000_000_000, seconds: 7_200 }) }
      : counter.page,
  );
  await window.visit("/sync");
  await main().getByText("4 GB, about 2 hours").waitFor();
  await main().getByText("Only 1 GB are free where the atlas lies; about 2.8 GB are needed.").waitFor();
  await main().getByText(words.digest.never).waitFor();
  await main().getByText(words.logEmpty).waitFor();
  await window.page.getByRole("radio", { name: words.scope.everything }).check();
  await expect.poll(() => counter.sent("set_sync_settings").at(-1)?.scope).toBe("everything");
});

it("says when there is nothing to fetch", async () => {
  counter.page = { ...states.held, places: placesWith({ "*": { due: false } }) };
  await window.visit("/sync");
  await main().getByText(words.plan.fresh).waitFor();
  expect(await button(words.plan.now).isDisabled()).toBe(true);
  await main().getByText(words.digest.nothing).waitFor();
  await main().focus();
  await press("Enter");
  expect(counter.sent("sync_start")).toEqual([]);
  await button(words.plan.again).click();
  await expect.poll(() => counter.sent("sync_start")[0]?.places).toHaveLength(10);
});

it("lists what became different and leads there", async () => {
  await window.visit("/sync");
  await main().getByText(words.digest.yours(1)).waitFor();
  await main().getByText("auto → manual").waitFor({ state: "detached" });
  await main().getByText("after consent → after approval").waitFor();
  await main().getByText(words.digest.claims(1)).waitFor();
  const claim = main().getByRole("link", { name: "Five of the top ten are Chinese." });
  expect(await claim.getAttribute("href")).toBe("/claims/7");
  await main().getByText(`${en.claim.verdict.holds} → ${en.claim.verdict.depends}`).waitFor();
  await main().getByText(words.digest.licences(7)).click();
  await main().getByText("apache-2.0 → none").waitFor();
  await main().getByText(words.digest.more(5)).first().waitFor();
  await main().getByText("a/b leads now, before it was c/d").waitFor();
  await main().getByText(words.digest.prices(4, "−46%")).click();
  await main().getByText("US$0.50 / US$1.50 → US$0.27 / US$0.81").waitFor();
  await main().getByRole("link", { name: "01-ai/Yi-34B" }).click();
  await window.page.waitForURL(/\/models\/01-ai\/Yi-34B/);
});

it("refuses addresses that cannot be meant, and asks about those that may be", async () => {
  await window.visit("/sync");
  await button(en.syncing.title).click();
  const dialog = window.page.getByRole("dialog");
  const hub = dialog.getByLabel("Hugging Face Hub", { exact: true });
  await dialog.getByRole("button", { name: en.syncing.useMirror }).click();
  expect(await hub.inputValue()).toBe("https://hf-mirror.com");
  const scope = dialog.getByLabel("ModelScope", { exact: true });
  await scope.fill("modelscope.cn");
  await dialog.getByText(en.syncing.endpointBad.no_address).waitFor();
  await dialog.getByRole("button", { name: en.syncing.keep }).click();
  await dialog.getByText(en.syncing.notYet).waitFor();
  await expect.poll(() => scope.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(counter.sent("set_sync_settings")).toEqual([]);
  await scope.fill("http://10.0.0.7:8080");
  await dialog.getByRole("button", { name: en.syncing.keep }).click();
  expect(counter.sent("set_sync_settings")).toEqual([]);
  await dialog.getByRole("checkbox", { name: en.syncing.doubt.private }).check();
  await dialog.getByRole("radio", { name: en.syncing.proxies.address }).click();
  const proxy = dialog.getByLabel(en.syncing.proxyAddress);
  await proxy.fill("socks5://me:secret@127.0.0.1:1080");
  await dialog.getByText(en.syncing.proxyBad.credentials).waitFor();
  await proxy.fill("socks5://127.0.0.1:1080");
  const files = dialog.getByLabel(en.syncing.files);
  await files.fill("60000");
  await dialog.getByText(en.syncing.filesBad(50_000)).waitFor();
  await files.fill("5000");
  await proxy.press("Enter");
  await dialog.waitFor({ state: "detached" });
  expect(counter.settings).toEqual({
    scope: "core",
    files: 5_000,
    places: [
      { place: "hub", on: null, endpoint: "https://hf-mirror.com" },
      { place: "modelscope", on: null, endpoint: "http://10.0.0.7:8080" },
    ],
    proxy: { by: "address", address: "socks5://127.0.0.1:1080" },
  });
});

it("keeps the dialog open and says why where the settings are refused", async () => {
  counter.instead.set("set_sync_settings", () => {
    throw new Error("no such place");
  });
  await window.visit("/sync");
  await button(en.syncing.title).click();
  const dialog = window.page.getByRole("dialog");
  await dialog.getByRole("button", { name: en.syncing.keep }).click();
  await dialog.getByRole("alert").waitFor();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
});

it("hands the token on once and shows it nowhere again", async () => {
  const token = "hf_canary0123456789";
  await window.visit("/sync");
  await button(en.syncing.title).click();
  const dialog = window.page.getByRole("dialog");
  const field = dialog.getByLabel(en.syncing.tokenNew);
  expect(await field.getAttribute("type")).toBe("password");
  await field.fill(`${token} x`);
  await dialog.getByText(en.syncing.tokenBad).waitFor();
  await field.fill(token);
  await field.press("Enter");
  await dialog.getByText(en.syncing.tokenKept).waitFor();
  await dialog.getByText(en.syncing.tokenAt.keychain).waitFor();
  expect(await field.inputValue()).toBe("");
  expect(await window.page.content()).not.toContain(token);
  expect(counter.asked.filter(({ with: given }) => JSON.stringify(given).includes(token))).toEqual([
    { ask: "sync_token", with: { token, keep: true } },
  ]);
  const kept = await window.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain(token);
  await dialog.getByRole("button", { name: en.syncing.tokenForget }).click();
  await dialog.getByText(en.syncing.tokenAt.nowhere).waitFor();
  expect(counter.sent("sync_token").at(-1)).toEqual({ token: null, keep: true });
});

it("does not repeat a token that an error names, and offers memory where there is no keychain", async () => {
  const token = "hf_canary9876543210";
  counter.page = idle({ token: { place: "nowhere", keychain_fault: "no secret service" } });
  counter.instead.set("sync_token", () => {
    throw new Error(`cannot keep ${token}`);
  });
  await window.visit("/sync");
  await button(en.syncing.title).click();
  const dialog = window.page.getByRole("dialog");
  await dialog.getByText(en.syncing.keychainFault).waitFor();
  await dialog.getByLabel(en.syncing.tokenNew).fill(token);
  await dialog.getByRole("button", { name: en.syncing.tokenSet }).click();
  await dialog.getByRole("alert").waitFor();
  expect(await window.page.content()).not.toContain(token);
  expect(counter.sent("sync_token")).toEqual([{ token, keep: false }]);
});

it("pages through the whole log and keeps it as a file", async () => {
  const calls = Array.from({ length: 130 }, (_, at) => call(130 - at));
  counter.page = idle({ log: calls.slice(0, 30) });
  counter.answers("sync_log", ({ before, limit }) => {
    const older = calls.filter(({ number }) => before === null || number < before);
    return { calls: older.slice(0, limit ?? 30), total: calls.length, file: "connections.jsonl" };
  });
  await window.visit("/sync");
  await button(words.logAll).click();
  const dialog = window.page.getByRole("dialog");
  await dialog.getByText(words.logCount(1, 60, 130)).waitFor();
  await dialog.getByRole("button", { name: words.older }).click();
  await dialog.getByText(words.logCount(61, 120, 130)).waitFor();
  await dialog.getByRole("button", { name: words.older }).click();
  await dialog.getByText(words.logCount(121, 130, 130)).waitFor();
  expect(await dialog.getByRole("button", { name: words.older }).isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: words.newer }).click();
  await dialog.getByText(words.logCount(61, 120, 130)).waitFor();
  const saving = window.page.waitForEvent("download");
  await dialog.getByRole("button", { name: words.saveJson }).click();
  const kept = await readFile(await (await saving).path(), "utf8");
  expect(kept.trimEnd().split("\n")).toHaveLength(130);
  expect(JSON.parse(kept.slice(0, kept.indexOf("\n")))).toEqual(calls[0]);
});

it("says truly what is sent: a token too, where there is one", async () => {
  await window.visit("/sync");
  const { version } = await host.ask("about", {});
  await main().getByText(words.promise(version)).waitFor();
  expect(await main().getByText(words.promiseToken).count()).toBe(0);
  counter.page = idle({ token: { place: "environment", keychain_fault: null } });
  await main().getByText(words.promiseToken).waitFor();
});

it("can be used by the keyboard alone", async () => {
  counter.page = idle({ places: [place("hub"), place("spdx")], plan: planOf(["hub"]) });
  await window.visit("/sync");
  await main().focus();
  const reached: string[] = [];
  for (let at = 0; at < 16; at += 1) {
    await press("Tab");
    reached.push(
      await window.page.evaluate(() => {
        const focused = document.activeElement;
        return (focused?.getAttribute("aria-label") ?? focused?.textContent ?? "").trim();
      }),
    );
  }
  const order = [en.syncing.title, words.switchAll, words.switch("Hugging Face Hub"), words.plan.now, words.logAll];
  const places = order.map((name) => reached.indexOf(name));
  expect(places, reached.join(" | ")).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  await button(en.syncing.title).focus();
  await press("Enter");
  await window.page.getByRole("dialog").waitFor();
  await press("Escape");
  await window.page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await button(en.syncing.title).evaluate((element) => element === document.activeElement)).toBe(true);
  expect(counter.sent("sync_start")).toEqual([]);
});

it("tells on a model's page what became of it, and never runs a card", async () => {
  counter.aged = true;
  await window.visit("/models/Qwen/Qwen2-72B-Instruct");
  await main().getByText(en.past.banner.title.gone("3 Oct 2026")).waitFor();
  await main().getByText("public → gone").waitFor();
  await main().getByText("apache-2.0 → other").waitFor();
  await main().getByText("open → after approval").waitFor();
  await main()
    .getByRole("img", { name: /12,000 on 1 Aug 2026, 400 on 1 Oct 2026/ })
    .waitFor();
  await main().getByText(en.past.card.show).click();
  const card = main().locator("pre").first();
  expect(await card.textContent()).toBe(aged(await host.ask("model", { repo: "Qwen/Qwen2-72B-Instruct" })).card?.text);
  expect(await card.locator("*").count()).toBe(0);
  expect(await window.page.evaluate(() => "was" in globalThis)).toBe(false);
  await main().getByText(en.past.files.versions(2)).waitFor();
  await main().getByText(en.past.files.show).click();
  await main().getByText("<b>plain</b> text").waitFor();
  expect(window.offences()).toEqual([]);
});
