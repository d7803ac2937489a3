// Passages: nothing of a text is lost, and spans are found at their UTF-16 offsets.
import { describe, expect, it } from "vitest";
import type { TermRow } from "$lib/ipc/bindings/counter";
import { paragraphs } from "./passages";

function term(key: string, text: string, words: string): TermRow {
  const from = text.indexOf(words);
  return {
    key,
    group: "limits",
    value: "yes",
    clause: "§1",
    span: from === -1 ? null : [from, from + words.length],
    note: null,
    threshold: null,
    confidence: "high",
    multimodal_only: false,
  };
}

const text =
  "Licence 𝕏\n\n1. Rights\nYou may use the\n  material.\na. Keep the notice.\n\n第四条 使用限制\n不得用于军事。";

describe("a licence's text", () => {
  it("keeps every word", () => {
    const words = paragraphs(text, [])
      .flatMap((one) => one.pieces.map((piece) => piece.text))
      .join(" ");
    expect(words.replaceAll(/\s+/g, "")).toBe(text.replaceAll(/\s+/g, ""));
  });

  it("starts a paragraph at each number or letter", () => {
    expect(paragraphs(text, []).map((one) => one.mark)).toEqual([null, "1.", "a.", "第四条"]);
  });

  it("marks the passages of terms, beyond characters of two code units and over line breaks", () => {
    const found = paragraphs(text, [term("notice", text, "Keep the notice"), term("use", text, "use the\n  material")]);
    const marked = found.flatMap((one) => one.pieces.filter((piece) => piece.terms.length > 0));
    expect(marked.map((piece) => [piece.text, piece.terms])).toEqual([
      ["use the material", ["use"]],
      ["Keep the notice", ["notice"]],
    ]);
  });

  it("lets passages overlap", () => {
    const found = paragraphs(text, [term("a", text, "Keep the"), term("b", text, "the notice")]);
    const marked = found.flatMap((one) => one.pieces.filter((piece) => piece.terms.length > 0));
    expect(marked.map((piece) => piece.terms)).toEqual([["a"], ["a", "b"], ["b"]]);
  });

  it("holds out with spans that lie outside", () => {
    const far: TermRow = { ...term("far", text, "Keep"), span: [10_000, 10_010] };
    expect(
      paragraphs(text, [far])
        .flatMap((one) => one.pieces)
        .every((piece) => piece.terms.length === 0),
    ).toBe(true);
    expect(paragraphs("", [])).toEqual([]);
  });
});
