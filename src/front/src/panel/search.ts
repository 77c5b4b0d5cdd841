import type { Counted, Rows } from '../answer';
import { get, isObject, Problem } from '../api';
import { append, h, replace } from '../dom';
import type { Incident } from '../incident';
import { s } from '../strings';
import { icon, type IconName } from './icons';

export interface SearchEvents {
  incidents(words: string, signal: AbortSignal): Promise<Rows>;
  /** Actors of the present answer. */
  actors(): readonly Counted[];
  open(key: string): void;
  goTo(place: FoundPlace): void;
  actor(name: string): void;
  /** All incidents that hold the words. */
  words(words: string): void;
}

export interface FoundPlace {
  name: string;
  point: [number, number];
  radius: number;
  region: string;
}

interface Hit {
  sign: IconName;
  text: string;
  more: string;
  run: () => void;
}

/** One field that finds places, incidents and actors; Enter without a choice filters by the words. */
export class SearchBox {
  readonly #field: HTMLInputElement;
  readonly #results = h('div', { class: 'search-results', id: 'search-results', role: 'listbox', hidden: true });
  #hits: Hit[] = [];
  #at = -1;
  #request: AbortController | null = null;
  #timer = 0;

  constructor(
    root: HTMLElement,
    private readonly events: SearchEvents,
  ) {
    this.#field = h('input', {
      type: 'search',
      id: 'search',
      role: 'combobox',
      placeholder: s.search.placeholder,
      'aria-label': s.search.label,
      'aria-expanded': 'false',
      'aria-controls': 'search-results',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      maxlength: 200,
      oninput: () => this.#typed(),
      onkeydown: (event: KeyboardEvent) => this.#key(event),
      onblur: () => this.#close(),
    });
    this.#results.setAttribute('aria-label', s.search.results);
    root.setAttribute('role', 'search');
    append(root, [icon('find'), this.#field, this.#results]);
  }

  /** What the filter holds is what the field says. */
  show(words: string): void {
    if (document.activeElement !== this.#field) this.#field.value = words;
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    const words = this.#field.value.trim();
    if (words.length < 2) {
      this.#close();
      if (words === '') this.events.words('');
      return;
    }
    this.#timer = window.setTimeout(() => void this.#search(words), 220);
  }

  async #search(words: string): Promise<void> {
    const request = (this.#request = new AbortController());
    const low = words.toLocaleLowerCase(s.locale);
    const actors = this.events
      .actors()
      .filter(({ value }) => value.toLocaleLowerCase(s.locale).includes(low))
      .slice(0, 3);
    const [places, incidents] = await Promise.all([
      orNone(findPlaces(words, request.signal), []),
      orNone(this.events.incidents(words, request.signal), { matched: 0, rows: [] as Incident[] }),
    ]);
    if (request.signal.aborted) return;
    this.#hits = [
      {
        sign: 'find',
        text: s.search.words(words),
        more: s.search.matched(incidents.matched),
        run: () => this.events.words(words),
      },
      ...places.map((place): Hit => ({
        sign: 'target',
        text: place.name,
        more: place.region,
        run: () => this.events.goTo(place),
      })),
      ...actors.map(({ value, count }): Hit => ({
        sign: 'actor',
        text: value,
        more: s.search.actor(count),
        run: () => this.events.actor(value),
      })),
      ...incidents.rows.map((row): Hit => ({
        sign: 'paper',
        text: row.title,
        more: s.when.words(row.date_start, row.date_end, row.date_precision, 'short'),
        run: () => this.events.open(row.key),
      })),
    ];
    this.#at = -1;
    this.#render();
  }

  #render(): void {
    this.#results.hidden = this.#hits.length === 0;
    this.#field.setAttribute('aria-expanded', String(!this.#results.hidden));
    replace(
      this.#results,
      ...this.#hits.map((hit, i) =>
        h(
          'div',
          {
            class: `hit${i === this.#at ? ' is-at' : ''}`,
            id: `hit-${i}`,
            role: 'option',
            'aria-selected': String(i === this.#at),
            // Before the field loses the focus and the list goes away.
            onmousedown: (event: MouseEvent) => {
              event.preventDefault();
              this.#choose(hit);
            },
          },
          icon(hit.sign),
          h('span', { class: 'hit-text', dir: 'auto' }, hit.text),
          h('span', { class: 'hit-more' }, hit.more),
        ),
      ),
    );
    if (this.#at < 0) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', `hit-${this.#at}`);
  }

  #key(event: KeyboardEvent): void {
    const open = !this.#results.hidden;
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const hit = this.#hits[this.#at];
      if (open && hit) this.#choose(hit);
      else {
        this.#close();
        this.events.words(this.#field.value.trim());
      }
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const count = this.#hits.length;
      this.#at =
        (this.#at +
          (event.key === 'ArrowDown' ? 1 : -1) +
          count +
          (this.#at < 0 ? Number(event.key === 'ArrowUp') : 0)) %
        count;
      this.#render();
    }
  }

  #choose(hit: Hit): void {
    this.#close();
    hit.run();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#hits = [];
    this.#render();
  }
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

async function findPlaces(words: string, signal: AbortSignal): Promise<FoundPlace[]> {
  const answer = await get(
    `api/places?${new URLSearchParams({ q: words, limit: '4' }).toString()}`,
    'application/json',
    signal,
  );
  const candidates = isObject(answer) && Array.isArray(answer.candidates) ? (answer.candidates as unknown[]) : [];
  return candidates.flatMap((candidate) => {
    if (!isObject(candidate) || typeof candidate.name !== 'string' || !Array.isArray(candidate.point)) return [];
    const [lon, lat] = candidate.point as unknown[];
    if (typeof lon !== 'number' || typeof lat !== 'number') return [];
    const province = isObject(candidate.admin1) ? candidate.admin1.name : null;
    const country = typeof candidate.country === 'string' ? s.where.country(candidate.country) : '';
    return [
      {
        name: candidate.name,
        point: [lon, lat] as [number, number],
        radius: typeof candidate.radius_m === 'number' ? candidate.radius_m : 5000,
        region: [typeof province === 'string' ? province : '', country].filter((part) => part !== '').join(', '),
      },
    ];
  });
}
