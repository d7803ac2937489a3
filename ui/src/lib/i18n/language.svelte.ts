// Which language is spoken now. Everything that reads `t` or `format` follows a switch at once.
import { de } from "./de";
import { en, type Messages } from "./en";
import { zh } from "./zh";
import { localeOf, type Language } from "./speak";

const all: Readonly<Record<Language, Messages>> = { en, de, zh };

class Speaking {
  #language = $state.raw<Language>("en");

  /** The language spoken now. */
  get language(): Language {
    return this.#language;
  }

  /** The locale for `Intl`. */
  get locale(): string {
    return localeOf[this.#language];
  }

  /** The messages of the language spoken now. */
  get messages(): Messages {
    return all[this.#language];
  }

  /** Speaks another language from now on. */
  speak(language: Language): void {
    this.#language = language;
    document.documentElement.lang = language === "zh" ? "zh-CN" : language;
  }
}

/** Which language is spoken. */
export const i18n = new Speaking();

/** The words of the interface, by domain: `t.models.total({ of })`. */
export const t: Messages = new Proxy(en, {
  get: (_, domain) => Reflect.get(i18n.messages, domain),
});

/** The system's language, as far as Baimo speaks it. */
export function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    if (tag.startsWith("zh")) return "zh";
    if (tag.startsWith("de")) return "de";
    if (tag.startsWith("en")) return "en";
  }
  return "en";
}
