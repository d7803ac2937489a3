// A counter that answers for Sync in place of the host's: every state at will, no packet. Everything else goes through.
import type { Page, Route } from "playwright-core";
import type { AnswerOf, AskOf, RequestName } from "../src/lib/ipc/ask";
import type {
  Call,
  Digest,
  ModelPage,
  PlaceRow,
  Plan,
  SyncPage,
  SyncSettings,
  TokenState,
} from "../src/lib/ipc/bindings/counter";

/** 23 November 2026, 15:21 UTC. */
const then = Date.UTC(2026, 10, 23, 15, 21) / 1_000;

const names: readonly (readonly [string, string, string])[] = [
  ["hub", "Hugging Face Hub", "huggingface.co"],
  ["modelscope", "ModelScope", "modelscope.cn"],
  ["open_llm", "Open LLM Leaderboard", "huggingface.co"],
  ["arena", "Arena leaderboard dataset", "huggingface.co"],
  ["openrouter", "OpenRouter", "openrouter.ai"],
  ["models_dev", "models.dev", "models.dev"],
  ["litellm", "LiteLLM price list", "raw.githubusercontent.com"],
  ["spdx", "SPDX License List", "raw.githubusercontent.com"],
  ["licence_files", "Licence files on the Hugging Face Hub", "huggingface.co"],
  ["cards", "Model cards on the Hugging Face Hub", "huggingface.co"],
];

/** A place that was done, with changes. */
export function place(key: string, change: Partial<PlaceRow> = {}): PlaceRow {
  const [, name, host] = names.find(([known]) => known === key) ?? [key, key, "example.org"];
  return {
    key,
    name,
    host,
    mirrored: false,
    on: true,
    synced_at: then - 8 * 86_400,
    due: true,
    state: "done",
    pages: 12,
    records: 4_200,
    of: 4_200,
    bytes: 420_000,
    left_s: null,
    new: 418,
    changed: 96,
    gone: 0,
    odd: 0,
    fault: null,
    fault_kind: null,
    drift: [],
    held: null,
    waits_s: null,
    ...change,
  };
}

/** Every place, with changes to some of them. */
export function placesWith(changes: Readonly<Record<string, Partial<PlaceRow>>>): PlaceRow[] {
  return names.map(([key]) => place(key, { ...changes["*"], ...changes[key] }));
}

/** A plan for some places. */
export function planOf(keys: readonly string[], change: Partial<Plan> = {}, resumes = false): Plan {
  return {
    lines: keys.map((key) => ({ place: key, resumes, requests: 80, bytes: 2_500_000, records: 20_000, seconds: 60 })),
    requests: keys.length * 80,
    bytes: keys.length * 2_500_000,
    seconds: keys.length * 30,
    grows: 4_840_000,
    atlas_bytes: 1_210_000_000,
    ...change,
  };
}

/** A connection. */
export function call(number: number, change: Partial<Call> = {}): Call {
  return {
    number,
    at: then + number,
    place: "hub",
    method: "GET",
    host: "huggingface.co",
    path: "/api/models",
    status: 200,
    sent: 412,
    received: 480_120,
    taken_ms: 642,
    over: true,
    note: null,
    ...change,
  };
}

/** What a sync brought: something of everything. */
export const digest: Digest = {
  began_at: then - 120,
  ended_at: then,
  outcome: "partly",
  new_models: 17_482,
  changed_models: 60_311,
  gone_models: 1_904,
  renamed_models: 12,
  licence_changes: [
    { repo: "Qwen/Qwen2-72B-Instruct", field: "licence", was: "other", became: "apache-2.0" },
    { repo: "01-ai/Yi-34B", field: "licence", was: "apache-2.0", became: null },
  ],
  licence_changes_total: 7,
  new_licence_texts: 3,
  boards: [
    {
      board: "open-llm-v2",
      name: "Open LLM Leaderboard",
      day: "2026-11-20",
      days: 3,
      leader: "a/b",
      led_before: "c/d",
    },
    { board: "arena-text", name: "LMArena text", day: "2026-11-21", days: 1, leader: "Some-Model", led_before: null },
  ],
  prices: [
    {
      words: "deepseek/deepseek-chat",
      repo: "deepseek-ai/DeepSeek-V3",
      provider: "OpenRouter",
      currency: "USD",
      was: [0.5, 1.5],
      became: [0.27, 0.81],
      percent: -46,
    },
    {
      words: "somebody/closed",
      repo: null,
      provider: "models.dev",
      currency: "USD",
      was: [null, null],
      became: [1, 2],
      percent: null,
    },
  ],
  prices_total: 4,
  yours: [{ repo: "Qwen/Qwen2-72B-Instruct", field: "gated", was: "auto", became: "manual" }],
  claims: [
    {
      id: "7",
      sentence: "Five of the top ten are Chinese.",
      text: "count country CN in top 10 of open-llm-v2 at 2024-08-19 is 5",
      was: "holds",
      was_at: then - 86_400,
      became: "depends",
    },
  ],
  odd: 3,
  bytes: 10_000_000,
  grew: 4_840_000,
  settle_ms: 2_400,
};

