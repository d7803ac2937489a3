// Typing that lives in the address: one navigation under way and at most one waiting, so that no key is queued up.
import { goto } from "$app/navigation";

class Following {
  #busy = false;
  #waiting: string | null = null;

  /** Goes to an address in place of the present one, keeping focus; a newer wish replaces one that still waits. */
  async to(address: string): Promise<void> {
    this.#waiting = address;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#waiting !== null) {
        const next = this.#waiting;
        this.#waiting = null;
        await goto(next, { replaceState: true, keepFocus: true, noScroll: true });
      }
    } finally {
      this.#busy = false;
    }
  }
}

/** The one follower of the window. */
export const follow = new Following();

/** A path with those parameters that have a value. */
export function withParams(path: string, params: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, value);
  }
  const words = search.toString();
  return words === "" ? path : `${path}?${words}`;
}
