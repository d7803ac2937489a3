// The nine areas, in the order of their numbers.
import type { IconName } from "$lib/ui/drawings";

/** The name of an area. */
export type AreaName =
  "models" | "makers" | "licences" | "rankings" | "prices" | "hardware" | "articles" | "claims" | "sync";

/** The areas with their signs; the place in the list is the number on the keyboard. */
export const areas: readonly AreaName[] = [
  "models",
  "makers",
  "licences",
  "rankings",
  "prices",
  "hardware",
  "articles",
  "claims",
  "sync",
];

/** Each area's sign. */
export const signOf: Readonly<Record<AreaName, IconName>> = {
  models: "models",
  makers: "makers",
  licences: "licences",
  rankings: "rankings",
  prices: "prices",
  hardware: "hardware",
  articles: "articles",
  claims: "claims",
  sync: "sync",
};

/** The area a path belongs to. */
export function areaOf(pathname: string): string {
  return pathname.split("/")[1] ?? "";
}
