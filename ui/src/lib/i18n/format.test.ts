// Numbers, dates and names as each language writes them; and that every language says everything.
import { afterAll, describe, expect, it } from "vitest";
import { format } from "./format";
import { i18n, t } from "./language.svelte";
import type { Language } from "./speak";

afterAll(() => {
  i18n.speak("en");
});

function check(say: () => string, expected: Readonly<Record<Language, string>>): void {
  for (const language of ["en", "de", "zh"] as const) {
    i18n.speak(language);
    // Some locales put a narrow or unbroken space; to the eye it is one.
    expect(say().replace(/[\u00A0\u202F]/g, " "), language).toBe(expected[language]);
  }
}

describe("format", () => {
  it("writes parameters", () => {
    check(() => format.params(72_700_000_000), { en: "72.7 B", de: "72,7 Mrd.", zh: "727 亿" });
    check(() => format.params(494_000_000), { en: "494 M", de: "494 Mio.", zh: "4.9 亿" });
    check(() => format.params(405_000_000_000), { en: "405 B", de: "405 Mrd.", zh: "4,050 亿" });
    check(() => format.paramsIn(7_616_000_000), { en: "7.6", de: "7,6", zh: "76.2" });
  });

  it("writes days as coarse as they are known", () => {
    check(() => format.day("2024-08-19"), { en: "19 Aug 2024", de: "19.08.2024", zh: "2024年8月19日" });
    check(() => format.day("2024-09"), { en: "Sep 2024", de: "Sept. 2024", zh: "2024年9月" });
    check(() => format.day("2024"), { en: "2024", de: "2024", zh: "2024年" });
    check(() => format.day("2024-xx"), { en: "2024-xx", de: "2024-xx", zh: "2024-xx" });
    check(() => format.day("soon"), { en: "soon", de: "soon", zh: "soon" });
  });

  it("writes numbers, shares and money", () => {
    check(() => format.number(2_961_404), { en: "2,961,404", de: "2.961.404", zh: "2,961,404" });
    check(() => format.number(2_981.5, 1), { en: "2,981.5", de: "2.981,5", zh: "2,981.5" });
    check(() => format.percent(0.5), { en: "50%", de: "50 %", zh: "50%" });
    check(() => format.bytes(47_300_000_000), { en: "47.3 GB", de: "47,3 GB", zh: "47.3 GB" });
    check(() => format.money(0.9, "XXXX"), { en: "0.9 XXXX", de: "0,9 XXXX", zh: "0.9 XXXX" });
  });

  it("names countries and languages, and gives odd codes back", () => {
    check(() => format.country("CN"), { en: "China", de: "China", zh: "中国" });
    check(() => format.country("not a code"), { en: "not a code", de: "not a code", zh: "not a code" });
    check(() => format.language("de"), { en: "German", de: "Deutsch", zh: "德语" });
    check(() => format.language("%%"), { en: "%%", de: "%%", zh: "%%" });
  });
});

it("every message is said in every language, and none is left in English by mistake", () => {
  const leaves = (value: unknown, path: string): [string, unknown][] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [[path, value]];
  i18n.speak("en");
  const domains = Object.keys(t);
  const say = (language: Language) => {
    i18n.speak(language);
    return new Map(domains.flatMap((domain) => leaves(Reflect.get(t, domain), domain)));
  };
  const [en, de, zh] = [say("en"), say("de"), say("zh")];
  for (const [path, words] of en) {
    expect(typeof de.get(path), `de ${path}`).toBe(typeof words);
    expect(typeof zh.get(path), `zh ${path}`).toBe(typeof words);
    for (const other of [de, zh]) expect(other.get(path), path).not.toBe("");
  }
  const chinese = [...zh].filter(([, words]) => typeof words === "string" && words.length > 3);
  const untranslated = chinese.filter(
    ([path, words]) => words === en.get(path) && !/^[\x20-\x7E…]+$/.test(String(words)),
  );
  expect(untranslated.filter(([path]) => !path.startsWith("settings.languageNames"))).toEqual([]);
});
