// Lines of descent: order, loops, branches and how edges are drawn.
import { describe, expect, it } from "vitest";
import type { Ancestor } from "$lib/ipc/bindings/counter";
import { chains, lineOf, nameOf } from "./path";

function edge(child: string, parent: string, more: Partial<Ancestor> = {}): Ancestor {
  return {
    child,
    parent,
    in_atlas: true,
    depth: 1,
    relation: "finetune",
    status: "declared",
    carries: "yes",
    is_loop: false,
    is_root: false,
    maker: null,
    licence: null,
    verdict: null,
    licence_breaks: false,
    date: null,
    note: null,
    sources: [0],
    counter_sources: [],
    confidence: "high",
    likelihood: null,
    rule: null,
    signs: [],
    ...more,
  };
}

describe("a line of descent", () => {
  it("is read from the model upwards, each line to its end", () => {
    const drawn = chains("me", [edge("me", "a"), edge("me", "b"), edge("a", "root"), edge("b", "other")]);
    expect(drawn.map((step) => `${step.child}>${step.parent}`)).toEqual(["me>a", "a>root", "me>b", "b>other"]);
    expect(drawn.map((step) => step.branch)).toEqual([false, false, true, false]);
  });

  it("shows a loop and does not follow it", () => {
    const drawn = chains("me", [
      edge("me", "me", { is_loop: true }),
      edge("me", "a"),
      edge("a", "me", { is_loop: true }),
    ]);
    expect(drawn).toHaveLength(3);
    expect(drawn.filter((step) => step.is_loop)).toHaveLength(2);
  });

  it("leaves nothing out that cannot be reached", () => {
    expect(chains("me", [edge("lost", "found")])).toHaveLength(1);
  });

  it("puts what carries weights before what does not", () => {
    const drawn = chains("me", [edge("me", "blueprint", { carries: "no" }), edge("me", "weights")]);
    expect(drawn.map((step) => step.parent)).toEqual(["weights", "blueprint"]);
  });
});

describe("an edge", () => {
  it("is solid, dashed or dotted by what it carries and on what ground", () => {
    expect(lineOf(edge("a", "b"))).toBe("solid");
    expect(lineOf(edge("a", "b", { status: "inferred" }))).toBe("inferred");
    expect(lineOf(edge("a", "b", { carries: "unknown" }))).toBe("inferred");
    expect(lineOf(edge("a", "b", { carries: "no" }))).toBe("blank");
    expect(lineOf(edge("a", "b", { status: "disputed" }))).toBe("blank");
  });

  it("names what stands after the slash", () => {
    expect(nameOf("Qwen/Qwen2-72B")).toBe("Qwen2-72B");
    expect(nameOf("gpt2")).toBe("gpt2");
  });
});
