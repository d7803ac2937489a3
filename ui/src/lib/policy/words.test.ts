// Every key of the licence facts has words in all three languages, so that nobody meets a bare key.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { de } from "$lib/i18n/de";
import { en } from "$lib/i18n/en";
import { zh } from "$lib/i18n/zh";
import { spoken } from "./toml";

const facts = join(import.meta.dirname, "../../../../src-tauri/crates/licences/data");
const read = (...path: string[]) => readFileSync(join(facts, ...path), "utf8");
const languages = { en, de, zh };

/** The keys of the tables that open with `opening`. */
function keysOf(text: string, opening: string): string[] {
  return text.split(opening).flatMap((part, at) => {
    const key = /^key = "([^"]+)"/m.exec(part)?.[1];
    return at === 0 || key === undefined ? [] : [key];
  });
}

describe.each(Object.entries(languages))("in %s", (language, t) => {
  it("every question, definition and term has a name", () => {
    const questions = keysOf(read("questions.toml"), "[[question]]");
    expect(questions.length).toBeGreaterThan(10);
    expect(questions.filter((key) => t.may.question[key] === undefined)).toEqual([]);
    const definitions = keysOf(read("openness.toml"), "[[definition]]");
    expect(definitions.length).toBeGreaterThan(3);
    expect(definitions.filter((key) => t.may.definition[key] === undefined)).toEqual([]);
    const terms = keysOf(read("vocabulary.toml"), "[[key]]");
    expect(terms.length).toBeGreaterThan(20);
    expect(terms.filter((key) => t.licence.term[key] === undefined)).toEqual([]);
    const metrics = keysOf(read("questions.toml"), "[[metric]]");
    expect(metrics.filter((key) => t.may.metric[key] === undefined)).toEqual([]);
  });

  it("every value of a term is said, but for words to be displayed as they stand", () => {
    const values = [...read("terms.toml").matchAll(/\bkey = "([^"]+)", value = "((?:[^"\\]|\\.)*)"/g)];
    expect(values.length).toBeGreaterThan(1000);
    const bare = values.flatMap(([, key = "", quoted = ""]) => {
      const value = quoted.replaceAll('\\"', '"');
      const known = (part: string) =>
        t.licence.value[`${key}:${part}`] ?? t.licence.value[part] ?? t.licence.words[part] ?? null;
      const counted = key === "user-threshold" && /^\d+ (MAU|DAU)\b/.test(value);
      const shown = key === "attribution-display" && /^(Built with|Powered by|is built using)/.test(value);
      const said = language === "en" || known(value) !== null || value.split("+").every((part) => known(part) !== null);
      return counted || shown || said ? [] : [`${key}: ${value}`];
    });
    expect([...new Set(bare)]).toEqual([]);
  });

  it("every word of the samples is said, and their rules stay", () => {
    for (const file of readdirSync(join(facts, "policies"))) {
      const sample = read("policies", file);
      const said = spoken(sample, t.policy.sampleWords);
      const rules = (text: string) => text.split("\n").filter((line) => /^(then|when|default|\[\[)/.test(line));
      expect(rules(said)).toEqual(rules(sample));
      const words = (text: string) => text.split("\n").filter((line) => /^(# |name|why)/.test(line));
      const kept = words(said).filter((line) => words(sample).includes(line));
      expect(kept).toEqual(language === "en" ? words(sample) : []);
    }
  });
});
