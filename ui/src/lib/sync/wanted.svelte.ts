// How the person wants to sync: read once for the page, changed one wish at a time, the newest kept last.
import { attempt } from "$lib/frame/actions";
import { ask } from "$lib/ipc/ask";
import type { PlaceSetting, SyncSettings } from "$lib/ipc/bindings/counter";
import { Lane } from "$lib/ipc/lane";
import { syncing } from "./session.svelte";

class Wanted {
  /** The settings in force; nothing until they were read. */
  now = $state.raw<SyncSettings | null>(null);
  #sending = new Lane();

  /** Reads them; a library that cannot be read leaves nothing to change. */
  async load(): Promise<void> {
    try {
      this.now = await ask("sync_settings", {});
    } catch {
      this.now = null;
    }
  }

  /** Changes them at once in the window, then keeps them and asks for the plan that follows. Tells if they were not kept. */
  set(part: Partial<SyncSettings>): void {
    if (this.now === null) return;
    this.now = { ...this.now, ...part };
    this.#sending.send(() =>
      attempt(async () => {
        const sent = this.now;
        if (sent === null) return;
        try {
          const kept = await ask("set_sync_settings", sent);
          if (this.now === sent) this.now = kept;
        } catch (thrown) {
          await this.load();
          throw thrown;
        }
        await syncing.look();
      }),
    );
  }

  /** Keeps settings as they were edited in the dialog; throws where they are refused. */
  async keep(all: SyncSettings): Promise<void> {
    this.now = await ask("set_sync_settings", all);
    await syncing.look();
  }

  /** Switches places on or off. */
  switch(places: readonly string[], on: boolean): void {
    if (this.now === null) return;
    this.set({ places: placed(this.now.places, places, { on }) });
  }
}

/** The settings of places with a change for some of them. */
export function placed(
  settings: readonly PlaceSetting[],
  places: readonly string[],
  change: Partial<Omit<PlaceSetting, "place">>,
): PlaceSetting[] {
  const rest = settings.filter(({ place }) => !places.includes(place));
  const changed = places.map((place) => {
    const before = settings.find((setting) => setting.place === place);
    return { place, on: before?.on ?? null, endpoint: before?.endpoint ?? null, ...change };
  });
  return [...rest, ...changed].filter(({ on, endpoint }) => on !== null || endpoint !== null);
}

/** How the person wants to sync. */
export const wanted = new Wanted();