/** Nothing going on, everything due. */
export function idle(change: Partial<SyncPage> = {}): SyncPage {
  return {
    stage: "idle",
    places: placesWith({}),
    plan: planOf(["hub", "spdx", "arena", "openrouter"]),
    progress: null,
    digest,
    connections: 0,
    open_now: 0,
    started_at: then - 3_600,
    log: [
      call(4, {
        status: null,
        note: "connection reset by peer",
        received: 0,
        place: "modelscope",
        host: "modelscope.cn",
      }),
      call(3, { status: 429, note: "waits 31 s as asked", received: 214 }),
      call(2, { path: `/datasets/lmarena-ai/leaderboard-dataset/resolve/main/text/full-00000-of-00001.parquet` }),
      call(1),
    ],
    token: { place: "nowhere", keychain_fault: null },
    free_bytes: 80_000_000_000,
    ...change,
  };
}

/** States of the page that look different, by name. */
export const states = {
  never: idle({
    places: placesWith({
      "*": { synced_at: null, state: "never", new: 0, changed: 0, bytes: 0, records: 0, of: null },
    }),
    plan: planOf(["hub", "spdx", "arena"], { grows: 1_400_000_000, atlas_bytes: 96_000_000, seconds: 2_400 }),
    digest: null,
    log: [],
    free_bytes: 1_000_000_000,
  }),
  running: idle({
    stage: "running",
    places: placesWith({
      hub: { state: "running", records: 49_380, of: 79_697, new: 17_482, changed: 60_311, gone: 1_904, left_s: 40 },
      modelscope: { state: "running", of: null, waits_s: 31 },
      arena: { state: "waiting", new: 0, changed: 0, bytes: 0 },
      openrouter: { state: "skipped", new: 0, changed: 0, bytes: 0 },
    }),
    progress: { began_at: then, percent: 62, bytes: 3_600_000, bytes_of: 10_000_000, left_s: 40, settled: null },
    connections: 2,
    open_now: 1,
    log: [call(5, { over: false, status: null }), call(4), call(3)],
  }),
  settling: idle({
    stage: "settling",
    progress: {
      began_at: then,
      percent: 91,
      bytes: 9_900_000,
      bytes_of: 10_000_000,
      left_s: 12,
      settled: { done: 12_000, of: 79_697 },
    },
  }),
  failed: idle({
    places: placesWith({
      hub: { state: "stopped" },
      modelscope: {
        state: "retry_later",
        fault_kind: "unreachable",
        fault: "modelscope.cn cannot be reached: timed out",
      },
      litellm: { state: "retry_later", fault_kind: "strange", fault: "a login page", synced_at: null },
      openrouter: {
        odd: 3,
        drift: [
          { field: "pricing.prompt", missing_percent: 37 },
          { field: "context_length", missing_percent: 5.5 },
        ],
      },
      cards: { on: false },
    }),
    plan: planOf(["hub", "modelscope", "litellm"], {}, true),
  }),
  held: idle({
    places: placesWith({
      hub: { held: { gone: 12_345, of: 50_000 } },
      spdx: { mirrored: true, host: "mirror.lan:8443" },
    }),
    plan: planOf([]),
    digest: {
      ...digest,
      outcome: "done",
      new_models: 0,
      changed_models: 0,
      gone_models: 0,
      renamed_models: 0,
      licence_changes: [],
      licence_changes_total: 0,
      new_licence_texts: 0,
      boards: [],
      prices: [],
      prices_total: 0,
      yours: [],
      claims: [],
      odd: 0,
    },
  }),
} satisfies Record<string, SyncPage>;

