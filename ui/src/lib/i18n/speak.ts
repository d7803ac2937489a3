// What a message file needs to say numbers and plurals in its own language.

/** The languages of the interface. */
export type Language = "en" | "de" | "zh";

/** The locale whose manners a language follows. */
export const localeOf: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE", zh: "zh-CN" };

/** The word forms a count can ask for; Chinese needs only `other`. */
export interface Forms {
  one?: string;
  other: string;
}

/** How a language says counts. */
export interface Speech {
  /** A number with the locale's grouping. */
  n: (count: number) => string;
  /** The word form that goes with a count, without the count. */
  form: (count: number, forms: Forms) => string;
  /** A count and its word: `{n} models` with the number put in for `{n}`. */
  count: (count: number, forms: Forms) => string;
  /** `a, b and c`. */
  list: (items: readonly string[]) => string;
}

/** The manners of one language, for its message files. */
export function speak(language: Language): Speech {
  const locale = localeOf[language];
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const form = (count: number, forms: Forms) =>
    plurals.select(count) === "one" ? (forms.one ?? forms.other) : forms.other;
  return {
    n: (count) => numbers.format(count),
    form,
    count: (count, forms) => form(count, forms).replace("{n}", numbers.format(count)),
    list: (items) => lists.format(items),
  };
}
