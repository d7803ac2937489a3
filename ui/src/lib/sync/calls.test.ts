// The connection log as it is shown and kept.
import { expect, it } from "vitest";
import type { Call } from "$lib/ipc/bindings/counter";
import { asCsv, asJsonLines, outcomeOf, shortened } from "./calls";

const call: Call = {
  number: 7,
  at: 1_795_000_000,
  place: "hub",
  method: "GET",
  host: "huggingface.co",
  path: "/api/models",
  status: 200,
  sent: 312,
  received: 48_120,
  taken_ms: 640,
  over: true,
  note: null,
};

it("tells how a connection went", () => {
  const check = (change: Partial<Call>, outcome: ReturnType<typeof outcomeOf>) => {
    expect(outcomeOf({ ...call, ...change })).toBe(outcome);
  };
  check({}, "good");
  check({ status: 304 }, "good");
  check({ status: null, over: false }, "open");
  check({ status: null }, "failed");
  check({ status: 504 }, "failed");
  check({ status: 401 }, "refused");
  check({ status: 429 }, "refused");
  check({ status: 404 }, "refused");
});

it("shortens a path in the middle and keeps both ends", () => {
  expect(shortened("/api/models", 20)).toBe("/api/models");
  const short = shortened(`/datasets/${"x".repeat(90)}/resolve/main/text-latest.parquet`, 40);
  expect([...short]).toHaveLength(40);
  expect(short).toMatch(/^\/datasets\/.*….*text-latest\.parquet$/);
  expect(shortened("许".repeat(50), 10)).toBe(`${"许".repeat(4)}…${"许".repeat(5)}`);
});

it("writes one object a line, and a table no spreadsheet runs", () => {
  const odd = { ...call, path: "/=cmd", note: '=HYPERLINK("x")' };
  expect(
    asJsonLines([call, odd])
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([call, odd]);
  const [head, first] = asCsv([odd]).replace("\uFEFF", "").split("\r\n");
  expect(head).toBe("number,at,place,method,host,path,status,sent,received,taken_ms,over,note");
  expect(first).toBe(
    `7,${new Date(call.at * 1_000).toISOString()},hub,GET,huggingface.co,/=cmd,200,312,48120,640,true,"'=HYPERLINK(""x"")"`,
  );
});
