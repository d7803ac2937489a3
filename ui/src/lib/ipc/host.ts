// What only the host can do: files, the system browser, links and menus from outside the page.
import { invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

/** Whether the window is the desktop's own (native dialogs and folders exist). */
export const isDesktop = isTauri();

/**
 * Offers a text or the bytes of a picture to be kept as a file: through the system's dialog in the window, as a download
 * under `baimo serve`. Gives the path or name, or nothing when the person cancelled.
 */
export async function saveAs(suggested: string, content: string | Uint8Array<ArrayBuffer>): Promise<string | null> {
  const text = typeof content === "string";
  if (isTauri()) return invoke<string | null>("save_as", { suggested, content: text ? content : [...content] });
  const link = document.createElement("a");
  const type = text ? "text/plain;charset=utf-8" : "application/octet-stream";
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = suggested;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1_000);
  return suggested;
}

/** Hands an address to the system's browser. Ask first through `askToOpen`: the person sees where it leads. */
export async function openLink(url: string): Promise<void> {
  if (isTauri()) await invoke("open_link", { url });
  else window.open(url, "_blank", "noopener,noreferrer");
}

/** Opens the data folder in the system's file manager; only the desktop can. */
export async function openDataFolder(): Promise<void> {
  if (isTauri()) await invoke("open_data_folder");
}

/** The link with which the program was started, if there was one. */
export async function pendingLink(): Promise<string | null> {
  return isTauri() ? invoke<string | null>("pending_link") : null;
}

/** Tells the host that the first screen stands, so that the window can be shown. */
export async function firstPaint(): Promise<void> {
  if (isTauri()) await invoke("first_paint");
}

/** Calls back for every link that comes from outside while the window is open. */
export function onLink(then: (link: string) => void): Promise<() => void> {
  if (!isTauri()) return Promise.resolve(() => undefined);
  return listen<unknown>("link", (event) => {
    if (typeof event.payload === "string") then(event.payload);
  });
}

/** Calls back for every choice in the native menu, by the action's name. */
export function onMenu(then: (action: string) => void): Promise<() => void> {
  if (!isTauri()) return Promise.resolve(() => undefined);
  return listen<unknown>("menu", (event) => {
    const { payload } = event;
    if (typeof payload === "string") then(payload);
    else if (typeof payload === "object" && payload !== null && "action" in payload) then(String(payload.action));
  });
}

/** Lets the person choose a folder in the system's dialog; nothing when they cancel, and outside the desktop. */
export async function chooseFolder(): Promise<string | null> {
  return isTauri() ? invoke<string | null>("choose_folder") : null;
}