/** A model with everything a sync can add to its page. */
export function aged(model: ModelPage): ModelPage {
  const source = 0;
  return {
    ...model,
    state: { value: "gone", words: "not listed", source, confidence: "high" },
    state_since: "2026-10-03",
    history: [
      { field: "state", was: "there", became: "gone", seen_on: "2026-10-03", source },
      { field: "licence", was: "apache-2.0", became: "other", seen_on: "2026-09-14", source },
      { field: "parents", was: null, became: "Qwen/Qwen2-72B", seen_on: "2026-09-01", source },
      { field: "gated", was: "open", became: "manual", seen_on: "2026-08-11", source },
    ],
    samples: [
      { day: "2026-08-01", downloads: 12_000, likes: 300 },
      { day: "2026-08-20", downloads: 18_500, likes: 312 },
      { day: "2026-09-15", downloads: 9_100, likes: 330 },
      { day: "2026-10-01", downloads: 400, likes: 331 },
    ],
    card: {
      text: '# A card <script>window.was="run"</script>\n\n<img src=x onerror="window.was=1">\n许可证 und mehr.',
      cut: true,
      fetched_on: "2026-09-15",
      source,
    },
    licence_files: [
      {
        file: "LICENSE",
        sha256: "a".repeat(64),
        bytes: 11_357,
        first_seen: "2026-09-14",
        last_seen: "2026-10-01",
        text: "Licence\n<b>plain</b> text",
        source,
      },
      {
        file: "LICENSE",
        sha256: "b".repeat(64),
        bytes: 11_001,
        first_seen: "2026-08-01",
        last_seen: "2026-09-01",
        text: null,
        source,
      },
    ],
  };
}

type Handler = (given: unknown) => unknown;

/** The stand-in for one page of a browser. */
export class Counter {
  /** What `sync` answers. */
  page: SyncPage = idle();
  /** What `sync_settings` answers. */
  settings: SyncSettings = { scope: "core", files: 2_000, places: [], proxy: { by: "none" } };
  /** It answers at all; otherwise the host does. */
  on = true;
  /** Models have everything on them that syncs add. */
  aged = false;
  /** Whatever was asked of it, in order. */
  readonly asked: { ask: string; with: unknown }[] = [];
  /** Answers in place of the usual ones; one that throws refuses. */
  readonly instead = new Map<string, Handler>();

  /** Stands between the page and its host. */
  async stand(page: Page): Promise<void> {
    await page.route("**/ask", (route) => this.#answer(route));
  }

  /** What was sent with the requests of a name. */
  sent<N extends RequestName>(name: N): AskOf<N>[] {
    return this.asked.filter(({ ask }) => ask === name).map((one) => one.with as AskOf<N>);
  }

  /** Puts an answer in place of the usual one. */
  answers<N extends RequestName>(name: N, handler: (given: AskOf<N>) => AnswerOf<N>): void {
    this.instead.set(name, handler as Handler);
  }

  async #answer(route: Route): Promise<void> {
    if (!this.on) {
      await route.fallback();
      return;
    }
    const body = route.request().postDataJSON() as { ask: string; with: unknown };
    const handler = this.instead.get(body.ask) ?? this.#usual(body.ask);
    if (body.ask === "model") {
      await this.#model(route);
    } else if (handler === undefined) {
      await route.fallback();
    } else {
      this.asked.push(body);
      try {
        await route.fulfill({ json: handler(body.with) });
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        await route.fulfill({ status: 400, json: { code: "bad_request", subject: null, detail } });
      }
    }
  }

  /** The host's own answer with everything a sync adds, where that is wished for. */
  async #model(route: Route): Promise<void> {
    if (!this.aged) {
      await route.fallback();
      return;
    }
    const answer = await route.fetch();
    await route.fulfill({ json: aged((await answer.json()) as ModelPage) });
  }

  #usual(name: string): Handler | undefined {
    const usual: Partial<Record<string, Handler>> = {
      sync: () => this.page,
      sync_start: () => this.page,
      sync_cancel: () => this.page,
      sync_decide: () => this.page,
      sync_settings: () => this.settings,
      set_sync_settings: (given) => (this.settings = given as SyncSettings),
      sync_log: () => ({ calls: this.page.log, total: this.page.log.length, file: "connections.jsonl" }),
      sync_odd: () => ({
        rows: [
          {
            place: "openrouter",
            key: "somebody/model",
            reason: "price is no number",
            words: '{"prompt":"a lot"}',
            first_seen: "2026-11-01",
            last_seen: "2026-11-23",
          },
        ],
        total: 3,
      }),
      sync_token: (given): TokenState => {
        const { token, keep } = given as AskOf<"sync_token">;
        const at = token === null ? "nowhere" : keep ? "keychain" : "session";
        this.page = { ...this.page, token: { place: at, keychain_fault: null } };
        return this.page.token;
      },
    };
    return usual[name];
  }
}
