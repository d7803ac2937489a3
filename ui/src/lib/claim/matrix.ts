// Figures laid out by definition and day.
import type { Day } from "$lib/ipc/bindings/counter";
import type { Cell } from "$lib/chart/figure";
import type { ClaimFigure, Exact, Outcome } from "./shape";

/** A day with its figures. */
export interface Column {
  /** Tells it apart from the others. */
  key: string;
  /** The day asked for; nothing where the claim has none. */
  day: Day | null;
  /** It is a day of the claim itself. */
  own: boolean;
  /** Its figures, at most one for each definition. */
  figures: readonly ClaimFigure[];
}

/** Which figure is chosen. */
export interface Choice {
  /** The definition; nothing where none is needed. */
  definition: string | null;
  /** Key of the column. */
  column: string;
}

/** The days of the claim itself and those added, in order; of many days the first, the last and those of a change. */
export function columnsOf(own: Outcome, added: readonly { day: Day; outcome: Outcome }[], most = 8): Column[] {
  const days = [...new Set(own.figures.map(({ asked }) => asked))];
  const mine = thinned(
    days.map((day) => ({
      key: day ?? "",
      day,
      own: true,
      figures: own.figures.filter((figure) => figure.asked === day),
    })),
    most,
  );
  const others = added
    .filter(({ day }) => !days.includes(day))
    .map(({ day, outcome }) => ({
      key: day,
      day,
      own: false,
      figures: firstDay(outcome),
    }));
  return [...mine, ...others].toSorted((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
}

function firstDay({ figures }: Outcome): ClaimFigure[] {
  const day = figures[0]?.asked;
  return figures.filter(({ asked }) => asked === day);
}

function thinned(columns: Column[], most: number): Column[] {
  if (columns.length <= most) return columns;
  const signs = columns.map(({ figures }) =>
    figures
      .map(
        ({ definition, value, stand }) => `${definition ?? ""} ${String(value?.parts)}/${String(value?.of)} ${stand}`,
      )
      .join(),
  );
  const turning = columns.map((_, index) => index).filter((index) => index > 0 && signs[index] !== signs[index - 1]);
  const kept = new Set([0, columns.length - 1]);
  for (const index of turning) if (kept.size < most) kept.add(index);
  return columns.filter((_, index) => kept.has(index));
}

/** The definitions that occur, in the order in which they are first met. */
export function definitionsIn(columns: readonly Column[]): (string | null)[] {
  return [...new Set(columns.flatMap(({ figures }) => figures.map(({ definition }) => definition)))];
}

/** The figure of a definition on a day. */
export function figureAt(column: Column | undefined, definition: string | null): ClaimFigure | undefined {
  return column?.figures.find((figure) => figure.definition === definition);
}

/** The figure that is shown at first: the first of the claim's last own day that could be decided, else its first. */
export function firstChoice(columns: readonly Column[]): Choice | null {
  const own = columns.findLast((column) => column.own) ?? columns.at(-1);
  const figure = own?.figures.find(({ value, found }) => value !== null || found !== null) ?? own?.figures[0];
  return own === undefined || figure === undefined ? null : { definition: figure.definition, column: own.key };
}

/** The figures as rows of a file: one a definition and day, each with the claim's text. */
export function matrixRows(text: string, columns: readonly Column[]): Cell[][] {
  const head = ["claim", "definition", "asked", "stored", "value", "most", "of", "stand", "firm", "found"];
  const rows = columns.flatMap(({ figures }) =>
    figures.map((figure): Cell[] => [
      text,
      figure.definition,
      figure.asked,
      figure.date,
      inFile(figure.value),
      inFile(figure.most),
      inFile(figure.of),
      figure.stand,
      figure.firm ? "yes" : "no",
      figure.found,
    ]),
  );
  return [head, ...rows];
}

/** An exact number in a file: whole where it is, else as a fraction, so that nothing is rounded. */
function inFile(number: Exact | null): Cell {
  if (number === null) return null;
  return number.of === 1 ? number.parts : `${String(number.parts)}/${String(number.of)}`;
}
