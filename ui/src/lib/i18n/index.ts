// The one door to words, numbers and dates in the person's language.
export { browserLanguage, i18n, t } from "./language.svelte";
export { format } from "./format";
export { localeOf, type Language } from "./speak";
export type { Messages } from "./en";
