// The search under way: what was typed, what was answered, which rows are here. No debounce; one question in flight and
// one waiting; answers to older questions are dropped.
import { paints, type Deed } from "$lib/frame/paints";
import { ask } from "$lib/ipc/ask";
import type { Day, FacetField, FacetValue, ModelRow, SearchAsk, SearchPage, Sort } from "$lib/ipc/bindings/counter";
import { asFault, type Fault } from "$lib/ipc/fault";
import { Lane } from "$lib/ipc/lane";
import { join, split } from "./query";

/** Rows asked for at once; also the most the backend gives. */
export const pageRows = 80;

const sorts: readonly Sort[] = ["popularity", "newest", "params", "name", "likes"];

/** The search as it stands in the address. */
export function readAddress(url: URL): { query: string; sort: Sort; reversed: boolean; at: Day | null } {
  const wanted = url.searchParams.get("sort") ?? "";
  const reversed = wanted.startsWith("-");
  const name = reversed ? wanted.slice(1) : wanted;
  const at = url.searchParams.get("at");
  return {
    query: url.searchParams.get("q") ?? "",
    sort: sorts.find((sort) => sort === name) ?? "popularity",
    reversed,
    at: at !== null && /^\d{4}(-\d\d){0,2}$/.test(at) ? at : null,
  };
}

class Search {
  /** What stands in the text field. */
  words = $state("");
  /** Finished filters, shown as tokens. */
  filters = $state.raw<readonly string[]>([]);
  /** Order of the rows. */
  sort = $state<Sort>("popularity");
  /** The other way round. */
  reversed = $state(false);
  /** Only what existed on this day. */
  at = $state<Day | null>(null);

  /** The newest answer. */
  page = $state.raw<SearchPage | null>(null);
  /** The query that answer is about. */
  answered = $state("");
  /** Why the newest question has no answer. */
  fault = $state.raw<Fault | null>(null);
  /** The rows that are here, by page. */
  rows = $state.raw<ReadonlyMap<number, readonly ModelRow[]>>(new Map());
  /** Each facet's values in the order of the first opening, which stays; their counts are of the whole atlas. */
  order = $state.raw<ReadonlyMap<FacetField, readonly FacetValue[]>>(new Map());
  /** The selected row. */
  selected = $state(0);

  /** The newest answer is the same question over a renewed atlas; the view stays where it is. */
  stays = false;

  #generation = 0;
  #asking = new Lane();
  #fetching = new Lane();
  #finished = true;
  #opened = false;
  /** The first row that was wanted last. */
  #first = 0;
  /** What the person did whose answer is not here yet. */
  #awaited: { readonly generation: number; readonly deed: Deed; readonly at: number }[] = [];

  /** The whole query as text. */
  get query(): string {
    return join({ filters: this.filters, words: this.words });
  }

