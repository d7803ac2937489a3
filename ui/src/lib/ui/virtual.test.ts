// The long list: never more than eighty rows, and the asked-for row is shown.
import { render } from "@testing-library/svelte";
import { createRawSnippet, flushSync } from "svelte";
import { expect, it, vi } from "vitest";
import VirtualList from "./VirtualList.svelte";

const row = createRawSnippet<[number]>((index) => ({ render: () => `<p class="row">${String(index())}</p>` }));

it("holds at most eighty rows, also over millions", () => {
  const onrange = vi.fn();
  const { container, component } = render(VirtualList, { total: 3_200_000, rowHeight: 28, row, onrange });
  flushSync();
  expect(container.querySelectorAll(".row").length).toBeGreaterThan(0);
  expect(container.querySelectorAll(".row").length).toBeLessThanOrEqual(80);
  component.show(3_199_999);
  flushSync();
  expect([...container.querySelectorAll(".row")].map(({ textContent }) => textContent)).toContain("3199999");
  expect(container.querySelectorAll(".row").length).toBeLessThanOrEqual(80);
  const [first, last] = onrange.mock.lastCall ?? [];
  expect(Number(last) - Number(first)).toBeLessThanOrEqual(80);
  component.top();
  flushSync();
  expect(container.querySelector(".row")?.textContent).toBe("0");
});

it("stands with no rows at all", () => {
  const { container } = render(VirtualList, { total: 0, rowHeight: 34, row });
  expect(container.querySelectorAll(".row")).toHaveLength(0);
});
