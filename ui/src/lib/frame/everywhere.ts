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

function does(run: () => void): () => undefined {
  return () => {
    run();
    return undefined;
  };
}

/** The keys of the frame. */
export function everywhere(): readonly KeyUse[] {
  const group = "everywhere";
  return [
    { keys: "?", bar: "?", words: () => t.keys.all, group, run: does(() => (frame.open = "keys")) },
    { keys: "/ mod+f", words: () => t.keys.search, group, run: does(focusSearch) },
    { keys: "mod+k", words: () => t.keys.palette, group, run: does(() => (frame.open = "palette")) },
    { keys: "mod+p", words: () => t.keys.jump, group, run: does(() => (frame.open = "jump")) },
    ...areas.map((area, at) => ({
      keys: `alt+${String(at + 1)}`,
      words: () => t.keys.area(t.frame.areas[area]),
      group: "everywhere" as const,
      run: does(() => void goto(`/${area}`)),
    })),
    { keys: "mod+,", words: () => t.keys.settings, group, run: does(() => void goto("/settings")) },
    {
      keys: "alt+arrowleft",
      words: () => t.keys.back,
      group,
      run: does(() => {
        history.back();
      }),
    },
    {
      keys: "alt+arrowright",
      words: () => t.keys.forward,
      group,
      run: does(() => {
        history.forward();
      }),
    },
    { keys: "[", words: () => t.keys.earlier, group, run: () => step("earlier") },
    { keys: "]", words: () => t.keys.later, group, run: () => step("later") },
    {
      keys: "mod+z",
      words: () => t.keys.undo,
      group,
      run: (event) => {
        if (takesText(event.target)) return false;
        if (!toasts.undoNewest()) void shelf.undo();
        return undefined;
      },
    },
    {
      keys: "mod+l",
      words: () => t.frame.link,
      group,
      run: () => {
        if (frame.page.link === undefined) return false;
        copy(frame.page.link, t.frame.linkCopied);
        return undefined;
      },
    },
    { keys: "mod+d", words: () => t.keys.remember, group, run: () => remember() },
    {
      keys: "f6",
      words: () => t.keys.pane,
      group,
      run: does(() => {
        nextPane(false);
      }),
    },
    {
      keys: "shift+f6",
      words: () => t.keys.pane,
      group,
      run: does(() => {
        nextPane(true);
      }),
    },
    { keys: "escape", words: () => t.keys.escape, group, run: leave },
  ];
}

function remember(): boolean | undefined {
  if (page.url.pathname !== "/models") return false;
  act("save_search");
  return undefined;
}
