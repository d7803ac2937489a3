// The chosen models as a table in a file.
import { attempt } from "$lib/frame/actions";
import { t } from "$lib/i18n";
import { ask } from "$lib/ipc/ask";
import { saveAs } from "$lib/ipc/host";
import { toasts } from "$lib/ui/toasts.svelte";
import { comparisonCsv } from "./comparison";

/** Asks for the models and offers their comparison to be kept as a file. */
export function exportTable(repos: readonly string[]): void {
  void attempt(async () => {
    const models = await Promise.all(repos.map((repo) => ask("model", { repo })));
    const where = await saveAs(`${t.compare.file}.csv`, comparisonCsv(models));
    if (where !== null) toasts.show(t.settings.exported(where));
  });
}
