// How the times under an axis are written.
import { format, i18n } from "$lib/i18n";
import type { TimeUnit } from "./scale";

const short: Intl.DateTimeFormatOptions = { month: "short", timeZone: "UTC" };

/** A year, a month (January with its year) or a day. */
export function writeTime(time: number, unit: TimeUnit): string {
  const at = new Date(time);
  const iso = at.toISOString();
  if (unit === "year") return String(at.getUTCFullYear());
  if (unit === "day") return format.day(iso.slice(0, 10));
  if (at.getUTCMonth() === 0) return String(at.getUTCFullYear());
  // British English writes “Sept”; every date here has three letters.
  const locale = i18n.language === "en" ? "en-US" : i18n.locale;
  return new Intl.DateTimeFormat(locale, short).format(time);
}
