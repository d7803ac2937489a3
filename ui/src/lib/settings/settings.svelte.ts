// How the person wants the window, applied to it.
import { browserLanguage, i18n, type Language } from "$lib/i18n";
import { keys } from "$lib/frame/keys.svelte";
import { ask } from "$lib/ipc/ask";
import type { Density, Settings } from "$lib/ipc/bindings/counter";

const rowHeights: Readonly<Record<Density, number>> = { compact: 28, normal: 34, roomy: 44 };

const initial: Settings = { language: null, theme: "system", density: "normal", letter_keys: true };

function asLanguage(tag: string | null): Language {
  return tag === "en" || tag === "de" || tag === "zh" ? tag : browserLanguage();
}

class Wishes {
  /** The settings in force. */
  now = $state.raw<Settings>(initial);

  /** Height of a table row at this density. */
  get rowHeight(): number {
    return rowHeights[this.now.density];
  }

  /** Reads the settings and applies them; a library that cannot be read leaves the system's wishes. */
  async load(): Promise<void> {
    try {
      this.#apply(await ask("settings", {}));
    } catch {
      this.#apply(initial);
    }
  }

  /** Changes some settings at once in the window, then keeps them. Throws where they could not be kept. */
  async set(part: Partial<Settings>): Promise<void> {
    this.#apply({ ...this.now, ...part });
    this.#apply(await ask("set_settings", this.now));
  }

  #apply(settings: Settings): void {
    this.now = settings;
    i18n.speak(asLanguage(settings.language));
    keys.letters = settings.letter_keys;
    const root = document.documentElement;
    if (settings.theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = settings.theme;
    root.dataset["density"] = settings.density;
  }
}

/** How the person wants it. */
export const wishes = new Wishes();
