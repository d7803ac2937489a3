// The names a rule may speak of, fetched when a rule first needs them.
import { ask } from "$lib/ipc/ask";

/** The most that is offered; any other can be typed. */
const most = 200;

class Names {
  /** Slug and name of licences. */
  licences = $state.raw<readonly (readonly [string, string])[]>([]);
  /** Slug and name of makers. */
  makers = $state.raw<readonly (readonly [string, string])[]>([]);
  #asked = new Set<string>();

  /** Sees to it that names are here. Where they cannot be had, they can still be typed. */
  async want(kind: "licence" | "maker"): Promise<void> {
    if (this.#asked.has(kind)) return;
    this.#asked.add(kind);
    try {
      if (kind === "licence") {
        const asked = { query: "", family: null, with_terms: false, offset: 0, limit: most };
        const { rows } = await ask("licences", asked);
        this.licences = rows.map(({ licence }) => [licence.slug, licence.name] as const);
      } else {
        const { rows } = await ask("makers", { query: "", country: null, sort: "models", offset: 0, limit: most });
        this.makers = rows.map(({ maker }) => [maker.slug, maker.name] as const);
      }
    } catch {
      this.#asked.delete(kind);
    }
  }
}

/** The names a rule may speak of. */
export const names = new Names();
