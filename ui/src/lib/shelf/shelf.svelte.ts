// What the person keeps, as the window knows it: every change goes through here, with a way back.
import { t } from "$lib/i18n";
import { ask } from "$lib/ipc/ask";
import type { Change, Changed, Mine, ShelfPage, Subject } from "$lib/ipc/bindings/counter";
import { asFault } from "$lib/ipc/fault";
import { search } from "$lib/search/session.svelte";
import { toasts } from "$lib/ui/toasts.svelte";

const nothing: ShelfPage = { favourites: [], collections: [], searches: [], notes: [], undo: null };

class Shelf {
  /** Everything kept, in overview. */
  page = $state.raw<ShelfPage>(nothing);
  /** Rises with every change, so that what shows a subject's note or star can ask again. */
  version = $state(0);

  /** Asks for the overview again. A library that cannot be read leaves it empty; the banner tells why. */
  async reload(): Promise<void> {
    try {
      this.page = await ask("shelf", {});
    } catch {
      this.page = nothing;
    }
  }

  /** Whether a subject is a favourite. */
  isFavourite(subject: Subject): boolean {
    return this.page.favourites.some((kept) => kept.subject.kind === subject.kind && kept.subject.key === subject.key);
  }

  /**
   * Makes a change and shows a sentence with the way back; an empty sentence shows nothing. Gives nothing where the
   * change was not kept, after telling why.
   */
  async change(change: Change, sentence: string): Promise<Changed | null> {
    try {
      const changed = await ask("change", change);
      this.version += 1;
      await this.reload();
      // One way back at a time: Undo always takes back the newest change.
      if (sentence !== "") {
        toasts.dropUndo();
        toasts.show(sentence, () => void this.undo(changed.id));
      }
      return changed;
    } catch (thrown) {
      const { code, subject } = asFault(thrown);
      toasts.fail(`${t.shelf.notKept} ${t.errors.cause[code](subject ?? "")}`);
      return null;
    }
  }

  /** Takes back a change by its number, or the last one. */
  async undo(id: number | null = null): Promise<void> {
    try {
      const { change } = await ask("undo", { id });
      this.version += 1;
      // Every row and count of the list hangs on the policy.
      if (change?.what === "set_policy") search.refresh();
      await this.reload();
      toasts.dropUndo();
      toasts.show(change === null ? t.frame.nothingToUndo : sentenceOf(change));
    } catch (thrown) {
      const { code, subject } = asFault(thrown);
      toasts.fail(t.errors.cause[code](subject ?? ""));
    }
  }

  /** Marks a subject as a favourite, or no longer. */
  async star(subject: Subject, name: string): Promise<void> {
    const on = !this.isFavourite(subject);
    const sentence = on ? t.shelf.favourited(name) : t.shelf.unfavourited(name);
    await this.change({ what: "set_favourite", subject, on }, sentence);
  }

  /** What the person has made of a subject; nothing where the library cannot be read. */
  async mine(subject: Subject): Promise<Mine> {
    try {
      return await ask("mine", { subject });
    } catch {
      return { note: null, favourite: false, collections: [] };
    }
  }
}

function sentenceOf(change: Changed): string {
  const words: Record<string, string> = t.frame.undone;
  return words[change.what] ?? t.frame.undo;
}

/** What the person keeps. */
export const shelf = new Shelf();
