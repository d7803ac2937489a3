// Growth by country: months without a model are there, what came before counts, unknown is a country of its own.
import { expect, it } from "vitest";
import { drawn, growths, monthsOf } from "./growth";

const month = (name: string, country: string | null, large: number) => ({
  month: name,
  country,
  large,
  unsized_models: 0,
});
const page = {
  months: [month("2023-11", "CN", 2), month("2023-11", null, 1), month("2024-02", "CN", 3), month("2024-02", "US", 9)],
  before: [{ country: "CN", large: 5, unsized_models: 0 }],
};

it("has every month from the first to the last, over a new year", () => {
  expect(monthsOf(page)).toEqual(["2023-11", "2023-12", "2024-01", "2024-02"]);
  expect(monthsOf({ months: [] })).toEqual([]);
});

it("adds up from what came before, or counts each month by itself", () => {
  const [first, second, third] = growths(page, "all");
  expect([first?.country, first?.points.map(([, count]) => count)]).toEqual(["CN", [7, 7, 7, 10]]);
  expect([second?.country, second?.total]).toEqual(["US", 9]);
  expect([third?.country, third?.points.map(([, count]) => count)]).toEqual([null, [1, 1, 1, 1]]);
  expect(
    growths(page, "new")
      .find(({ country }) => country === "CN")
      ?.points.map(([, count]) => count),
  ).toEqual([2, 0, 0, 3]);
});

it("draws the unknown whatever its size, and at most five", () => {
  const many = ["A", "B", "C", "D", "E", "F"].map((country, at) => ({ country, points: [], total: 100 - at }));
  const shown = drawn([...many, { country: null, points: [], total: 1 }]);
  expect(shown.map(({ country }) => country)).toEqual(["A", "B", "C", "D", null]);
});
