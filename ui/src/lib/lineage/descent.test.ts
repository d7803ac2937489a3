// Groups of descendants: nothing is lost when they are brought together, and the strictest verdict is shown.
import { expect, it } from "vitest";
import type { KinGroup } from "$lib/ipc/bindings/counter";
import { bundle, groupTable } from "./descent";

const qwen = { slug: "qwen", name: "Qwen", name_zh: null, country: "CN", kind: "company" };
const mit = { slug: "mit", name: "MIT License", short: "MIT" };
const groups: KinGroup[] = [
  { relation: "finetune", maker: qwen, licence: mit, verdict: "allow", count: 3 },
  { relation: "quantized", maker: null, licence: mit, verdict: "unknown", count: 4 },
  { relation: "finetune", maker: null, licence: null, verdict: "deny", count: 2 },
];

it("adds up along each side, largest first, unknown as a group of its own", () => {
  expect(bundle(groups, "relation").map(({ key, count }) => [key, count])).toEqual([
    ["finetune", 5],
    ["quantized", 4],
  ]);
  expect(bundle(groups, "maker").map(({ key, name, count }) => [key, name, count])).toEqual([
    ["unknown", null, 6],
    ["qwen", "Qwen", 3],
  ]);
  expect(bundle(groups, "licence").map(({ key, name, count }) => [key, name, count])).toEqual([
    ["mit", "MIT", 7],
    ["unknown", null, 2],
  ]);
});

it("shows the strictest verdict of what it brought together; unknown is stricter than conditions", () => {
  expect(bundle(groups, "relation").map(({ verdict }) => verdict)).toEqual(["deny", "unknown"]);
  expect(bundle(groups, "licence").map(({ verdict }) => verdict)).toEqual(["unknown", "deny"]);
});

it("keeps what is not listed as a line of the table", () => {
  const table = groupTable({ repo: "a/b", total: 12, of: 12, groups, rest: 3, rows: [] });
  expect(table).toHaveLength(5);
  expect(table[1]).toEqual(["finetune", "Qwen", "mit", "allow", 3]);
  expect(table.at(-1)).toEqual(["", "", "not listed", "", 3]);
});
