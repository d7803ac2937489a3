// What a menu item, a palette command or a link from outside makes the window do.
import { goto } from "$app/navigation";
import { t } from "$lib/i18n";
import { ask } from "$lib/ipc/ask";
import type { Density, Settings, Theme } from "$lib/ipc/bindings/counter";
import { asFault } from "$lib/ipc/fault";
import { openDataFolder, saveAs } from "$lib/ipc/host";
import { wishes } from "$lib/settings/settings.svelte";
import { shelf } from "$lib/shelf/shelf.svelte";
import { toasts } from "$lib/ui/toasts.svelte";
import { areas } from "./areas";
import { frame } from "./frame.svelte";
import { pathOfLink } from "./place";

/** Opens the page a `baimo://` link names. */
export function open(link: string): void {
  const path = pathOfLink(link);
  if (path !== null) void goto(path);
}

/** Focuses the search field. */
export function focusSearch(): void {
  frame.searchField?.focus();
  frame.searchField?.select();
}

/** Does something and tells by a toast if it could not be done. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const { code, subject } = asFault(thrown);
    toasts.fail(`${t.errors.cause[code](subject ?? "")} ${t.errors.remedy[code]}`);
  }
}

/** Changes settings; tells if they were not kept. */
export function wish(part: Partial<Settings>): void {
  void attempt(() => wishes.set(part));
}

/** Offers everything the person made to be kept as a file. */
export function exportLibrary(): void {
  void attempt(async () => {
    const { file_name, text } = await ask("export", {});
    const where = await saveAs(file_name, text);
    if (where !== null) toasts.show(t.settings.exported(where));
  });
}

/** Copies a text and says so. */
export function copy(text: string, sentence: string = t.frame.copied): void {
  void attempt(async () => {
    await navigator.clipboard.writeText(text);
    toasts.show(sentence);
  });
}

const themes: Readonly<Record<string, Theme>> = {
  theme_light: "light",
  theme_dark: "dark",
  theme_system: "system",
};

const densities: Readonly<Record<string, Density>> = {
  density_compact: "compact",
  density_normal: "normal",
  density_roomy: "roomy",
};

const doings: Readonly<Record<string, () => void>> = {
  save_search: () => (frame.open = "save"),
  export_library: exportLibrary,
  data_folder: () => void attempt(openDataFolder),
  settings: () => void goto("/settings"),
  about: () => void goto("/settings#about"),
  doctor: () => void goto("/settings?check#check"),
  undo: () => void shelf.undo(),
  find: focusSearch,
  palette: () => (frame.open = "palette"),
  keys: () => (frame.open = "keys"),
  back: () => {
    history.back();
  },
  forward: () => {
    history.forward();
  },
};

/** Does a named action; an unknown name does nothing. */
export function act(action: string): void {
  const theme = themes[action];
  const density = densities[action];
  if (theme !== undefined) wish({ theme });
  else if (density !== undefined) wish({ density });
  else if (areas.some((area) => area === action)) void goto(`/${action}`);
  else doings[action]?.();
}