  /** The row with a number, once it is here. */
  row(index: number): ModelRow | undefined {
    return this.rows.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  /** The person typed; asks at once. `finished` when a filter at the end is complete. */
  type(words: string, finished = false): void {
    this.words = words;
    this.#finished = finished;
    this.send("typing");
  }

  /** Takes over a whole query (a chip, a saved search, the address). */
  set(query: string): void {
    this.filters = [];
    this.words = query;
    this.#finished = true;
    this.send("filter");
  }

  /** The filter being typed is complete: Enter, or the field was left. */
  finish(): void {
    this.#finished = true;
    if (this.page !== null && this.answered === this.query) this.#absorb(this.page);
  }

  /** Takes a token out again; gives its text. */
  drop(at: number): string {
    const gone = this.filters[at] ?? "";
    this.filters = this.filters.filter((_, index) => index !== at);
    this.send("filter");
    return gone;
  }

  /** Asks for what stands now, after what the person did. */
  send(deed: Deed): void {
    this.#generation += 1;
    const generation = this.#generation;
    const acted = paints.take();
    if (acted !== null) this.#awaited.push({ generation, deed, at: acted });
    this.#asking.send(async () => {
      if (!this.#opened) await this.#open();
      const query = this.query;
      try {
        const answer = await ask("search", this.#question(query, 0, generation, true));
        if (answer.generation === this.#generation) this.#accept(query, answer);
      } catch (thrown) {
        if (generation === this.#generation) this.fault = asFault(thrown);
        this.#awaited = [];
      }
    });
  }

  /** Asks the same question again, for the atlas was renewed by a sync: the selected row and the view stay. */
  refresh(): void {
    if (this.page === null) return;
    this.#generation += 1;
    const generation = this.#generation;
    this.#asking.send(async () => {
      try {
        await this.#open();
        const answer = await ask("search", this.#question(this.answered, 0, generation, true));
        const rows = await this.#around(answer, generation);
        if (generation === this.#generation) this.#renew(answer, rows);
      } catch (thrown) {
        if (generation === this.#generation) this.fault = asFault(thrown);
      }
    });
  }

  /** The pages of rows about the selected one that were here before, as they are now. */
  async #around(answer: SearchPage, generation: number): Promise<Map<number, readonly ModelRow[]>> {
    const middle = Math.floor(this.selected / pageRows);
    const rows = new Map([[0, answer.rows]]);
    for (const page of [middle, middle - 1, middle + 1]) {
      if (page <= 0 || !this.rows.has(page) || page * pageRows >= answer.total) continue;
      const more = await ask("search", this.#question(this.answered, page * pageRows, generation, false));
      rows.set(page, more.rows);
    }
    return rows;
  }

  #renew(answer: SearchPage, rows: Map<number, readonly ModelRow[]>): void {
    const repo = this.row(this.selected)?.repo;
    this.stays = true;
    this.page = answer;
    this.fault = null;
    this.rows = rows;
    for (const [page, held] of rows) {
      const at = held.findIndex((row) => row.repo === repo);
      if (at >= 0) this.selected = page * pageRows + at;
    }
    this.selected = Math.max(0, Math.min(this.selected, answer.total - 1));
  }

  /** Resolves when the answer to what stands now is here. */
  settled(): Promise<void> {
    return this.#asking.idle();
  }

  /** Sees to it that the rows from `first` up to `last` come. */
  need(first: number, last: number): void {
    const far = Math.abs(first - this.#first) >= pageRows;
    this.#first = first;
    this.#fetch(first, last, far ? paints.take() : null);
  }

  /** Fetches what is missing of the rows, page by page; `acted` is when the person went there. */
  #fetch(first: number, last: number, acted: number | null): void {
    const missing = this.#missing(first, last);
    if (missing === undefined) {
      if (acted !== null) void paints.shown("jump", acted);
      return;
    }
    const generation = this.#generation;
    this.#fetching.send(async () => {
      try {
        const answer = await ask("search", this.#question(this.answered, missing * pageRows, generation, false));
        if (generation === this.#generation) this.rows = new Map(this.rows).set(missing, answer.rows);
      } catch (thrown) {
        if (generation === this.#generation) this.fault = asFault(thrown);
        return;
      }
      if (generation === this.#generation) this.#fetch(first, last, acted);
    });
  }

  #missing(first: number, last: number): number | undefined {
    if (this.page === null || this.page.total === 0) return undefined;
    const end = Math.min(last, this.page.total) - 1;
    for (let at = Math.floor(first / pageRows); at <= Math.floor(end / pageRows); at += 1) {
      if (!this.rows.has(at)) return at;
    }
    return undefined;
  }

  #question(query: string, offset: number, generation: number, facets: boolean): SearchAsk {
    const { sort, reversed, at } = this;
    return { query, sort, reversed, offset, limit: pageRows, at, facets, generation };
  }

  #accept(query: string, answer: SearchPage): void {
    this.stays = false;
    this.page = answer;
    this.answered = query;
    this.fault = null;
    this.rows = new Map([[0, answer.rows]]);
    this.selected = 0;
    this.#absorb(answer);
    for (const { deed, at } of this.#awaited.splice(0)) void paints.shown(deed, at);
  }

  /** Finished filters become tokens. */
  #absorb(answer: SearchPage): void {
    if (this.answered !== this.query) return;
    const { filters, words } = split(this.answered, answer.tokens, this.#finished);
    if (filters.length === this.filters.length) return;
    this.filters = filters;
    this.words = this.#finished ? words.trimEnd() : words;
    // Only the spelling of the same question changed; its answer stands.
    this.answered = this.query;
    this.page = { ...answer, tokens: replaced(answer, this.answered) };
  }

  /** The order of the chips comes from the whole atlas, before any filter. */
  async #open(): Promise<void> {
    try {
      const whole: SearchAsk = {
        query: "",
        sort: "popularity",
        reversed: false,
        offset: 0,
        limit: 0,
        at: null,
        facets: true,
        generation: 0,
      };
      const answer = await ask("search", whole);
      this.order = new Map(answer.facets.map(({ field, values }) => [field, values]));
      this.#opened = true;
    } catch {
      // The question that follows tells what is wrong; the order is fixed by the first answer that comes.
    }
  }
}

/** The answer's tokens at their places in the query as it is spelt now. */
function replaced(answer: SearchPage, query: string): SearchPage["tokens"] {
  let from = 0;
  const filters = answer.tokens.filter(({ filter }) => filter);
  const others = answer.tokens.filter(({ filter }) => !filter);
  return [...filters, ...others].flatMap((token) => {
    const start = query.indexOf(token.text, from);
    if (start < 0) return [];
    from = start + token.text.length;
    return [{ ...token, start, end: from }];
  });
}

/** The search under way. */
export const search = new Search();
