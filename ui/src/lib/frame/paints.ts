// From a person's key or click until its answer is painted, measured by the page itself; the last ones of each kind.
import { tick } from "svelte";

/** What the person did. */
export type Deed = "typing" | "filter" | "order" | "jump";

/** How long it took, in milliseconds. */
export interface Spread {
  /** Measured since the window opened. */
  readonly count: number;
  /** Half of the last ones took no longer. */
  readonly p50: number;
  /** 99 of 100 took no longer. */
  readonly p99: number;
  /** The slowest. */
  readonly max: number;
}

/** Remembered of each kind. */
const remembered = 1_000;
/** What a key set off has begun by then; what begins later was not set off by it. A page at work runs this late. */
const freshMs = 500;

/** Runs once what has changed is on the screen: in the task that follows the frame. */
async function painted(): Promise<void> {
  await tick();
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
  });
}

/** Measures, and remembers what was measured. */
export class Paints {
  /** When the person last did something that no question has been asked for yet, by the clock of the page. */
  #acted: number | null = null;
  #held = new Map<Deed, { count: number; last: number[] }>();

  /** Listens for keys and clicks; gives what ends that. */
  listen(to: Pick<Window, "addEventListener" | "removeEventListener">): () => void {
    const acted = (event: Event) => {
      // A key is heard before the input it makes, and counts from then.
      if (event.type === "input" && this.#acted !== null) return;
      const at = event.timeStamp;
      this.#acted = at;
      setTimeout(() => {
        if (this.#acted === at) this.#acted = null;
      }, freshMs);
    };
    const kinds = ["keydown", "pointerdown", "input"];
    for (const kind of kinds) to.addEventListener(kind, acted, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) to.removeEventListener(kind, acted, { capture: true });
    };
  }

  /** When the person did what a question is about to be asked for; nothing where nobody did anything. */
  take(): number | null {
    const at = this.#acted;
    this.#acted = null;
    return at;
  }

  /** The answer to what was done at `at` has just been taken in; remembers when it is painted. */
  async shown(deed: Deed, at: number): Promise<void> {
    await painted();
    this.remember(deed, performance.now() - at);
  }

  /** Remembers one measurement, in milliseconds. */
  remember(deed: Deed, taken: number): void {
    const held = this.#held.get(deed) ?? { count: 0, last: [] };
    held.count += 1;
    held.last.push(taken);
    if (held.last.length > remembered) held.last.shift();
    this.#held.set(deed, held);
  }

  /** What was measured of a kind; nothing before the first. */
  spread(deed: Deed): Spread | null {
    const held = this.#held.get(deed);
    if (held === undefined) return null;
    const sorted = held.last.toSorted((a, b) => a - b);
    const under = (percent: number) => sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100)) - 1] ?? 0;
    return { count: held.count, p50: under(50), p99: under(99), max: under(100) };
  }
}

/** What this window measured. */
export const paints = new Paints();
