// What the page in the sheet tells the frame around it, and what every page may ask of the frame.
import type { Day } from "$lib/ipc/bindings/counter";

/** What a page says about itself. */
export interface PageWords {
  /** Its title, for the window. */
  title: string;
  /** Its `baimo://` link, if it has one; shown in the status bar and copied by Ctrl/Cmd-L. */
  link?: string | undefined;
  /** A short state of the view, shown in the status bar in place of the link. */
  note?: string | undefined;
  /** The days the date control steps through, oldest first; without them it offers those of all boards. */
  days?: readonly Day[] | undefined;
  /** The page follows the day of the date control. */
  dated?: boolean | undefined;
}

class Frame {
  /** What the page in the sheet says about itself. */
  page = $state.raw<PageWords>({ title: "Baimo" });
  /** The dialog of the frame that is open. */
  open = $state<"palette" | "jump" | "keys" | "save" | null>(null);
  /** Sentence for screen readers; counts and results go here. */
  spoken = $state("");
  /** The search field, so that `/` and the palette can focus it. */
  searchField: HTMLInputElement | null = null;

  /** Called by every page from an effect: what it says about itself. */
  tell(words: PageWords): void {
    this.page = words;
  }

  /** Says something to screen readers without moving focus. */
  say(sentence: string): void {
    this.spoken = sentence;
  }
}

/** The frame of the window. */
export const frame = new Frame();
