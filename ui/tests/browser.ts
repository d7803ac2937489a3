// Chromium with one page on the host; whatever the page did that it must not do is collected.
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page, type Request } from "playwright-core";
import type { Language } from "../src/lib/i18n/speak";
import type { Theme } from "../src/lib/ipc/bindings/counter";
import type { Host } from "./host";

const known = [
  process.env["BAIMO_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The window at its smallest, the size every screen must work in. */
export const smallest = { width: 1024, height: 680 };
/** The size the designs were drawn for. */
export const usual = { width: 1360, height: 860 };

/** A page under watch. */
export interface Watched {
  readonly page: Page;
  /** Exceptions, console errors, dialogs, and requests to anywhere but the host. Empties itself when read. */
  offences(): string[];
  /** Opens a path as at a fresh start and waits until the page stands. */
  visit(path: string): Promise<void>;
  /** Goes to a path within the application, as a link does. */
  follow(path: string): Promise<void>;
  /** Waits until the page stands: it has its heading and nothing is being asked any more. */
  settled(): Promise<void>;
  /** Ends browser and page. */
  close(): Promise<void>;
}

/** Opens a browser on a host. */
export async function openBrowser(host: Host): Promise<Watched> {
  const executablePath = known.find((path) => path !== undefined && existsSync(path));
  const browser: Browser = await chromium.launch({
    ...(executablePath === undefined ? { channel: "chrome" } : { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context: BrowserContext = await browser.newContext({
    viewport: usual,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: host.origin });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  let seen: string[] = [];
  const watch = (what: string) => seen.push(what);
  page.on("pageerror", (error) => watch(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    watch(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    // A fault is an answer with an error status; the browser notes each, the page shows it.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) watch(message.text());
  });
  const asking = new Set<Request>();
  const answered = (request: Request) => asking.delete(request);
  page.on("requestfinished", answered);
  page.on("requestfailed", answered);
  page.on("request", (request) => {
    asking.add(request);
    const url = request.url();
    if (!url.startsWith(host.origin) && !/^(data|blob|about):/.test(url)) watch(`request to ${url}`);
  });
  const settled = async () => {
    await page.locator("main").locator("h1, h2, [role=grid]").first().waitFor({ state: "attached" });
    // An answer may make the page ask for more; it stands when nothing was under way for a while.
    for (let quiet = 0; quiet < 3;) {
      await page.waitForTimeout(40);
      quiet = asking.size === 0 ? quiet + 1 : 0;
    }
  };
  return {
    page,
    settled,
    offences: () => {
      const found = seen;
      seen = [];
      return found;
    },
    visit: async (path) => {
      asking.clear();
      await page.goto(`${host.origin}${path}`);
      await settled();
    },
    follow: async (path) => {
      const target = await page.evaluate((href) => {
        const link = document.createElement("a");
        link.href = href;
        document.body.append(link);
        link.click();
        link.remove();
        return link.href;
      }, path);
      // The address changes when the page does; one that is led on elsewhere never becomes the target.
      await page.waitForFunction((href) => location.href === href, target, { timeout: 4_000 }).catch(() => undefined);
      await settled();
    },
    close: () => browser.close(),
  };
}

/** Sets language and theme for the next visit. */
export async function wish(host: Host, language: Language, theme: Theme): Promise<void> {
  await host.ask("set_settings", { language, theme, density: "normal", letter_keys: true });
}
