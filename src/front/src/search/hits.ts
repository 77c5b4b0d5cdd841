import type { Counted, Rows } from '../answer';
import { Problem } from '../api';
import type { Incident } from '../incident';
import type { IconName } from '../panel/icons';
import { s } from '../strings';
import { findPlaces, type FoundPlace } from './places';

export interface SearchEvents {
  incidents(words: string, signal: AbortSignal): Promise<Rows>;
  actors(words: string, signal: AbortSignal): Promise<Counted[]>;
  open(key: string): void;
  goTo(place: FoundPlace): void;
  actor(name: string): void;
  /** All incidents that hold the words. */
  words(words: string): void;
}

/** One line that can be chosen. */
export interface Hit {
  sign: IconName;
  text: string;
  more: string;
  run: () => void;
}

/** All that holds the words, places of the gazetteer, actors and single incidents, in this order. */
export async function findHits(words: string, events: SearchEvents, signal: AbortSignal): Promise<Hit[]> {
  const [places, actors, incidents] = await Promise.all([
    orNone(findPlaces(words, signal), []),
    orNone(events.actors(words, signal), []),
    orNone(events.incidents(words, signal), { matched: 0, offset: 0, rows: [] as Incident[] }),
  ]);
  return [
    {
      sign: 'find',
      text: s.search.words(words),
      more: s.search.matched(incidents.matched),
      run: () => events.words(words),
    },
    ...places.map((place): Hit => ({
      sign: 'target',
      text: place.name,
      more: place.region,
      run: () => events.goTo(place),
    })),
    ...actors.map(({ value, count }): Hit => ({
      sign: 'actor',
      text: value,
      more: s.search.actor(count),
      run: () => events.actor(value),
    })),
    ...incidents.rows.map((row): Hit => ({
      sign: 'paper',
      text: row.title,
      more: s.when.words(row.date_start, row.date_end, row.date_precision, 'short'),
      run: () => events.open(row.key),
    })),
  ];
}

/** What a search that failed has found: a map without its gazetteer still finds incidents. */
async function orNone<T>(found: Promise<T>, none: T): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')) return none;
    throw error;
  }
}
