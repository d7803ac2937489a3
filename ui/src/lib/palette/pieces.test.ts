// What of a name was typed.
import { expect, it } from "vitest";
import { pieces } from "./pieces";

it("marks the typed words and keeps every character", () => {
  const check = (name: string, query: string, expected: string) => {
    const found = pieces(name, query);
    expect(found.map(({ text }) => text).join("")).toBe(name);
    expect(found.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")).toBe(expected);
  };
  check("Tongyi Qwen License", "qwen li", "Tongyi [Qwen] [Li]cense");
  check("Qwen", "qwen qw", "[Qwen]");
  check("通义千问", "通义", "[通义]千问");
  check("Qwen", "", "Qwen");
  check("İstanbul", "i", "İstanbul");
});
