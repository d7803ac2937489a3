// The line of a value that holds until the next stored day. Days without a value stay gaps.
import type { Scale } from "./scale";

/** A value from an instant on; nothing where none is known. */
export interface StepPoint {
  /** Milliseconds UTC. */
  time: number;
  /** The value that holds from then on. */
  value: number | null;
}

/** The steps as an SVG path. The last value is drawn up to `until`, if that is given. */
export function stepPath(points: readonly StepPoint[], x: Scale, y: Scale, until?: number): string {
  let path = "";
  let held = false;
  for (const point of points) {
    const across = x(point.time).toFixed(1);
    if (point.value === null) {
      if (held) path += `H${across}`;
      held = false;
      continue;
    }
    const down = y(point.value).toFixed(1);
    path += held ? `H${across}V${down}` : `M${across} ${down}`;
    held = true;
  }
  return held && until !== undefined ? `${path}H${x(until).toFixed(1)}` : path;
}

/** Between which ends a value lies from an instant on; nothing where no interval is known. */
export interface BandPoint {
  /** Milliseconds UTC. */
  time: number;
  /** The lower end. */
  low: number | null;
  /** The upper end. */
  high: number | null;
}

/** The bands of an interval that holds until the next stored day, as an SVG path of boxes. */
export function bandPath(points: readonly BandPoint[], x: Scale, y: Scale, until?: number): string {
  let path = "";
  points.forEach((point, index) => {
    const end = points[index + 1]?.time ?? until;
    if (point.low === null || point.high === null || end === undefined || end <= point.time) return;
    const [left, right] = [x(point.time).toFixed(1), x(end).toFixed(1)];
    path += `M${left} ${y(point.low).toFixed(1)}H${right}V${y(point.high).toFixed(1)}H${left}Z`;
  });
  return path;
}

/** The value that holds at an instant. */
export function valueAt(points: readonly StepPoint[], time: number): number | null {
  let value: number | null = null;
  for (const point of points) {
    if (point.time > time) break;
    value = point.value;
  }
  return value;
}

/** The instant up to which the last known value is drawn: the day on which it is no longer known, or its own. */
export function heldUntil(points: readonly StepPoint[]): number | undefined {
  const last = points.findLastIndex((point) => point.value !== null);
  return points[last + 1]?.time ?? points[last]?.time;
}

/** The last point that has a value. */
export function lastKnown(points: readonly StepPoint[]): StepPoint | undefined {
  return points.findLast((point) => point.value !== null);
}
