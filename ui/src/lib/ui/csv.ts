// Tables as files that spreadsheets read.
import { attempt } from "$lib/frame/actions";
import { t } from "$lib/i18n";
import { saveAs } from "$lib/ipc/host";
import { toasts } from "./toasts.svelte";

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A leading =, +, - or @ would be run as a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as comma-separated text (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Offers a table to be kept as a file and says where it went. */
export function saveTable(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  void attempt(async () => {
    const where = await saveAs(`${name}.csv`, csv(rows));
    if (where !== null) toasts.show(t.settings.exported(where));
  });
}
