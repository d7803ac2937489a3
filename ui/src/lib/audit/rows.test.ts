// Filters of an audit: each shows what its name says, and unknown is never hidden among the allowed.
import { beforeEach, expect, it } from "vitest";
import { i18n, t } from "$lib/i18n";
import type { AuditRow } from "$lib/ipc/bindings/counter";
import { groundWords, licenceWords, narrowed } from "./rows";

beforeEach(() => {
  i18n.speak("en");
});

function row(name: string, part: Partial<AuditRow> = {}): AuditRow {
  return {
    name,
    repo: null,
    derived: false,
    ground: null,
    confidence: null,
    signs: [],
    candidates: [],
    store: "folder",
    folder: "/models",
    revision: null,
    files: [],
    files_total: 0,
    size_bytes: 0,
    format: "gguf",
    quantisation: null,
    architecture: null,
    params: null,
    context: null,
    stated_words: null,
    stated: null,
    stated_differs: false,
    licence: null,
    verdict: "unknown",
    terms: [],
    policy: null,
    ...part,
  };
}

const rows = [
  row("found", { repo: "a/found", ground: "path", verdict: "allow" }),
  row("barred", {
    repo: "a/barred",
    ground: "hash",
    verdict: "deny",
    policy: { stance: "deny", policy: "Mine", reasons: [] },
  }),
  row("odd", { repo: "a/odd", ground: "metadata", verdict: "conditions", stated_differs: true }),
  row("nameless", { candidates: ["a/one", "b/one"] }),
];

it("narrows to what a filter says", () => {
  const names = (filter: Parameters<typeof narrowed>[1]) => narrowed(rows, filter).map(({ name }) => name);
  expect(names("all")).toHaveLength(4);
  expect(names("denied")).toEqual(["barred"]);
  expect(names("asked")).toEqual([]);
  expect(names("unknown")).toEqual(["nameless"]);
  expect(names("differs")).toEqual(["odd"]);
  expect(names("unmatched")).toEqual(["nameless"]);
});

it("says on what ground a model was recognised, and that none was chosen of several", () => {
  expect(rows.map(groundWords)).toEqual([
    t.audit.groundOf["path"],
    t.audit.groundOf["hash"],
    t.audit.groundOf["metadata"],
    t.audit.several(2),
  ]);
  expect(groundWords(row("x"))).toBe(t.audit.groundNone);
});

it("names the words in the file only where the atlas holds none", () => {
  expect(licenceWords(row("x", { stated_words: "my own" }))).toBe("my own");
  expect(licenceWords(row("x"))).toBe(t.trade.noneGiven);
});
