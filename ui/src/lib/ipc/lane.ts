// One question in flight and one waiting: the newest wish replaces an older one that has not been sent.

/** Sends only the newest of the wishes that come while another is under way. */
export class Lane {
  #busy = false;
  #waiting: (() => Promise<void>) | null = null;
  #idle: (() => void)[] = [];

  /** Runs `work` now, or after what is in flight unless something newer replaces it. `work` must not throw. */
  send(work: () => Promise<void>): void {
    this.#waiting = work;
    if (!this.#busy) void this.#run();
  }

  /** Resolves when nothing is in flight and nothing waits. */
  idle(): Promise<void> {
    if (!this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#waiting !== null) {
      const work = this.#waiting;
      this.#waiting = null;
      await work();
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
