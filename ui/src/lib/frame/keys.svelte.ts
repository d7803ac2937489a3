// The keys that act now. A page brings its own while it stands; the status bar and the dialog of all keys read the list.

import { untrack } from "svelte";

/** A key and what it does. */
export interface KeyUse {
  /** `j`, `arrowdown`, `mod+k`, `alt+1`, `shift+n`, `[`; several ways separated by a space. */
  keys: string;
  /** What it does, in the person's language. */
  words: () => string;
  /** Does it. Give `false` to let the key pass on. */
  run: (event: KeyboardEvent) => boolean | undefined;
  /** The heading under which it stands. */
  group: "everywhere" | "list" | "page" | "facets";
  /** It stands in the status bar, under these keys. */
  bar?: string;
}

const textTypes = new Set(["text", "search", "url", "email", "number", "password", "date", ""]);

/** Whether what has focus takes text, so that single letters belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable)
    return true;
  return target instanceof HTMLInputElement && textTypes.has(target.getAttribute("type") ?? "");
}

/** Whether copying would copy nothing: no words are selected and no field has focus. */
export function unselected(event: Event): boolean {
  return !takesText(event.target) && (window.getSelection()?.isCollapsed ?? true);
}

/** The combination an event stands for: `mod+shift+k`, `alt+1`, `?`. */
export function combination(event: KeyboardEvent, apple: boolean): string {
  const named: Record<string, string> = { " ": "space", "+": "plus" };
  let key = named[event.key] ?? event.key.toLowerCase();
  // With Alt, Apple keyboards give other characters; digits are meant by their place.
  if (event.altKey && event.code.startsWith("Digit")) key = event.code.slice(5);
  const letterOrName = key.length > 1 || (key >= "a" && key <= "z");
  const parts = [
    (apple ? event.metaKey : event.ctrlKey) ? "mod" : "",
    event.altKey ? "alt" : "",
    event.shiftKey && letterOrName ? "shift" : "",
    key,
  ];
  return parts.filter((part) => part !== "").join("+");
}

class Keys {
  /** The sets of keys in force, the latest last. */
  #sets = $state.raw<readonly (readonly KeyUse[])[]>([]);
  /** Single letters act at all. */
  letters = $state(true);

  /** Every key in force, the page's before those of everywhere. */
  get all(): readonly KeyUse[] {
    const uses = this.#sets.toReversed().flat();
    const ofFrame = (use: KeyUse) => use.group === "everywhere";
    return [...uses.filter((use) => !ofFrame(use)), ...uses.filter(ofFrame)];
  }

  /** Puts keys in force until the returned function is called; made for `$effect(() => keys.use([...]))`. */
  use(uses: readonly KeyUse[]): () => void {
    // Called from effects, which must not run again because the list they add to has grown.
    untrack(() => {
      this.#sets = [...this.#sets, uses];
    });
    return () => {
      this.#sets = this.#sets.filter((set) => set !== uses);
    };
  }

  /** Does what an event asks for; tells whether something was done. */
  press(event: KeyboardEvent, apple: boolean): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const pressed = combination(event, apple);
    const writing = takesText(event.target);
    const plain = !pressed.startsWith("mod+") && !pressed.startsWith("alt+");
    for (const use of this.all) {
      if (!use.keys.split(" ").includes(pressed)) continue;
      if (writing && plain && pressed !== "escape" && pressed !== "f6") continue;
      if (!this.letters && isLetter(pressed)) continue;
      if (use.run(event) === false) continue;
      event.preventDefault();
      return true;
    }
    return false;
  }
}

/** Whether a combination is one character alone, which the settings can switch off. */
export function isLetter(keys: string): boolean {
  return /^(shift\+)?\S$/.test(keys) && keys !== "/" && keys !== "?";
}

/** The keys of the window. */
export const keys = new Keys();
