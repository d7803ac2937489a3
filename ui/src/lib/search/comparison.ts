// Models side by side as rows of cells: the compare page draws them, the table export writes them.
import { format, t } from "$lib/i18n";
import type { Fact, ModelPage, Stance, Verdict } from "$lib/ipc/bindings/counter";
import { csv } from "$lib/ui/csv";
import { relationName, taskName } from "./labels";

/** One cell. */
export interface Cell {
  /** What stands in it; empty where nothing is known. */
  text: string;
  /** A verdict shown as a badge. */
  verdict?: Verdict;
  /** A policy's stance shown as a badge. */
  stance?: Stance;
  /** Number of the source on the model's page, with the source's own words. */
  source?: { number: number; words: string | null };
}

/** One fact over all models. */
export interface Line {
  /** Key of its group. */
  group: "facts" | "licence" | "memory" | "standings" | "prices";
  /** What it is called. */
  label: string;
  /** One cell a model, in the order of the models. */
  cells: readonly Cell[];
  /** What is known is not all the same. */
  differs: boolean;
}

type Read = (model: ModelPage) => Cell;

function plain(text: string | null): Cell {
  return { text: text ?? "" };
}

function fact<T>(given: Fact<T> | null, say: (value: T) => string): Cell {
  if (given === null) return plain(null);
  return { text: say(given.value), source: { number: given.source, words: given.words } };
}

function line(group: Line["group"], label: string, models: readonly ModelPage[], read: Read): Line {
  const cells = models.map(read);
  // What is not known of one model is no difference; it is shown as not known.
  const known = new Set(cells.map(({ text }) => text).filter((text) => text !== ""));
  return { group, label, cells, differs: known.size > 1 };
}

function factLines(models: readonly ModelPage[]): Line[] {
  const words = t.compare.row;
  const rows: [string, Read][] = [
    [words.maker, (model) => fact(model.maker, (maker) => maker.name)],
    [
      words.country,
      ({ maker }) => plain(maker?.value.country == null ? t.trade.countryUnknown : format.country(maker.value.country)),
    ],
    [words.params, (model) => fact(model.params, format.params)],
    [words.active, (model) => fact(model.active_params, format.params)],
    [words.context, (model) => fact(model.context, t.models.tokens)],
    [words.architecture, (model) => fact(model.architecture, (name) => name)],
    [words.released, (model) => fact(model.released, format.day)],
    [words.created, (model) => fact(model.created, format.day)],
    [words.task, (model) => fact(model.task, taskName)],
    [words.languages, (model) => fact(model.languages, (codes) => codes.slice(0, 12).map(format.language).join(", "))],
    [words.library, (model) => fact(model.library, (name) => name)],
    [words.gated, (model) => fact(model.gated, gatedName)],
    [words.downloads, (model) => fact(model.downloads, (count) => format.number(count))],
    [words.likes, (model) => fact(model.likes, (count) => format.number(count))],
    [
      words.root,
      (model) => plain(model.root?.repo === model.repo ? t.models.ownRoot : (model.root?.repo ?? t.trade.unknown)),
    ],
    [
      t.models.relation,
      ({ ancestors }) => {
        const parent = ancestors.find(({ depth }) => depth === 1);
        return plain(
          parent === undefined ? null : t.models.pair(relationName(parent.relation), t.trade.status[parent.status]),
        );
      },
    ],
    [words.descendants, (model) => plain(format.number(model.descendants.total))],
  ];
  return rows.map(([label, read]) => line("facts", label, models, read));
}

function gatedName(key: string): string {
  const words: Readonly<Record<string, string>> = t.trade.gated;
  return words[key] ?? key;
}

function licenceLines(models: readonly ModelPage[]): Line[] {
  const words = t.compare.row;
  const rows: [string, Read][] = [
    [words.verdict, ({ licence }) => ({ text: t.trade.verdict[licence.verdict], verdict: licence.verdict })],
    [
      t.policy.title,
      ({ policy }) => (policy === null ? plain(null) : { text: t.policy.stance[policy.stance], stance: policy.stance }),
    ],
    [
      words.declared,
      ({ licence }) => ({
        text: licence.declared?.name ?? licence.declared_words ?? t.trade.noneGiven,
        source: { number: licence.source, words: licence.declared_words },
      }),
    ],
    [words.effective, ({ licence }) => plain((licence.effective ?? licence.declared)?.name ?? null)],
    [
      words.clause,
      ({ licence }) =>
        plain(licence.clause === null ? null : `${licence.clause.clause} ${licence.clause.value}`.trim()),
    ],
  ];
  return rows.map(([label, read]) => line("licence", label, models, read));
}

/** Every key that at least one model has, in order of first appearance. */
function keysOf<T>(
  models: readonly ModelPage[],
  list: (model: ModelPage) => readonly T[],
  key: (item: T) => string,
): string[] {
  return [...new Set(models.flatMap((model) => list(model).map(key)))];
}

function memoryLines(models: readonly ModelPage[]): Line[] {
  return keysOf(
    models,
    ({ needs }) => needs,
    ({ precision }) => precision,
  ).map((precision) =>
    line("memory", precision.toUpperCase(), models, ({ needs }) => {
      const need = needs.find((other) => other.precision === precision);
      return plain(need === undefined ? null : format.bytes(need.total_bytes));
    }),
  );
}

function standingLines(models: readonly ModelPage[]): Line[] {
  return keysOf(
    models,
    ({ standings }) => standings,
    ({ board_name }) => board_name,
  ).map((board) =>
    line("standings", board, models, ({ standings }) => {
      const newest = standings.find(({ board_name }) => board_name === board);
      if (newest === undefined) return plain(null);
      const [rank, day] = [format.number(newest.rank), format.day(newest.date)];
      const text =
        newest.of === null ? t.compare.rank(rank, day) : t.compare.bestRank(rank, format.number(newest.of), day);
      return { text, source: { number: newest.source, words: newest.words } };
    }),
  );
}

function priceLines(models: readonly ModelPage[]): Line[] {
  const providers = keysOf(
    models,
    ({ offers }) => offers,
    ({ provider }) => provider,
  ).slice(0, 12);
  return providers.map((provider) =>
    line("prices", provider, models, ({ offers }) => {
      const offer = offers.find((other) => other.provider === provider);
      if (offer === undefined) return plain(null);
      const price = (amount: number | null) =>
        amount === null ? format.noValue : format.money(amount, offer.currency);
      return {
        text: t.compare.price(price(offer.input), price(offer.output)),
        source: { number: offer.source, words: offer.words },
      };
    }),
  );
}

/** All that can be compared. Facts that no model has are left out. */
export function linesOf(models: readonly ModelPage[]): Line[] {
  const all = [
    ...factLines(models),
    ...licenceLines(models),
    ...memoryLines(models),
    ...standingLines(models),
    ...priceLines(models),
  ];
  return all.filter(({ cells }) => cells.some(({ text }) => text !== ""));
}

/** The comparison as comma-separated text, with group and source beside each fact. */
export function comparisonCsv(models: readonly ModelPage[]): string {
  const head = ["", t.compare.fact, ...models.map(({ repo }) => repo)];
  const body = linesOf(models).map(({ group, label, cells }) => [
    t.compare.group[group],
    label,
    ...cells.map(({ text }) => text),
  ]);
  return csv([head, ...body]);
}
