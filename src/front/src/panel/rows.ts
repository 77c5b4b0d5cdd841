import type { Rows } from '../answer';
import { Problem } from '../api';
import type { Incident } from '../incident';

/** How far from an incident its neighbours are fetched ahead, so that the reader can step on without waiting. */
const stepsAhead = 3;

/** The first rows of a list, and of which list they are. */
export interface Beginning {
  first: readonly Incident[];
  total: number;
  /** Lists of one query hold the same incidents in the same order while the data has not changed. */
  query: string;
  revision: number;
}

/** The rows of the list by their place in it, as far as they are known; the others are fetched when they are needed. */
export class ListRows {
  readonly #known = new Map<number, Incident>();
  /** Rows of before the data changed: they stand until they are fetched anew. */
  readonly #old = new Set<number>();
  #begun: Beginning = { first: [], total: 0, query: '', revision: 0 };
  #request: AbortController | null = null;
  #timer = 0;
  #search: AbortController | null = null;
  #sought: string | null = null;

  constructor(
    /** From a place on, or around the incident with a key. */
    private readonly ask: (where: number | string, signal: AbortSignal) => Promise<Rows>,
    private readonly grown: () => void,
  ) {}

  /** Of all rows, known or not. */
  get total(): number {
    return this.#begun.total;
  }

  get query(): string {
    return this.#begun.query;
  }

  /** Another answer. What is known of its list from before is kept. */
  begin(next: Beginning): void {
    const before = this.#begun;
    this.#begun = next;
    if (next.query !== before.query) this.#known.clear();
    if (next.query !== before.query || next.revision !== before.revision) {
      this.#request?.abort();
      this.#search?.abort();
      this.#sought = null;
      for (const i of this.#known.keys()) this.#old.add(i);
    }
    this.#take(0, next.first);
    for (const i of [...this.#known.keys()]) if (i >= next.total) this.#known.delete(i);
    for (const i of [...this.#old]) if (!this.#known.has(i)) this.#old.delete(i);
  }

  /** How many are known from the first on. */
  get begun(): number {
    let i = 0;
    while (this.#known.has(i)) i++;
    return i;
  }

  at(i: number): Incident | undefined {
    return this.#known.get(i);
  }

  /** Whether a row is known as it is now. */
  isNew(i: number): boolean {
    return this.#known.has(i) && !this.#old.has(i);
  }

  indexOf(key: string | null): number | null {
    let old: number | null = null;
    if (key !== null)
      for (const [i, row] of this.#known) {
        if (row.key !== key) continue;
        if (!this.#old.has(i)) return i;
        old = i;
      }
    return old;
  }

  /** What stands before and after an incident, and its place; null while that is asked, and when the list does not hold it. */
  around(key: string | null): { previous: string | null; next: string | null; position: number; of: number } | null {
    if (key === null || this.total === 0) return null;
    const at = this.indexOf(key);
    if (at === null || this.#lacksNear(at)) void this.#find(key);
    if (at === null) return null;
    const keyAt = (i: number) => this.#known.get(i)?.key ?? null;
    return { previous: keyAt(at - 1), next: keyAt(at + 1), position: at + 1, of: this.total };
  }

  /** After a pause, so that a quick scroll asks for what it ends at only. */
  fetchSoon(i: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#request?.abort();
      this.#request = new AbortController();
      void this.#fetch(i, this.#request.signal);
    }, 80);
  }

  #lacksNear(at: number): boolean {
    const [from, to] = [Math.max(0, at - stepsAhead), Math.min(this.total - 1, at + stepsAhead)];
    for (let i = from; i <= to; i++) if (!this.isNew(i)) return true;
    return false;
  }

  /** Once for an incident in a list: one that the list does not hold is not asked for again. */
  async #find(key: string): Promise<void> {
    if (key === this.#sought) return;
    this.#sought = key;
    this.#search?.abort();
    this.#search = new AbortController();
    if (!(await this.#fetch(key, this.#search.signal)) && this.#sought === key) this.#sought = null;
  }

  async #fetch(where: number | string, signal: AbortSignal): Promise<boolean> {
    try {
      const { offset, rows } = await this.ask(where, signal);
      if (signal.aborted) return false;
      if (offset !== null) this.#take(offset, rows);
      this.grown();
      return true;
    } catch (error) {
      // The status above the list says what is wrong; scrolling and stepping ask again.
      if (!signal.aborted && !(error instanceof Problem)) throw error;
      return false;
    }
  }

  #take(offset: number, rows: readonly Incident[]): void {
    rows.forEach((row, step) => {
      this.#known.set(offset + step, row);
      this.#old.delete(offset + step);
    });
  }
}
