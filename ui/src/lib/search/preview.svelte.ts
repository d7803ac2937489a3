// The model in the preview pane: follows the selection, asks for the newest only, drops what came too late.
import { ask } from "$lib/ipc/ask";
import type { ModelPage } from "$lib/ipc/bindings/counter";
import { asFault, type Fault } from "$lib/ipc/fault";
import { Lane } from "$lib/ipc/lane";

class Preview {
  /** The model shown. */
  model = $state.raw<ModelPage | null>(null);
  /** Why it cannot be shown. */
  fault = $state.raw<Fault | null>(null);
  #wanted: string | null = null;
  #lane = new Lane();

  /** Follows the selection to a model, or to nothing. */
  follow(repo: string | null): void {
    if (repo === this.#wanted) return;
    this.#wanted = repo;
    if (repo === null) {
      this.model = null;
      this.fault = null;
      return;
    }
    this.#lane.send(async () => {
      try {
        const model = await ask("model", { repo });
        if (this.#wanted !== repo) return;
        this.model = model;
        this.fault = null;
      } catch (thrown) {
        if (this.#wanted !== repo) return;
        this.model = null;
        this.fault = asFault(thrown);
        this.#wanted = null;
      }
    });
  }
}

/** The preview of the list of models. */
export const preview = new Preview();
