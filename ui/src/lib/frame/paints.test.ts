// From key to paint: each key counts once, from the key and not from the input it makes, and only the last thousand stay.
import { expect, it, vi } from "vitest";
import { Paints } from "./paints";

it("remembers the last thousand of each kind by itself", () => {
  const paints = new Paints();
  expect(paints.spread("typing")).toBeNull();
  for (let taken = 1; taken <= 2_000; taken += 1) paints.remember("typing", taken);
  paints.remember("jump", 7);
  expect(paints.spread("typing")).toEqual({ count: 2_000, p50: 1_500, p99: 1_990, max: 2_000 });
  expect(paints.spread("jump")).toEqual({ count: 1, p50: 7, p99: 7, max: 7 });
});

it("takes what was done once, and forgets what set nothing off", () => {
  vi.useFakeTimers();
  const paints = new Paints();
  const end = paints.listen(window);
  const key = new KeyboardEvent("keydown", { key: "q" });
  window.dispatchEvent(key);
  window.dispatchEvent(new Event("input"));
  expect(paints.take()).toBe(key.timeStamp);
  expect(paints.take()).toBeNull();
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "w" }));
  vi.advanceTimersByTime(1_000);
  expect(paints.take()).toBeNull();
  end();
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
  expect(paints.take()).toBeNull();
  vi.useRealTimers();
});

it("counts from the deed until the next frame has been painted", async () => {
  const paints = new Paints();
  await paints.shown("order", performance.now() - 40);
  const spread = paints.spread("order");
  expect(spread?.count).toBe(1);
  expect(spread?.p50).toBeGreaterThanOrEqual(40);
});
