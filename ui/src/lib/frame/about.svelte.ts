// What this Baimo is and holds, as the frame shows it all the time.
import { ask } from "$lib/ipc/ask";
import type { AboutPage, Board, Day } from "$lib/ipc/bindings/counter";
import type { Fault } from "$lib/ipc/fault";
import { asFault } from "$lib/ipc/fault";

class About {
  /** The last answer, if there was one. */
  page = $state.raw<AboutPage | null>(null);
  /** Why there is none. */
  fault = $state.raw<Fault | null>(null);
  /** All boards, once asked for. */
  boards = $state.raw<readonly Board[]>([]);

  /** Every stored day of every board, oldest first. */
  readonly days: readonly Day[] = $derived(
    [...new Set(this.boards.flatMap((board) => board.dates.map(({ date }) => date)))].sort(),
  );

  /** Asks again. */
  async reload(): Promise<void> {
    try {
      this.page = await ask("about", {});
      this.fault = null;
    } catch (thrown) {
      this.fault = asFault(thrown);
    }
  }

  /** Asks for the boards' days, which the date control steps through. */
  async loadDays(): Promise<void> {
    try {
      this.boards = (await ask("boards", {})).boards;
    } catch {
      this.boards = [];
    }
  }
}

/** What this Baimo is and holds. */
export const about = new About();
