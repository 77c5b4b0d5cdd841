import { get, Problem, receive } from './api';
import { emptied, readAnswer, readRows, readValues, type Counted, type MapAnswer, type Rows } from './answer';
import { filterQuery, isContradiction, lists, type Filter, type ListField, type Sort } from './filter';

/** What a screen asks for: the same question for the map, the list, the histogram and the counts. */
export interface Question {
  filter: Filter;
  asOf: string | null;
  sort: Sort;
  inView: boolean;
  bbox: string;
  zoom: number;
}

/** Rows of the list that come with an answer, and that are fetched at a time after them. */
export const rowsAtOnce = 50;

/** After so many milliseconds a reader asks whether anything goes on. */
const patienceOfReaders = 2500;

/** What the list of a question depends on: of where the map looks only if it is to hold no more than that. */
export function listQuery({ filter, asOf, sort, inView, bbox }: Question): URLSearchParams {
  const query = filterQuery(filter);
  if (asOf !== null) query.set('asOf', asOf);
  query.set('sort', sort);
  if (inView) {
    query.set('inView', '1');
    query.set('bbox', bbox);
  }
  return query;
}

/**
 * The last answer of the server, asked for anew with every pan, zoom, filter and slider step: one request each, of which
 * only the last counts. After a failure what was here stays.
 */
export class Source {
  answer: MapAnswer | null = null;
  /** What `answer` answers. */
  question: Question | null = null;
  problem: Problem | null = null;
  /** When the answer was made, where it was kept by this browser and the server cannot be reached. */
  keptFrom: Date | null = null;
  /** The server takes its time, and what is on the screen is older than what was asked for. */
  isWaiting = false;
  #request: AbortController | null = null;
  #again = 0;
  #slow = 0;

  constructor(
    private readonly ask: () => Question,
    private readonly changed: () => void,
  ) {}

  async load(): Promise<void> {
    clearTimeout(this.#again);
    clearTimeout(this.#slow);
    this.#slow = window.setTimeout(() => {
      this.isWaiting = true;
      this.changed();
    }, patienceOfReaders);
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const question = this.ask();
    const query = listQuery(question);
    query.set('bbox', question.bbox);
    query.set('zoom', String(question.zoom));
    query.set('rows', String(rowsAtOnce));
    try {
      const { json, keptFrom } = await receive(`api/map?${query.toString()}`, 'application/json', request.signal);
      const answer = readAnswer(json);
      this.answer = isContradiction(question.filter) ? emptied(answer) : answer;
      this.keptFrom = keptFrom;
      this.question = question;
      this.problem = null;
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      if (error.kind === 'starting') this.#again = window.setTimeout(() => void this.load(), 1000 * error.retryAfter);
    }
    clearTimeout(this.#slow);
    this.isWaiting = false;
    this.changed();
  }

  /** Further rows of the list that the present answer begins: from a place on, or those around the incident with a key. */
  async rows(where: number | string, signal: AbortSignal): Promise<Rows> {
    const query = listQuery(this.question ?? this.ask());
    query.set(typeof where === 'number' ? 'offset' : 'around', String(where));
    query.set('limit', String(rowsAtOnce));
    return readRows(await get(`api/map/rows?${query.toString()}`, 'application/json', signal));
  }

  /** Up to so many incidents of the present filter within something narrower: a spot, or what is uncertain in a province. */
  async some(narrower: Record<string, string>, offset: number, limit: number, signal?: AbortSignal): Promise<Rows> {
    const { filter, asOf } = this.question ?? this.ask();
    const query = filterQuery(filter);
    if (asOf !== null) query.set('asOf', asOf);
    for (const [name, value] of Object.entries(narrower)) query.set(name, value);
    query.set('offset', String(offset));
    query.set('limit', String(limit));
    return readRows(await get(`api/map/rows?${query.toString()}`, 'application/json', signal));
  }

  /** Values of one field of the filter of which some word begins so, also those too rare for the lists of an answer, most first. */
  async values(field: ListField, starts: string, limit: number, signal: AbortSignal): Promise<Counted[]> {
    const { filter, asOf } = this.question ?? this.ask();
    const query = filterQuery(filter);
    if (asOf !== null) query.set('asOf', asOf);
    query.set('of', lists[field]);
    query.set('starts', starts.slice(0, 100));
    query.set('limit', String(limit));
    return readValues(await get(`api/map/values?${query.toString()}`, 'application/json', signal));
  }
}
