// Puts words on the clipboard and says so.
import { t } from "$lib/i18n";
import { toasts } from "./toasts.svelte";

/** Copies `words`; `said` is the sentence shown when it is done. */
export async function copy(words: string, said: string): Promise<void> {
  if ((await throughClipboard(words)) || throughSelection(words)) toasts.show(said);
  else toasts.fail(t.model.actions.copyFailed);
}

async function throughClipboard(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

/** The older way, for web views that keep the clipboard shut. */
function throughSelection(words: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = words;
  field.className = "vh";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
