// The day of the view stands in the address as `?at=`; choosing a day changes nothing else.
import { goto } from "$app/navigation";
import { page } from "$app/state";
import type { Day } from "$lib/ipc/bindings/counter";

/** The chosen day, or nothing for today. */
export function dayNow(): Day | null {
  const at = page.url.searchParams.get("at");
  return at !== null && /^\d{4}(-\d\d){0,2}$/.test(at) ? at : null;
}

/** The stored days before and after a day; today lies after the last. */
export function neighbours(days: readonly Day[], at: Day | null): { earlier: Day | null; later: Day | null } {
  if (at === null) return { earlier: days.at(-1) ?? null, later: null };
  return {
    earlier: days.findLast((day) => day < at) ?? null,
    later: days.find((day) => day > at) ?? null,
  };
}

/** Goes to a day, or back to today. */
export function chooseDay(day: Day | null): void {
  const url = new URL(page.url);
  if (day === null) url.searchParams.delete("at");
  else url.searchParams.set("at", day);
  void goto(`${url.pathname}${url.search}`, { keepFocus: true, noScroll: true });
}
