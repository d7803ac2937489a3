// The models chosen for comparison: at most four, kept across searches, pages and starts.
import { t } from "$lib/i18n";
import { toasts } from "$lib/ui/toasts.svelte";

/** The most models that stand side by side. */
export const mostCompared = 4;

/** The address of a comparison. */
export function comparePath(repos: readonly string[]): string {
  const query = new URLSearchParams(repos.map((repo) => ["m", repo])).toString();
  return query === "" ? "/compare" : `/compare?${query}`;
}

const place = "baimo.compare";

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((repo) => typeof repo === "string" && repo !== "").slice(0, mostCompared);
  } catch {
    return [];
  }
}

class Compare {
  /** The ids chosen, in the order chosen. */
  picked = $state.raw<readonly string[]>(read());

  /** Whether a model is chosen. */
  has(repo: string): boolean {
    return this.picked.includes(repo);
  }

  /** Chooses a model or lets it go; a fifth is refused with a sentence. */
  toggle(repo: string): void {
    if (this.has(repo)) this.#keep(this.picked.filter((other) => other !== repo));
    else if (this.picked.length >= mostCompared) toasts.fail(t.models.trayFull);
    else this.#keep([...this.picked, repo]);
  }

  /** Lets all go, with a way back. */
  clear(): void {
    const before = this.picked;
    if (before.length === 0) return;
    this.#keep([]);
    toasts.show(t.models.trayCleared, () => {
      this.#keep(before);
    });
  }

  #keep(repos: readonly string[]): void {
    this.picked = repos;
    try {
      localStorage.setItem(place, JSON.stringify(repos));
    } catch {
      // Storage may be full or off; the choice then lasts as long as the window.
    }
  }
}

/** The models chosen for comparison. */
export const compare = new Compare();
