// Short sentences after something was done, most with a way back.

/** One toast. */
export interface Toast {
  /** Its number. */
  id: number;
  /** The sentence. */
  text: string;
  /** It tells of something that did not work. */
  bad: boolean;
  /** Takes back what was done. */
  undo?: (() => void) | undefined;
}

const staysMs = 8_000;
const most = 2;

class Toasts {
  /** The toasts in view, oldest first. */
  shown = $state.raw<readonly Toast[]>([]);
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #next = 1;

  /** Shows a sentence; `undo` gives it the way back. */
  show(text: string, undo?: () => void): void {
    this.#add({ id: this.#next++, text, bad: false, undo });
  }

  /** Shows a sentence about a change that was not kept. Errors of a page stand on the page instead. */
  fail(text: string): void {
    this.#add({ id: this.#next++, text, bad: true });
  }

  /** Takes a toast away. */
  drop(id: number): void {
    this.hold(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  /** Does what the newest way back offers; tells whether there was one. */
  undoNewest(): boolean {
    const newest = this.shown.findLast(({ undo }) => undo !== undefined);
    if (newest === undefined) return false;
    this.drop(newest.id);
    newest.undo?.();
    return true;
  }

  /** Takes every toast with a way back away: what they offered has been done. */
  dropUndo(): void {
    for (const toast of this.shown) if (toast.undo !== undefined) this.drop(toast.id);
  }

  /** Stops a toast's clock. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Starts a toast's clock again. */
  release(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => {
        this.drop(id);
      }, staysMs),
    );
  }

  #add(toast: Toast): void {
    const kept = this.shown.slice(-(most - 1));
    for (const old of this.shown) if (!kept.includes(old)) this.hold(old.id);
    this.shown = [...kept, toast];
    this.release(toast.id);
  }
}

/** The toasts of the window. */
export const toasts = new Toasts();
