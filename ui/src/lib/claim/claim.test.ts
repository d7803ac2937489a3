// A claim's form writes the text the engine reads; figures are laid out by definition and day; words say what was found.
import { describe, expect, it } from "vitest";
import { i18n } from "$lib/i18n";
import { blank, compose, draftOf } from "./draft";
import { columnsOf, definitionsIn, figureAt, firstChoice } from "./matrix";
import type { Claim, ClaimFigure, Outcome } from "./shape";
import { allRemarks, partsOf, valueWords, verdictWords } from "./words";

const empty = blank("open-llm-v2", "2024-08-19");
const at = (day: string) => ({ is: "at", day }) as const;

const claims: readonly [string, Claim][] = [
  [
    "count country CN in top 10 of open-llm-v2 at 2024-08-19 is 5",
    {
      kind: "count",
      filters: [{ by: "country", is: "CN" }],
      top: 10,
      board: "open-llm-v2",
      when: at("2024-08-19"),
      under: { is: "rules" },
      compare: { how: "exactly", number: 5_000_000 },
    },
  ],
  [
    "share maker qwen larger than 70B in all of arena-text once 2024-01-01 to 2024-08-19 under publisher, weights is at least 12.5%",
    {
      kind: "share",
      filters: [
        { by: "maker", is: "qwen" },
        { by: "over", is: 70_000_000_000 },
      ],
      top: null,
      board: "arena-text",
      when: { is: "once", from: "2024-01-01", until: "2024-08-19" },
      under: { is: "named", ids: ["publisher", "weights"] },
      compare: { how: "at_least", number: 12_500_000 },
    },
  ],
  [
    'rank of "GLM-4-0520" on arena-text at 2024-08-19 is at most 20',
    {
      kind: "rank",
      model: "GLM-4-0520",
      board: "arena-text",
      when: at("2024-08-19"),
      compare: { how: "at_most", number: 20_000_000 },
    },
  ],
  [
    "models country CN over 1B by 2024-08-19 under all is more than 100",
    {
      kind: "models",
      filters: [{ by: "country", is: "CN" }],
      over: 1_000_000_000,
      by: "2024-08-19",
      under: { is: "all" },
      compare: { how: "more_than", number: 100_000_000 },
    },
  ],
  [
    'price of "Qwen-Long" provider "Alibaba \\"Cloud\\"" input in CNY at 2024-05-21 from 20 to 0.5 fell 97.5%',
    {
      kind: "price",
      model: "Qwen-Long",
      provider: 'Alibaba "Cloud"',
      direction: "input",
      currency: "CNY",
      at: "2024-05-21",
      from: 20_000_000,
      to: 500_000,
      percent: 97_500_000,
      fell: true,
    },
  ],
  [
    'licence of "01-ai/Yi-34B" at 2024-08-19 is apache-2-0',
    { kind: "licence", model: "01-ai/Yi-34B", licence: "apache-2-0", at: "2024-08-19" },
  ],
  [
    'descent of "01-ai/Yi-34B" from "meta-llama/Llama-2-70b-hf" by architecture',
    { kind: "descent", model: "01-ai/Yi-34B", from: "meta-llama/Llama-2-70b-hf", by: "architecture" },
  ],
  [
    'cheapest output in USD of country CN at 2024-08-19 is "x"',
    {
      kind: "extreme",
      of: { cheapest: { direction: "output", currency: "USD" } },
      model: "x",
      filters: [{ by: "country", is: "CN" }],
      at: "2024-08-19",
    },
  ],
  ['event "2022-02-17-policy" on 2022-02-17', { kind: "event", event: "2022-02-17-policy", on: "2022-02-17" }],
  ['unit of "1 Milliarde Token" for size', { kind: "unit", words: "1 Milliarde Token", measures: "size" }],
  ["uncheckable out-of-scope", { kind: "uncheckable", why: "out_of_scope" }],
];

