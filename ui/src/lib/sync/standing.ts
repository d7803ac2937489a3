// What a place's line says beyond its figures.
import type { PlaceRow } from "$lib/ipc/bindings/counter";

/** Whether the line has a fault to tell: the place was not done, or it was, but without the token. */
export function hasFault(place: PlaceRow): boolean {
  return place.fault_kind !== null && (place.state === "retry_later" || place.fault_kind === "token");
}

/** Whether something about a place needs more than its line: a fault, a drop, odd records, a changed form. */
export function hasNotes(place: PlaceRow, busy: boolean): boolean {
  return (
    hasFault(place) ||
    place.held !== null ||
    place.odd > 0 ||
    place.drift.length > 0 ||
    (busy && place.waits_s !== null)
  );
}

/** Share of a running place that is done, from 0 to 1; nothing where the whole is not known. */
export function shareOf(place: PlaceRow): number | null {
  if (place.of === null || place.of <= 0) return null;
  return Math.min(1, place.records / place.of);
}
