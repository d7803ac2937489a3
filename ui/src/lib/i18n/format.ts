// Numbers, dates, names of countries and languages, as the person's language writes them.
import { i18n } from "./language.svelte";

/** One `Intl` object for each locale and variant, made when first needed. */
function kept<T>(make: (locale: string, variant: string) => T): (variant?: string) => T {
  const made = new Map<string, T>();
  return (variant = "") => {
    const key = `${i18n.locale} ${variant}`;
    const found = made.get(key) ?? make(i18n.locale, variant);
    made.set(key, found);
    return found;
  };
}

const numbers = kept((locale, digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: Number(digits) }));
const figures = kept((locale, digits) => {
  const places = Number(digits);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
});
const percents = kept(
  (locale, digits) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: Number(digits) }),
);
const moneys = kept((locale, variant) => {
  const [currency = "USD", digits = "2"] = variant.split(" ");
  const places = { minimumFractionDigits: 2, maximumFractionDigits: Number(digits) };
  return new Intl.NumberFormat(locale, { style: "currency", currency, ...places });
});
const compacts = kept((locale) => new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }));
const months = kept((locale) => new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", timeZone: "UTC" }));
const chineseDays = kept(
  (locale) => new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
);
const times = kept((locale) => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }));
const clocks = kept(
  (locale) => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
);
const regions = kept((locale) => new Intl.DisplayNames(locale, { type: "region", style: "short" }));
const languages = kept((locale) => new Intl.DisplayNames(locale, { type: "language" }));
const orders = kept((locale) => new Intl.Collator(locale, { numeric: true }));

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const noValue = "–";

function number(value: number, digits = 0): string {
  return numbers(String(digits)).format(value);
}

function fixed(value: number, digits: number): string {
  return figures(String(digits)).format(value);
}

/** Digits after the point so that about three figures stand. */
function digitsFor(value: number): number {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 1 ? 1 : 2;
}

/** 72.7 B · 72,7 Mrd. · 727 亿; below a milliard 494 M · 494 Mio. · 4.94 亿. */
function params(count: number): string {
  if (i18n.language === "zh") {
    if (count >= 1e8) return `${number(count / 1e8, digitsFor(count / 1e8))} 亿`;
    return count >= 1e4 ? `${number(count / 1e4, digitsFor(count / 1e4))} 万` : number(count);
  }
  const german = i18n.language === "de";
  if (count >= 1e9) return `${number(count / 1e9, digitsFor(count / 1e9))} ${german ? "Mrd." : "B"}`;
  if (count >= 1e6) return `${number(count / 1e6, digitsFor(count / 1e6))} ${german ? "Mio." : "M"}`;
  return number(count);
}

/** The same without its unit, in the unit of {@link paramsUnit}, for a column. */
function paramsIn(count: number): string {
  const value = count / (i18n.language === "zh" ? 1e8 : 1e9);
  if (value < 0.01) return number(value, 3);
  return value >= 100 ? number(value) : fixed(value, value >= 1 ? 1 : 2);
}

/** The unit of a column of parameters: B · Mrd. · 亿. */
function paramsUnit(): string {
  return { en: "B", de: "Mrd.", zh: "亿" }[i18n.language];
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A date as sources give it, as coarse as it is given: 2024, Aug 2024, 19 Aug 2024 · 19.08.2024 · 2024年8月19日. */
function day(value: string): string {
  const [year, month, date] = /^\d{4}(-\d\d){0,2}$/.test(value) ? value.split("-").map(Number) : [];
  if (year === undefined) return value;
  if (month === undefined) return i18n.language === "zh" ? `${String(year)}年` : String(year);
  // en-GB writes “Sept”; every date here has three letters.
  const short = englishMonths[month - 1] ?? noValue;
  if (date === undefined) {
    return i18n.language === "en" ? `${short} ${String(year)}` : months().format(Date.UTC(year, month - 1, 1));
  }
  if (i18n.language === "de") return `${two(date)}.${two(month)}.${String(year)}`;
  if (i18n.language === "zh") return chineseDays().format(Date.UTC(year, month - 1, date));
  return `${String(date)} ${short} ${String(year)}`;
}

/** A moment in UTC seconds as the person's day. */
function dayOf(seconds: number): string {
  const at = new Date(seconds * 1_000);
  return day(`${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
}

/** The same without the year where that is this one, for narrow columns: 19 Aug · 19.08. · 8月19日. */
function dayShort(seconds: number): string {
  const at = new Date(seconds * 1_000);
  if (at.getFullYear() !== new Date().getFullYear()) return dayOf(seconds);
  if (i18n.language === "de") return `${two(at.getDate())}.${two(at.getMonth() + 1)}.`;
  if (i18n.language === "zh") return `${String(at.getMonth() + 1)}月${String(at.getDate())}日`;
  return `${String(at.getDate())} ${englishMonths[at.getMonth()] ?? noValue}`;
}

/** A moment in UTC seconds as the person's clock shows it: 12:04. */
function time(seconds: number): string {
  return times().format(seconds * 1_000);
}

/** The same to the second: 12:04:51. */
function clock(seconds: number): string {
  return clocks().format(seconds * 1_000);
}

/** A country by its two letters; another code is given back as it is. */
function country(code: string): string {
  try {
    return regions().of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

/** A natural language by its ISO 639 code. */
function language(code: string): string {
  try {
    return languages().of(code) ?? code;
  } catch {
    return code;
  }
}

/** Bytes in decimal units: 64 GB. */
function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let step = 0;
  let size = value;
  while (size >= 1_000 && step < units.length - 1) {
    size /= 1_000;
    step += 1;
  }
  return `${number(size, step === 0 ? 0 : digitsFor(size))} ${units[step] ?? ""}`;
}

/** A share of one as a percentage: 12.3 % in German, 12.3% elsewhere. */
function percent(share: number, digits = 0): string {
  return percents(String(digits)).format(share);
}

/** An amount of money with its currency. */
function money(amount: number, currency: string): string {
  const digits = amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2;
  try {
    return moneys(`${currency} ${String(digits)}`).format(amount);
  } catch {
    return `${number(amount, 4)} ${currency}`;
  }
}

/** A short count for tight places: 1.2 M · 1,2 Mio. · 120 万. */
function compact(value: number): string {
  return compacts().format(value);
}

/** The order of names in the person's language; pinyin for Chinese. */
function compare(left: string, right: string): number {
  return orders().compare(left, right);
}

/** Everything that writes a value for a person. Reading it in a component follows a switch of language. */
export const format = {
  noValue,
  number,
  fixed,
  params,
  paramsIn,
  paramsUnit,
  day,
  dayOf,
  dayShort,
  time,
  clock,
  country,
  language,
  bytes,
  percent,
  money,
  compact,
  compare,
} as const;
