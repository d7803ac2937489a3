// A table offered to be kept as a file.
import { attempt } from "$lib/frame/actions";
import { t } from "$lib/i18n";
import { saveAs } from "$lib/ipc/host";
import { csv } from "./csv";
import { toasts } from "./toasts.svelte";

/** Offers a table to be kept as a file and says where it went. */
export function saveTable(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  void attempt(async () => {
    const where = await saveAs(`${name}.csv`, csv(rows));
    if (where !== null) toasts.show(t.settings.exported(where));
  });
}
