// The band is shown only where something must be said, and says what is declared, what binds and why.
import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { i18n } from "$lib/i18n";
import type { LicenceBadge } from "$lib/ipc/bindings/counter";
import LicenceBand from "./LicenceBand.svelte";

const sources = [{ name: "Hub", as_of: "2026-11-01", url: null, licence: null }];
const mit = { slug: "mit", name: "MIT License", short: "MIT" };
const tongyi = { slug: "tongyi-qianwen", name: "Tongyi Qianwen License Agreement", short: "Tongyi Qianwen" };
const plain: LicenceBadge = {
  verdict: "allow",
  declared_words: "mit",
  resolution: "resolved",
  declared: mit,
  declared_verdict: "allow",
  effective: null,
  effective_verdict: null,
  differs: false,
  path: [],
  clause: null,
  weakest: null,
  source: 0,
};
const inherited: LicenceBadge = {
  ...plain,
  verdict: "conditions",
  effective: tongyi,
  effective_verdict: "conditions",
  differs: true,
  path: [{ repo: "Qwen/Qwen2-72B", relation: "finetune", status: "inferred", carries: "yes" }],
  clause: { licence: tongyi, clause: "§4", key: "user-threshold", value: "100000000 MAU of the product or service" },
  weakest: "inferred",
};

function band(badge: LicenceBadge): HTMLElement {
  return render(LicenceBand, { name: "RYS-XLarge", badge, sources }).container;
}

describe("the licence band", () => {
  beforeEach(() => {
    i18n.speak("en");
  });

  it("keeps quiet where the declared licence is what binds", () => {
    expect(band(plain).querySelector("section")).toBeNull();
  });

  it("shows declared and effective, the way and the clause, with a link to the passage", () => {
    const shown = band(inherited);
    expect(shown.textContent).toContain("Declared ≠ effective");
    expect(shown.textContent).toContain("MIT");
    expect(shown.textContent).toContain("Tongyi Qianwen");
    expect(shown.textContent).toContain("Clause §4: Limit by users: from 100,000,000 users a month");
    expect(shown.textContent).toContain("strong indication, not proof");
    expect(screen.getByRole("link", { name: "Qwen2-72B" }).getAttribute("href")).toBe("/models/Qwen/Qwen2-72B");
    expect(screen.getByRole("link", { name: "Read clause" }).getAttribute("href")).toBe(
      "/licences/tongyi-qianwen#user-threshold",
    );
  });

  it("never lets a missing licence pass in silence", () => {
    const missing: LicenceBadge = {
      ...plain,
      verdict: "unknown",
      declared_words: null,
      declared: null,
      declared_verdict: "unknown",
      resolution: "missing",
    };
    expect(band(missing).textContent).toContain("Unknown is never shown as allowed");
  });

  it("quotes words that name no licence", () => {
    const odd: LicenceBadge = {
      ...plain,
      verdict: "unknown",
      declared_words: "other",
      declared: null,
      declared_verdict: "unknown",
      resolution: "unrecognised",
    };
    expect(band(odd).textContent).toContain("“other”");
  });

  it("keeps the tone of what is known to bind, and says that more may", () => {
    const shown = band({ ...inherited, verdict: "unknown" });
    expect(shown.querySelector("section")?.classList).toContain("cond");
    expect(shown.textContent).toContain("Another licence on the way is not known; more may bind.");
  });

  it("follows a switch of language", () => {
    i18n.speak("de");
    expect(band(inherited).textContent).toContain("ab 100.000.000 Nutzern im Monat");
  });
});
