// Rows that are fetched by the page when they come into view.

/** A long list of which only the pages looked at are fetched. */
export class Paged<Row> {
  #pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
  #asked = new Set<number>();

  /** `size` rows a page; `fetch` gives the rows from an offset on. The first page may be at hand already. */
  constructor(
    private readonly size: number,
    private readonly fetch: (offset: number) => Promise<readonly Row[]>,
    first?: readonly Row[],
  ) {
    if (first !== undefined) {
      this.#asked.add(0);
      this.#pages = new Map([[0, first]]);
    }
  }

  /** The row at a place, if it is here already. */
  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.size))?.[index % this.size];
  }

  /** Sees to it that the rows from `first` up to before `last` come. A page that fails is asked for again next time. */
  want(first: number, last: number): void {
    for (let page = Math.floor(first / this.size); page * this.size < last; page += 1) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      this.fetch(page * this.size).then(
        (rows) => {
          this.#pages = new Map([...this.#pages, [page, rows]]);
        },
        () => {
          this.#asked.delete(page);
        },
      );
    }
  }
}
