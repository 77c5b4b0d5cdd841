import type { Rows } from '../answer';
import { Problem } from '../api';
import type { Incident } from '../incident';

/** The rows of the list by their place in it, as far as they are known; the others are fetched when they are needed. */
export class ListRows {
  readonly #known = new Map<number, Incident>();
  #total = 0;
  #request: AbortController | null = null;
  #timer = 0;

  constructor(
    private readonly ask: (offset: number, signal: AbortSignal) => Promise<Rows>,
    private readonly grown: () => void,
  ) {}

  /** Of all rows, known or not. */
  get total(): number {
    return this.#total;
  }

  /** Another list: `first` are its first rows. */
  begin(first: readonly Incident[], total: number): void {
    this.#request?.abort();
    this.#total = total;
    this.#known.clear();
    first.forEach((row, i) => this.#known.set(i, row));
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

  indexOf(key: string | null): number | null {
    if (key !== null) for (const [i, row] of this.#known) if (row.key === key) return i;
    return null;
  }

  /** What stands before and after an incident, and its place; null when it is not among the known rows. */
  around(key: string | null): { previous: string | null; next: string | null; position: number; of: number } | null {
    const at = this.indexOf(key);
    if (at === null) return null;
    // The one after the last known row is fetched so that the reader can go on.
    if (at + 1 < this.#total && !this.#known.has(at + 1)) this.fetchSoon(at + 1);
    const keyAt = (i: number) => this.#known.get(i)?.key ?? null;
    return { previous: keyAt(at - 1), next: keyAt(at + 1), position: at + 1, of: this.#total };
  }

  /** After a pause, so that a quick scroll asks for what it ends at only. */
  fetchSoon(i: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#fetch(i), 80);
  }

  async #fetch(i: number): Promise<void> {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    try {
      const { rows } = await this.ask(i, request.signal);
      rows.forEach((row, step) => this.#known.set(i + step, row));
      this.grown();
    } catch (error) {
      // The status above the list says what is wrong; scrolling asks again.
      if (!request.signal.aborted && !(error instanceof Problem)) throw error;
    }
  }
}
