// Words under and around every figure.
import { speak } from "../speak";

const { count } = speak("en");

/** Words under and around every figure. */
export const figure = {
  chart: "Chart",
  table: "Table",
  sources: "Sources",
  save: "Save",
  kinds: { csv: "rows", svg: "drawing", png: "picture" },
  noDrawing: "The drawing can be saved from the tab “Chart”.",
  noSources: "No source is recorded.",
  rest: (rows: number) => count(rows, { one: "{n} more row is in the file", other: "{n} more rows are in the file" }),
};
