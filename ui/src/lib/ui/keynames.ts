// How keys are called on this machine and in this language.
import { t } from "$lib/i18n";

/** Whether this machine has Apple's keys. */
export const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The names of the keys of a combination, in order. */
export function keyNames(keys: string): string[] {
  const words = t.frame.key;
  const named: Record<string, string> = {
    mod: isApple ? "⌘" : words.ctrl,
    ctrl: isApple ? "⌃" : words.ctrl,
    alt: isApple ? "⌥" : words.alt,
    shift: isApple ? "⇧" : words.shift,
    enter: "↵",
    space: words.space,
    escape: words.esc,
    tab: words.tab,
    click: words.click,
    home: words.home,
    end: words.end,
    pageup: words.pageUp,
    pagedown: words.pageDown,
    arrowleft: "←",
    arrowright: "→",
    arrowup: "↑",
    arrowdown: "↓",
    plus: "+",
  };
  return keys.split("+").map((part) => named[part] ?? part.toUpperCase());
}
