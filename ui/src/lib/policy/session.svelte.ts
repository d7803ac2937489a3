// The policy being written: its text, its form, what it makes of the atlas. It outlives the page, so that nothing that
// was written is lost by going elsewhere.
import { t } from "$lib/i18n";
import { ask } from "$lib/ipc/ask";
import type { PolicyEffect, PolicyForm, PolicyPage } from "$lib/ipc/bindings/counter";
import { asFault, type Fault } from "$lib/ipc/fault";
import { Lane } from "$lib/ipc/lane";
import { search } from "$lib/search/session.svelte";
import { shelf } from "$lib/shelf/shelf.svelte";
import { toasts } from "$lib/ui/toasts.svelte";
import { edited, editedText, isSame, ruleAt, written, type Edit } from "./toml";

/** The most a policy file may hold. */
const mostBytes = 64 * 1024;

/** Why a text cannot be read as a policy. */
export interface Unreadable {
  /** The line, from 1, where the reader names one. */
  line: number | null;
  /** What is wrong, in the reader's English. */
  words: string;
}

class PolicySession {
  /** What is kept, with samples and vocabulary. */
  page = $state.raw<PolicyPage | null>(null);
  /** The text as it is being written; nothing where none is. */
  text = $state<string | null>(null);
  /** What the text holds, as far as it could be read last. */
  form = $state.raw<PolicyForm | null>(null);
  /** What it makes of the atlas. */
  effect = $state.raw<PolicyEffect | null>(null);
  /** Why the text cannot be read now. */
  unreadable = $state.raw<Unreadable | null>(null);
  /** Why the page or a change has no answer. */
  fault = $state.raw<Fault | null>(null);
  /** An effect is being counted. */
  busy = $state(false);

  readonly #lane = new Lane();
  #generation = 0;

  /** The text differs from what is kept. */
  get dirty(): boolean {
    return this.page !== null && this.text !== null && this.text !== this.page.toml;
  }

  /** The rule the unreadable line belongs to. */
  get wrongRule(): number | null {
    const line = this.unreadable?.line ?? null;
    return line === null || this.text === null ? null : ruleAt(this.text, line);
  }

  /** Reads what is kept. What is being written stays. */
  async load(): Promise<void> {
    const { dirty } = this;
    try {
      const page = await ask("policy", {});
      this.fault = null;
      if (dirty) this.page = page;
      else this.#take(page);
    } catch (thrown) {
      this.fault = asFault(thrown);
    }
  }

  /** Another text is written. */
  write(text: string): void {
    this.text = text;
    this.#try(null);
  }

  /** The form is changed. */
  change(edit: Edit): void {
    if (this.form === null || this.text === null) return;
    const wanted = edited(this.form, edit);
    this.text = editedText(this.text, this.form, edit);
    this.form = wanted;
    this.#try(wanted);
  }

  /** Begins from a text: a sample, a file, an empty policy. */
  begin(text: string): void {
    if (new TextEncoder().encode(text).length > mostBytes) {
      toasts.fail(t.policy.tooLarge);
      return;
    }
    this.write(text);
  }

  /** Keeps what is written; it holds at once, everywhere. */
  async save(): Promise<void> {
    if (this.text === null || this.unreadable !== null) return;
    await this.#keep(this.text, t.policy.saved);
  }

  /** Ends the policy that is kept. */
  async off(): Promise<void> {
    await this.#keep(null, t.policy.isOff);
  }

  /** Goes back to what is kept. */
  discard(): void {
    if (this.page !== null) this.#take(this.page);
  }

  async #keep(toml: string | null, sentence: string): Promise<void> {
    try {
      this.#generation += 1;
      this.#take(await ask("set_policy", { toml }));
      this.fault = null;
      search.refresh();
      void shelf.reload();
      toasts.dropUndo();
      toasts.show(sentence, () => void shelf.undo());
    } catch (thrown) {
      this.#refuse(thrown);
    }
  }

  #take(page: PolicyPage): void {
    this.#generation += 1;
    this.page = page;
    this.text = page.toml === "" ? null : page.toml;
    this.form = page.policy;
    this.effect = page.effect;
    this.unreadable = null;
    this.busy = false;
    if (page.toml !== "" && page.policy === null) this.#try(null);
  }

  /** Has the text read and its effect counted; a newer text replaces one that still waits. */
  #try(wanted: PolicyForm | null): void {
    this.#generation += 1;
    const generation = this.#generation;
    const text = this.text ?? "";
    this.busy = true;
    this.#lane.send(async () => {
      try {
        const { policy, effect } = await ask("policy_try", { toml: text });
        if (generation !== this.#generation) return;
        this.busy = false;
        if (wanted !== null && policy !== null && !isSame(policy, wanted)) {
          // The text could not be changed in place: it is written anew, so that it says what the form says.
          this.text = written(wanted);
          this.#try(null);
          return;
        }
        this.form = policy;
        this.effect = effect;
        this.unreadable = null;
        this.fault = null;
      } catch (thrown) {
        if (generation !== this.#generation) return;
        this.busy = false;
        this.#refuse(thrown);
      }
    });
  }

  #refuse(thrown: unknown): void {
    const fault = asFault(thrown);
    if (fault.code !== "bad_policy") {
      this.fault = fault;
      return;
    }
    const line = Number(fault.subject ?? "");
    this.unreadable = { line: line > 0 ? line : null, words: fault.detail.replace(/^.*?\bline \d+: /, "") };
  }
}

/** The policy being written. */
export const policy = new PolicySession();
