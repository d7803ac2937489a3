// The keys of the list of models.
import { takesText, type KeyUse } from "$lib/frame/keys.svelte";
import { t } from "$lib/i18n";
import type { ModelRow } from "$lib/ipc/bindings/counter";
import { compare } from "./compare.svelte";

/** What the keys need to know and can do. */
export interface ListHands {
  /** Nothing matches. */
  empty: () => boolean;
  /** The selected row's number. */
  selected: () => number;
  /** The selected row. */
  row: () => ModelRow | undefined;
  /** Rows in view. */
  fitting: () => number;
  /** The last row's number. */
  last: () => number;
  /** Selects a row. */
  go: (index: number) => void;
  /** Opens a row. */
  open: (row: ModelRow) => void;
  /** Shows or hides the preview on narrow windows. */
  preview: () => void;
  /** Goes into the filters. */
  filters: () => void;
  /** Clears the filter that costs most. */
  clearCause: () => void;
  /** Closes the preview, then clears the search; `false` where there is nothing to leave. */
  leave: () => boolean | undefined;
}

/** A button or link that has focus keeps Enter and Space for itself. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("button, a, select, summary") !== null;
}

/** Keys that move the selection. */
function moving({ empty, selected, fitting, last, go }: ListHands): readonly KeyUse[] {
  const key = (keys: string, words: () => string, index: () => number): KeyUse => ({
    keys,
    words,
    group: "list",
    run: (event) => {
      if (empty() || takesText(event.target)) return false;
      go(index());
      return undefined;
    },
  });
  return [
    {
      ...key(
        "j arrowdown",
        () => t.keys.move,
        () => selected() + 1,
      ),
      bar: "j k",
    },
    key(
      "k arrowup",
      () => t.keys.up,
      () => selected() - 1,
    ),
    key(
      "home",
      () => t.keys.first,
      () => 0,
    ),
    key("end", () => t.keys.last, last),
    key(
      "pagedown",
      () => t.keys.pageDown,
      () => selected() + fitting(),
    ),
    key(
      "pageup",
      () => t.keys.pageUp,
      () => selected() - fitting(),
    ),
  ];
}

/** Keys that do something with the selected row. */
function doing({ empty, row, open, preview }: ListHands): readonly KeyUse[] {
  const key = (keys: string, words: () => string, then: (model: ModelRow) => void): KeyUse => ({
    keys,
    words,
    group: "list",
    run: (event) => {
      const model = row();
      if (empty() || model === undefined || takesText(event.target) || isPressable(event.target)) return false;
      then(model);
      return undefined;
    },
  });
  const toggle = ({ repo }: ModelRow) => {
    compare.toggle(repo);
  };
  return [
    { ...key("enter", () => t.keys.open, open), bar: "enter" },
    { ...key("space", () => t.keys.preview, preview), bar: "space" },
    { ...key("x", () => t.keys.check, toggle), bar: "x" },
    key("c", () => t.keys.compare, toggle),
  ];
}

/** Enter where nothing matches. */
function clearing({ empty, clearCause }: ListHands): KeyUse {
  return {
    keys: "enter",
    bar: "enter",
    words: () => t.keys.clearCause,
    group: "list",
    run: (event) => {
      if (!empty() || isPressable(event.target)) return false;
      clearCause();
      return undefined;
    },
  };
}

/** The keys, for `keys.use`. */
export function listKeys(hands: ListHands): readonly KeyUse[] {
  const leaving: KeyUse = { keys: "escape", words: () => t.keys.clearSearch, group: "list", run: hands.leave };
  const filters: KeyUse = {
    keys: "f",
    bar: "f",
    words: () => t.keys.filters,
    group: "facets",
    run: () => {
      hands.filters();
      return undefined;
    },
  };
  if (hands.empty()) return [clearing(hands), { ...leaving, bar: "escape" }, filters];
  return [...moving(hands), ...doing(hands), filters, leaving];
}
