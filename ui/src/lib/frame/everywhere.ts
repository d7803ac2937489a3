// The keys that act on every page.
import { goto } from "$app/navigation";
import { page } from "$app/state";
import { t } from "$lib/i18n";
import { shelf } from "$lib/shelf/shelf.svelte";
import { toasts } from "$lib/ui/toasts.svelte";
import { act, copy, focusSearch } from "./actions";
import { about } from "./about.svelte";
import { areas } from "./areas";
import { frame } from "./frame.svelte";
import { takesText, type KeyUse } from "./keys.svelte";
import { chooseDay, dayNow, neighbours } from "./travel";

/** Moves focus to the next pane: rail, top bar, sheet and what the page marks with `data-pane`. */
function nextPane(backwards: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) => pane.offsetParent !== null);
  const now = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(now + (backwards ? -1 : 1) + panes.length) % panes.length];
  const inside =
    next?.matches("[tabindex]") === true ? next : next?.querySelector<HTMLElement>("input, a, button, [tabindex]");
  (inside ?? next)?.focus();
}

function step(where: "earlier" | "later"): boolean | undefined {
  const { earlier, later } = neighbours(frame.page.days ?? about.days, dayNow());
  if (where === "earlier" && earlier === null) return false;
  if (where === "later" && dayNow() === null) return false;
  chooseDay(where === "earlier" ? earlier : later);
  return undefined;
}

/** Leaves the text field, then the page for its list, then the list for the start. */
function leave(): boolean | undefined {
  const focused = document.activeElement;
  if (takesText(focused) && focused instanceof HTMLElement) {
    focused.blur();
    return undefined;
  }
  const parts = page.url.pathname.split("/").filter((part) => part !== "");
  if (parts.length < 2) return false;
  history.back();
  return undefined;
}

/** A key of every page whose doing always counts as done. */
function key(keys: string, words: () => string, run: () => void): KeyUse {
  return {
    keys,
    words,
    group: "everywhere",
    run: () => {
      run();
      return undefined;
    },
  };
}

/** A key of every page that may pass on. */
function tries(keys: string, words: () => string, run: KeyUse["run"]): KeyUse {
  return { keys, words, group: "everywhere", run };
}

function undo(event: KeyboardEvent): boolean | undefined {
  if (takesText(event.target)) return false;
  if (!toasts.undoNewest()) void shelf.undo();
  return undefined;
}

function copyLink(): boolean | undefined {
  if (frame.page.link === undefined) return false;
  copy(frame.page.link, t.frame.linkCopied);
  return undefined;
}

function remember(): boolean | undefined {
  if (page.url.pathname !== "/models") return false;
  act("save_search");
  return undefined;
}

/** Keys that lead to places. */
function going(): readonly KeyUse[] {
  const to = (keys: string, words: () => string, path: string) => key(keys, words, () => void goto(path));
  const acts = (keys: string, words: () => string, action: string) =>
    key(keys, words, () => {
      act(action);
    });
  return [
    ...areas.map((area, at) => to(`alt+${String(at + 1)}`, () => t.keys.area(t.frame.areas[area]), `/${area}`)),
    to("mod+,", () => t.keys.settings, "/settings"),
    acts("alt+arrowleft", () => t.keys.back, "back"),
    acts("alt+arrowright", () => t.keys.forward, "forward"),
  ];
}

/** Keys that act on what stands. */
function doing(): readonly KeyUse[] {
  const pane = (keys: string, backwards: boolean) =>
    key(
      keys,
      () => t.keys.pane,
      () => {
        nextPane(backwards);
      },
    );
  const earlier = () => step("earlier");
  const later = () => step("later");
  return [
    tries("[", () => t.keys.earlier, earlier),
    tries("]", () => t.keys.later, later),
    tries("mod+z", () => t.keys.undo, undo),
    tries("mod+l", () => t.frame.link, copyLink),
    tries("mod+d", () => t.keys.remember, remember),
    pane("f6", false),
    pane("shift+f6", true),
    tries("escape", () => t.keys.escape, leave),
  ];
}

/** The keys of the frame. */
export function everywhere(): readonly KeyUse[] {
  const opens = (keys: string, words: () => string, dialog: "palette" | "jump" | "keys") =>
    key(keys, words, () => (frame.open = dialog));
  return [
    { ...opens("?", () => t.keys.all, "keys"), bar: "?" },
    key("/ mod+f", () => t.keys.search, focusSearch),
    opens("mod+k", () => t.keys.palette, "palette"),
    opens("mod+p", () => t.keys.jump, "jump"),
    ...going(),
    ...doing(),
  ];
}
