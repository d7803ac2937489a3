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

/** The keys, for `keys.use`. */
export function listKeys(hands: ListHands): readonly KeyUse[] {
  const { empty, selected, row, fitting, last, go, open } = hands;
  const to = (index: () => number) => (event: KeyboardEvent) => {
    if (empty() || takesText(event.target)) return false;
    go(index());
    return undefined;
  };
  const withRow = (then: (model: ModelRow) => void) => (event: KeyboardEvent) => {
    const model = row();
    if (empty() || model === undefined || takesText(event.target) || isPressable(event.target)) return false;
    then(model);
    return undefined;
  };
  const group = "list";
  const moving: readonly KeyUse[] = [
    { keys: "j arrowdown", bar: "j k", words: () => t.keys.move, group, run: to(() => selected() + 1) },
    { keys: "k arrowup", words: () => t.keys.up, group, run: to(() => selected() - 1) },
    { keys: "home", words: () => t.keys.first, group, run: to(() => 0) },
    { keys: "end", words: () => t.keys.last, group, run: to(last) },
    { keys: "pagedown", words: () => t.keys.pageDown, group, run: to(() => selected() + fitting()) },
    { keys: "pageup", words: () => t.keys.pageUp, group, run: to(() => selected() - fitting()) },
  ];
  const clearing: KeyUse = {
    keys: "enter",
    bar: "enter",
    words: () => t.keys.clearCause,
    group,
    run: (event) => {
      if (!empty() || isPressable(event.target)) return false;
      hands.clearCause();
      return undefined;
    },
  };
  const doing: readonly KeyUse[] = [
    { keys: "enter", bar: "enter", words: () => t.keys.open, group, run: withRow(open) },
    { keys: "space", bar: "space", words: () => t.keys.preview, group, run: withRow(hands.preview) },
    {
      keys: "x",
      bar: "x",
      words: () => t.keys.check,
      group,
      run: withRow(({ repo }) => {
        compare.toggle(repo);
      }),
    },
    {
      keys: "c",
      words: () => t.keys.compare,
      group,
      run: withRow(({ repo }) => {
        compare.toggle(repo);
      }),
    },
  ];
  const leaving: KeyUse = { keys: "escape", words: () => t.keys.clearSearch, group, run: hands.leave };
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
  return empty() ? [clearing, { ...leaving, bar: "escape" }, filters] : [...moving, ...doing, filters, leaving];
}
