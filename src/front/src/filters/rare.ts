import { Problem } from '../api';
import type { Counted, MapAnswer } from '../answer';
import type { Filter, ListField } from '../filter';

export type FindValues = (field: ListField, starts: string, limit: number, signal: AbortSignal) => Promise<Counted[]>;

/** An answer lists so many values of a field. */
const mostListed = 50;
/** Actors have other names too, which only the server knows. */
const named: readonly ListField[] = ['actors', 'attackers', 'attacked', 'claimedBy'];
/** Milliseconds after the last letter. */
const pause = 220;

interface Asked {
  key: string;
  values: readonly Counted[];
  timer: number;
  request: AbortController;
}

/** Values that the lists of an answer do not hold, asked for by what is typed to find them. */
export class RareValues {
  readonly #asked = new Map<ListField, Asked>();

  constructor(
    private readonly find: FindValues,
    /** Called when some have come. */
    private readonly come: () => void,
  ) {}

  /** What is known of them by now; asks where the words, the filter or the data are others than before. */
  of(field: ListField, words: string, filter: Filter, answer: MapAnswer | null): readonly Counted[] {
    const before = this.#asked.get(field);
    const key = JSON.stringify([words, filter, answer?.as_of, answer?.revision]);
    if (before?.key === key) return before.values;
    clearTimeout(before?.timer);
    before?.request.abort();
    this.#asked.delete(field);
    if (words === '' || !answer) return [];
    const asked: Asked = { key, values: [], timer: 0, request: new AbortController() };
    asked.timer = window.setTimeout(() => void this.#ask(field, words, asked), pause);
    this.#asked.set(field, asked);
    return [];
  }

  /** Whether a list of so many may lack some that the words mean. */
  static mayBe(field: ListField, listed: number): boolean {
    return named.includes(field) || (listed >= mostListed && field !== 'provinces');
  }

  async #ask(field: ListField, words: string, asked: Asked): Promise<void> {
    try {
      asked.values = await this.find(field, words, mostListed, asked.request.signal);
    } catch (error) {
      // What the lists hold can still be chosen; of a server that is gone the list of incidents tells.
      if (error instanceof Problem || asked.request.signal.aborted) return;
      throw error;
    }
    if (!asked.request.signal.aborted && asked.values.length > 0) this.come();
  }
}
