// Which of the models found are shown, and the words of a match.
import { t } from "$lib/i18n";
import type { AuditRow } from "$lib/ipc/bindings/counter";

/** What the list can be narrowed to. */
export type Filter = "all" | "denied" | "asked" | "unknown" | "differs" | "unmatched";

/** The filters in the order shown. */
export const filters: readonly Filter[] = ["all", "denied", "asked", "unknown", "differs", "unmatched"];

const fits: Readonly<Record<Filter, (row: AuditRow) => boolean>> = {
  all: () => true,
  denied: (row) => row.policy?.stance === "deny",
  asked: (row) => row.policy?.stance === "ask",
  unknown: (row) => row.verdict === "unknown",
  differs: (row) => row.stated_differs || row.licence?.differs === true,
  unmatched: (row) => row.repo === null,
};

/** The rows a filter leaves. */
export function narrowed(rows: readonly AuditRow[], filter: Filter): AuditRow[] {
  return rows.filter(fits[filter]);
}

/** The words for how a model was recognised. */
export function groundWords(row: AuditRow): string {
  if (row.candidates.length > 0 && row.repo === null) return t.audit.several(row.candidates.length);
  if (row.ground === null) return t.audit.groundNone;
  return t.audit.groundOf[row.ground] ?? row.ground;
}

/** The licence in short: the effective one where it differs, else the declared one, else the words in the file. */
export function licenceWords(row: AuditRow): string {
  const badge = row.licence;
  return (
    (badge?.differs === true ? badge.effective?.short : undefined) ??
    badge?.declared?.short ??
    badge?.declared_words ??
    row.stated?.short ??
    row.stated_words ??
    t.trade.noneGiven
  );
}
