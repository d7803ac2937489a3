// Syncing as the window knows it: how things stand, asked again and again while one runs; begun, ended, decided here.
import { invalidateAll } from "$app/navigation";
import { about } from "$lib/frame/about.svelte";
import { frame } from "$lib/frame/frame.svelte";
import { i18n, t } from "$lib/i18n";
import { ask } from "$lib/ipc/ask";
import type { Digest, Plan, SyncPage, SyncStart } from "$lib/ipc/bindings/counter";
import { asFault, type Fault } from "$lib/ipc/fault";
import { search } from "$lib/search/session.svelte";
import { shelf } from "$lib/shelf/shelf.svelte";
import { toasts } from "$lib/ui/toasts.svelte";

/** How often is asked while a sync runs and its page is open. */
const closeMs = 250;
/** How often while one runs and another page is open: only a percentage is shown. */
const farMs = 1_000;
/** How often on its page while none runs. */
const idleMs = 4_000;

class Syncing {
  /** How things stand, once asked. */
  page = $state.raw<SyncPage | null>(null);
  /** Why there is no newer answer. */
  fault = $state.raw<Fault | null>(null);
  /** What the last press could not do. */
  refusal = $state.raw<Fault | null>(null);
  /** Rises when a sync has ended, so that lists can be asked for again. */
  ended = $state(0);
  /** Plans under the other choices of scope, by `everything`; asked for by the first-sync choice. */
  plans = $state.raw<ReadonlyMap<boolean, Plan>>(new Map());

  #watched = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  /** Something changed while an answer was under way, which may not know of it. */
  #stale = false;
  #pressing = 0;

  /** Something is going on. */
  readonly busy: boolean = $derived(this.page !== null && this.page.stage !== "idle");
  /** No place was ever done. */
  readonly never: boolean = $derived(
    this.page !== null && this.page.digest === null && this.page.places.every(({ synced_at }) => synced_at === null),
  );

  /** Asks now and goes on by itself while something is going on. */
  async look(): Promise<void> {
    if (this.#asking) {
      this.#stale = true;
      return;
    }
    this.#asking = true;
    this.#stale = false;
    const presses = this.#pressing;
    try {
      const page = await ask("sync", { everything: null });
      // An answer that left before a press says nothing about what the press did.
      if (presses === this.#pressing) this.#accept(page);
    } catch (thrown) {
      this.fault = asFault(thrown);
    }
    this.#asking = false;
    if (this.#stale) await this.look();
    else this.#again();
  }

  /** Keeps the page fresh until the returned function is called; made for the page's effect. */
  watch(): () => void {
    this.#watched = true;
    void this.look();
    return () => {
      this.#watched = false;
      this.#again();
    };
  }

  /** Begins a sync. */
  start(how: SyncStart): Promise<void> {
    return this.#press(() => ask("sync_start", how));
  }

  /** Ends the running one; nothing kept is lost. While it settles, the rest is left to the next start. */
  cancel(): Promise<void> {
    const settling = this.page?.stage === "settling";
    return this.#press(async () => {
      const page = await ask("sync_cancel", {});
      // The first word ends the fetching, a second one the settling; whoever sees settling means the second.
      return settling && page.stage === "settling" ? ask("sync_cancel", {}) : page;
    });
  }

  /** Decides about a drop that was not believed. */
  decide(place: string, believe: boolean): Promise<void> {
    return this.#press(() => ask("sync_decide", { place, believe }));
  }

  /** Asks what a sync would come to under both scopes. */
  async compare(): Promise<void> {
    try {
      const [core, everything] = await Promise.all([
        ask("sync", { everything: false }),
        ask("sync", { everything: true }),
      ]);
      this.plans = new Map([
        [false, core.plan],
        [true, everything.plan],
      ]);
    } catch {
      this.plans = new Map();
    }
  }

  async #press(work: () => Promise<SyncPage>): Promise<void> {
    this.#pressing += 1;
    const presses = this.#pressing;
    this.refusal = null;
    try {
      const page = await work();
      if (presses === this.#pressing) this.#accept(page);
    } catch (thrown) {
      this.refusal = asFault(thrown);
    }
    this.#again();
  }

  #accept(page: SyncPage): void {
    const wasBusy = this.busy;
    this.page = page;
    this.fault = null;
    if (!wasBusy && this.busy) frame.say(t.sync.said.began);
    if (wasBusy && !this.busy) void this.#end(page.digest);
  }

  /** The atlas is another one now: every page shows it, in the place where the person is. */
  async #end(digest: Digest | null): Promise<void> {
    this.ended += 1;
    this.plans = new Map();
    const sentence = digest === null ? t.sync.said.ended : t.sync.said.outcome(digest);
    frame.say(sentence);
    if (!this.#watched) toasts.show(sentence);
    search.refresh();
    await Promise.all([about.reload(), about.loadDays(), shelf.reload(), invalidateAll()]);
  }

  #again(): void {
    clearTimeout(this.#timer);
    if (!this.busy && !this.#watched) return;
    const pause = this.busy ? (this.#watched ? closeMs : farMs) : idleMs;
    this.#timer = setTimeout(() => void this.look(), pause);
  }
}

/** Syncing. */
export const syncing = new Syncing();

/** A place's name: as the source calls itself, or in the person's language where it is only a kind of file. */
export function nameOf({ key, name }: { key: string; name: string }): string {
  const own: Readonly<Record<string, string>> = t.sync.own;
  return own[key] ?? name;
}

/** A place's name by its key. */
export function placeName(key: string): string {
  return nameOf({ key, name: syncing.page?.places.find((place) => place.key === key)?.name ?? key });
}

/** Roughly how long, in words: a duration under a minute is given in seconds, later ones in minutes, then hours. */
export function duration(seconds: number): string {
  const [unit, value] =
    seconds < 90
      ? (["second", Math.max(1, seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5)] as const)
      : seconds < 5_400
        ? (["minute", Math.round(seconds / 60)] as const)
        : (["hour", Math.round(seconds / 1_800) / 2] as const);
  return new Intl.NumberFormat(i18n.locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