function figure(part: Partial<ClaimFigure>): ClaimFigure {
  return {
    definition: null,
    asked: null,
    date: null,
    value: null,
    most: null,
    of: null,
    stand: "unknown",
    firm: false,
    remarks: [],
    rows: [],
    working: [],
    found: null,
    sources: [],
    ...part,
  };
}

function outcome(figures: ClaimFigure[], part: Partial<Outcome> = {}): Outcome {
  const rest = {
    verdict: "depends",
    by_definition: true,
    by_day: false,
    undecided: 0,
    remarks: [],
    hash: "",
    engine: 1,
  };
  return { ...rest, figures, said: null, ...part } as Outcome;
}

describe("the form", () => {
  it.each(claims)("writes %s", (text, claim) => {
    expect(compose(draftOf(claim, empty))).toBe(text);
  });

  it("takes a comma for the point and a country in small letters", () => {
    const draft = { ...empty, kind: "share" as const, filters: [{ by: "country" as const, is: "cn" }], number: "12,5" };
    expect(compose(draft)).toBe("share country CN in top 10 of open-llm-v2 at 2024-08-19 is 12.5%");
  });
});

describe("figures by definition and day", () => {
  const own = outcome([
    figure({ definition: "publisher", asked: "2024-08-19", value: { parts: 1, of: 1 }, stand: "fails" }),
    figure({ definition: "weights", asked: "2024-08-19", value: { parts: 8, of: 1 }, stand: "understated" }),
  ]);
  const earlier = outcome([
    figure({ definition: "publisher", asked: "2024-06-26", value: { parts: 5, of: 1 }, stand: "holds" }),
  ]);

  it("stand in the order of days, the added beside the claim's own", () => {
    const columns = columnsOf(own, [{ day: "2024-06-26", outcome: earlier }]);
    expect(columns.map(({ key, own }) => [key, own])).toEqual([
      ["2024-06-26", false],
      ["2024-08-19", true],
    ]);
    expect(definitionsIn(columns)).toEqual(["publisher", "weights"]);
    expect(figureAt(columns[0], "publisher")?.stand).toBe("holds");
    expect(figureAt(columns[0], "weights")).toBeUndefined();
    expect(firstChoice(columns)).toEqual({ definition: "publisher", column: "2024-08-19" });
  });

  it("of many days show the ends and those on which something changed", () => {
    const days = Array.from({ length: 30 }, (_, day) =>
      figure({
        definition: "publisher",
        asked: `2024-08-${String(day + 1).padStart(2, "0")}`,
        value: { parts: day < 9 ? 5 : 1, of: 1 },
      }),
    );
    expect(columnsOf(outcome(days), []).map(({ key }) => key)).toEqual(["2024-08-01", "2024-08-10", "2024-08-30"]);
  });
});

describe("in words", () => {
  it("a share is in hundredths, a missing figure is no zero, what was found is named", () => {
    i18n.speak("en");
    expect(valueWords(figure({ value: { parts: 25, of: 2 } }), "share")).toBe("12.5%");
    expect(valueWords(figure({}), "count")).toBe("–");
    expect(valueWords(figure({ found: "2024-08-19" }), "event")).toBe("19 Aug 2024");
    expect(valueWords(figure({ value: { parts: 1, of: 2 } }), "price")).toBe("0.5");
  });

  it("the answer says what it depends on, each remark stands once", () => {
    i18n.speak("en");
    expect(verdictWords({ verdict: "depends", by_day: true, by_definition: true })).toBe(
      "depends on definition and day",
    );
    const twice = outcome([figure({ remarks: [{ is: "inferred" }] }), figure({ remarks: [{ is: "inferred" }] })]);
    expect(allRemarks(twice)).toHaveLength(1);
  });

  it("a definition has parts in every language", () => {
    for (const language of ["en", "de", "zh"] as const) {
      i18n.speak(language);
      for (const [, claim] of claims) {
        const parts = partsOf(claim);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.every(({ label, value }) => label !== "" && value !== "" && !value.includes("undefined"))).toBe(
          true,
        );
      }
    }
  });
});
