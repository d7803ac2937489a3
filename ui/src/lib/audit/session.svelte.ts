// The audit of this machine: what is looked through, how far it is, what was found. It outlives the page, not the window.
import { ask } from "$lib/ipc/ask";
import type { AuditAsk, AuditPage, AuditProgress } from "$lib/ipc/bindings/counter";
import { asFault, type Fault } from "$lib/ipc/fault";

const everyMs = 250;

class AuditSession {
  /** Folders and files the person named. */
  folders = $state.raw<readonly string[]>([]);
  /** The stores of known programs are looked through. */
  stores = $state(true);
  /** Every file is read whole for its checksum. */
  hash = $state(false);
  /** What was found last. */
  page = $state.raw<AuditPage | null>(null);
  /** Why nothing came of it. */
  fault = $state.raw<Fault | null>(null);
  /** One is at work. */
  running = $state(false);
  /** The person has stopped it, and it has not ended yet. */
  stopping = $state(false);
  /** How far it is. */
  progress = $state.raw<AuditProgress | null>(null);

  /** Names a folder; one that is named already, or is empty, changes nothing. */
  add(path: string): void {
    const wanted = path.trim();
    if (wanted !== "" && !this.folders.includes(wanted)) this.folders = [...this.folders, wanted].slice(0, 64);
  }

  /** No longer looks through a folder. */
  remove(path: string): void {
    this.folders = this.folders.filter((folder) => folder !== path);
  }

  /** Looks. While it does, asks how far it is. */
  async look(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.stopping = false;
    this.progress = null;
    this.fault = null;
    const given: AuditAsk = { folders: [...this.folders], stores: this.stores, hash: this.hash, policy: null };
    const timer = setInterval(() => void this.#watch(), everyMs);
    try {
      this.page = await ask("audit", given);
    } catch (thrown) {
      this.fault = asFault(thrown);
    } finally {
      clearInterval(timer);
      this.running = false;
      this.stopping = false;
    }
  }

  /** Ends the one at work; what it has found so far becomes its answer. */
  async stop(): Promise<void> {
    this.stopping = true;
    try {
      await ask("audit_progress", { cancel: true });
    } catch {
      this.stopping = false;
    }
  }

  async #watch(): Promise<void> {
    try {
      this.progress = await ask("audit_progress", { cancel: false });
    } catch {
      // How far it is, is only shown; the answer itself tells what went wrong.
    }
  }
}

/** The one audit of the window. */
export const audit = new AuditSession();
