// The export status of a day: last days, destinations, orders.
import { describe, expect, it } from "vitest";
import type { ChipRow, ExportSpan } from "$lib/ipc/bindings/counter";
import { inForce, lookOf, ordered, statusOn, today, turningDays } from "./status";

function span(from: string, until: string | null, destination: string, effect: string): ExportSpan {
  return { from, until, destination, effect, instrument: "a rule", source: 0, confidence: "high" };
}

function chip(name: string, memory_gb: number | null, spans: ExportSpan[] = []): ChipRow {
  const none = { bandwidth_gb_s: null, fp16_tflops: null, tpp: null, tdp_w: null, released: null, country: null };
  return {
    ...none,
    slug: name,
    name,
    maker: "m",
    kind: "consumer",
    memory_gb,
    export: spans,
    source: 0,
    confidence: "high",
  };
}

describe("a span", () => {
  it.each([
    ["2022-10-21", "2023-11-17", "2022-10-20", false],
    ["2022-10-21", "2023-11-17", "2022-10-21", true],
    ["2022-10-21", "2023-11-17", "2023-11-16", true],
    ["2022-10-21", "2023-11-17", "2023-11-17", false],
    ["2022-10-21", null, "2099-01-01", true],
    ["2022", null, "2022-01-01", true],
    [null, null, "2022-01-01", true],
  ])("from %s until %s holds on %s: %s", (from, until, day, holds) => {
    expect(inForce(from, until, day)).toBe(holds);
  });
});

describe("the status of a day", () => {
  const spans = [
    span("2019-05-16", null, "maker", "maker-entity-listed"),
    span("2022-10-21", "2026-01-15", "CN", "licence-required"),
    span("2026-01-15", null, "CN", "case-by-case"),
    span("2025-05-13", null, "worldwide", "use-warning"),
  ];

  it.each([
    ["2018-01-01", null],
    ["2020-01-01", "maker-entity-listed"],
    ["2024-08-19", "licence-required"],
    ["2026-01-14", "licence-required"],
    ["2026-01-15", "case-by-case"],
  ])("on %s is %s", (day, effect) => {
    expect(statusOn(spans, day)?.effect ?? null).toBe(effect);
  });

  it("prefers the world to the maker where nothing is said of China", () => {
    expect(statusOn(spans.slice(0, 1).concat(spans.slice(3)), "2026-01-01")?.effect).toBe("use-warning");
  });

  it("shows no entry as unknown, never as free", () => {
    expect(lookOf(null).tone).toBe("unknown");
    expect(lookOf("licence-required").tone).toBe("cond");
    expect(lookOf("something new").tone).toBe("cond");
    expect(lookOf("not-controlled").tone).toBe("allow");
  });
});

describe("the list", () => {
  it("puts unknown figures last", () => {
    const names = ordered([chip("a", null), chip("b", 8), chip("c", 80)], "memory").map(({ name }) => name);
    expect(names).toEqual(["c", "b", "a"]);
  });

  it("steps through every full day on which something turned", () => {
    const days = turningDays([chip("a", 1, [span("2022-10-21", "2023-11", "CN", "x")])], []);
    expect(days).toEqual(["2022-10-21"]);
  });

  it("writes today as sources write days", () => {
    expect(today(new Date(2026, 10, 3))).toBe("2026-11-03");
  });
});
