// The parts of a share in the person's words, and as rows of a file.
import type { Cell } from "$lib/chart/figure";
import { format, t } from "$lib/i18n";
import type { Exact, ShareBy, ShareDay, SharePage, SharePart } from "$lib/ipc/bindings/counter";
import { originOf } from "$lib/ui/origin";

/** The key of a part: a name of its own, `several` or `unknown`. */
export function keyOf(part: SharePart): string {
  return part.is === "named" ? part.key : part.is;
}

/** A part's name. */
export function partWords(part: SharePart, by: ShareBy): string {
  if (part.is !== "named") return t.claim.share[part.is];
  switch (by) {
    case "country":
      return format.country(part.key);
    case "size":
      return t.claim.share.bands[part.key] ?? part.key;
    case "openness":
      return t.claim.share.openness[part.key] ?? part.key;
    default:
      return part.key;
  }
}

/** The hue of a part: that of a country, quiet for all else, hatched grey for unknown. */
export function toneOf(part: SharePart, by: ShareBy): "cn" | "us" | "eu" | "other" | "unknown" {
  if (part.is === "unknown") return "unknown";
  if (by !== "country" || part.is === "several") return "other";
  const origin = originOf(part.key);
  return origin === "un" ? "unknown" : origin;
}

/** An exact number as a number, for drawing only. */
export function drawnAs(number: Exact): number {
  return number.of === 0 ? 0 : number.parts / number.of;
}

/** An exact number as it is written. */
export function exactWords(number: Exact): string {
  return format.number(drawnAs(number), 2);
}

/** An exact number in a file: whole where it is, else as a fraction, so that nothing is rounded. */
export function exactCell(number: Exact): Cell {
  return number.of === 1 ? number.parts : `${String(number.parts)}/${String(number.of)}`;
}

/** How much of the whole a part is. */
export function portion(part: Exact, whole: Exact): number {
  const all = drawnAs(whole);
  return all === 0 ? 0 : drawnAs(part) / all;
}

/** What a country, a maker … counts in a share; nothing where the share has no such part and is known. */
export function countOf(page: SharePage, key: string): Exact {
  return page.slices.find(({ part }) => keyOf(part) === key)?.count ?? { parts: 0, of: 1 };
}

/** A part's count on every stored day. */
export interface PartCourse {
  /** Its key. */
  key: string;
  /** What it is. */
  part: SharePart;
  /** The count on each day; none on a day is none, which is known. */
  points: readonly (readonly [string, number])[];
  /** The largest count of all days. */
  most: number;
}

/** One course a part: the chosen one, unknown, then the largest others. */
export function coursesOf(days: readonly ShareDay[], chosen: string): PartCourse[] {
  const parts = new Map(days.flatMap(({ parts }) => parts.map(({ part }) => [keyOf(part), part] as const)));
  const all = [...parts].map(([key, part]): PartCourse => {
    const points = days.map((day) => {
      const found = day.parts.find((one) => keyOf(one.part) === key);
      return [day.date, found === undefined ? 0 : drawnAs(found.count)] as const;
    });
    return { key, part, points, most: Math.max(...points.map(([, count]) => count)) };
  });
  const rank = ({ key }: PartCourse): number => (key === chosen ? 0 : key === "unknown" ? 1 : 2);
  return all.toSorted((a, b) => rank(a) - rank(b) || b.most - a.most || a.key.localeCompare(b.key));
}
