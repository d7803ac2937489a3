// Claims and their figures in the person's words.
import { format, t } from "$lib/i18n";
import type { Claim, ClaimFigure, Compare, Exact, Filter, Millionths, Outcome, Remark, Under, When } from "./shape";

/** An exact number as it is written: whole, or with at most two digits after the point. */
export function exact(number: Exact): string {
  return format.number(number.parts / number.of, 2);
}

/** A number given in millionths, with every digit it has. */
export function millionths(number: Millionths): string {
  return format.number(number / 1_000_000, 6);
}

/** What a figure comes to: a number in the unit of its claim, or what was found in place of one. */
export function valueWords(figure: ClaimFigure, kind: Claim["kind"]): string {
  if (figure.value === null) return figure.found === null ? format.noValue : foundWords(figure.found);
  const value = figure.value.parts / figure.value.of;
  if (kind === "share") return format.percent(value / 100, 2);
  return format.number(value, kind === "price" ? 4 : 2);
}

function foundWords(found: string): string {
  return /^\d{4}(-\d\d){0,2}$/.test(found) ? format.day(found) : found;
}

/** A comparison with its number: `at least 5`. */
export function compareWords({ how, number }: Compare, unit = ""): string {
  return t.claim.how[how](`${millionths(number)}${unit}`);
}

/** A remark as a sentence. */
export function remarkWords(remark: Remark): string {
  const words = t.claim.remark;
  switch (remark.is) {
    case "too_few_rows":
      return words.too_few_rows(remark.held);
    case "unknown_rows":
      return words.unknown_rows(remark.rows);
    case "bounded":
      return words.bounded(remark.left_out);
    case "unknown_candidates":
      return words.unknown_candidates(remark.candidates);
    case "wrong_unit":
      return words.wrong_unit(remark.suggestion);
    case "no_definition":
      return words.no_definition(remark.id);
    case "not_checkable":
      return t.claim.reason[remark.why];
    default:
      return words[remark.is];
  }
}

/** The remarks of a claim and of all its figures, each once. */
export function allRemarks(outcome: Outcome): string[] {
  const all = [...outcome.remarks, ...outcome.figures.flatMap(({ remarks }) => remarks)];
  return [...new Set(all.map(remarkWords))];
}

/** The verdict in words, which tell what it depends on. */
export function verdictWords({
  verdict,
  by_day,
  by_definition,
}: Pick<Outcome, "verdict" | "by_day" | "by_definition">) {
  if (verdict !== "depends" || !by_day) return t.claim.verdict[verdict];
  return by_definition ? t.claim.dependsOn.both : t.claim.dependsOn.day;
}

/** A part of a claim's definition: what it is, and what is said of it. */
export interface ClaimPart {
  /** What it is. */
  label: string;
  /** What is said of it. */
  value: string;
}

function whenWords(when: When): string {
  if (when.is === "at") return format.day(when.day);
  return `${t.claim.part[when.is]}, ${format.day(when.from)} – ${format.day(when.until)}`;
}

function filterPart(filter: Filter): ClaimPart {
  const label = t.claim.part[filter.by];
  switch (filter.by) {
    case "country":
      return { label, value: format.country(filter.is) };
    case "over":
    case "under":
      return { label: t.claim.form.measures, value: `${label} ${format.params(filter.is)}` };
    default:
      return { label, value: filter.is };
  }
}

function underPart(under: Under, named: (id: string) => string): ClaimPart {
  const value =
    under.is === "rules"
      ? t.claim.part.rules
      : under.is === "all"
        ? t.claim.part.allDefinitions
        : under.ids.map(named).join(", ");
  return { label: t.claim.part.definitions, value };
}

/** A claim's definition in parts, each with a label: what can be read at a glance and compared with the sentence. */
export function partsOf(claim: Claim, named: (id: string) => string = (id) => id): ClaimPart[] {
  const p = t.claim.part;
  const day = (value: string): ClaimPart => ({ label: t.claim.form.when, value });
  const number = (compare: Compare, unit = "") => ({ label: t.claim.form.number, value: compareWords(compare, unit) });
  switch (claim.kind) {
    case "count":
    case "share":
      return [
        ...rankedParts(claim),
        underPart(claim.under, named),
        number(claim.compare, claim.kind === "share" ? " %" : ""),
      ];
    case "rank":
      return [
        { label: p.model, value: claim.model },
        { label: p.board, value: claim.board },
        day(whenWords(claim.when)),
        { label: t.claim.row.place, value: compareWords(claim.compare) },
      ];
    case "models":
      return [
        ...claim.filters.map(filterPart),
        ...(claim.over === null ? [] : [filterPart({ by: "over", is: claim.over })]),
        { label: t.claim.form.by, value: format.day(claim.by) },
        underPart(claim.under, named),
        number(claim.compare),
      ];
    case "price":
      return priceParts(claim);
    case "licence":
      return [
        { label: p.model, value: claim.model },
        { label: p.licence, value: claim.licence },
        day(format.day(claim.at)),
      ];
    case "descent":
      return [
        { label: p.model, value: claim.model },
        { label: t.claim.form.ancestor, value: `${claim.from}, ${p[claim.by]}` },
      ];
    case "extreme":
      return [
        { label: p.model, value: claim.model },
        extremePart(claim),
        ...claim.filters.map(filterPart),
        day(format.day(claim.at)),
      ];
    case "event":
      return [{ label: p.event, value: claim.event }, day(format.day(claim.on))];
    case "unit":
      return [
        { label: p.words, value: claim.words },
        { label: t.claim.form.measures, value: p.measures[claim.measures] },
      ];
    case "uncheckable":
      return [{ label: p.reason, value: t.claim.reason[claim.why] }];
  }
}

function rankedParts(claim: Extract<Claim, { kind: "count" | "share" }>): ClaimPart[] {
  const p = t.claim.part;
  return [
    ...claim.filters.map(filterPart),
    { label: p.board, value: claim.board },
    { label: t.claim.form.scope, value: claim.top === null ? p.all : p.top(claim.top) },
    { label: t.claim.form.when, value: whenWords(claim.when) },
  ];
}

function priceParts(claim: Extract<Claim, { kind: "price" }>): ClaimPart[] {
  const p = t.claim.part;
  const said = [
    claim.from === null ? [] : [`${p.before} ${millionths(claim.from)}`],
    claim.to === null ? [] : [`${p.after} ${millionths(claim.to)}`],
    claim.percent === null ? [] : [(claim.fell ? p.fell : p.rose)(millionths(claim.percent))],
  ].flat();
  return [
    { label: p.model, value: claim.model },
    ...(claim.provider === null ? [] : [{ label: p.provider, value: claim.provider }]),
    { label: t.claim.kind.price, value: p.price(t.claim.direction[claim.direction], claim.currency) },
    { label: t.claim.form.when, value: format.day(claim.at) },
    { label: t.claim.form.number, value: said.join(", ") },
  ];
}

function extremePart({ of }: Extract<Claim, { kind: "extreme" }>): ClaimPart {
  const p = t.claim.part;
  const value =
    typeof of === "string" ? p[of] : p.cheapest(t.claim.direction[of.cheapest.direction], of.cheapest.currency);
  return { label: t.claim.form.extreme, value };
}
