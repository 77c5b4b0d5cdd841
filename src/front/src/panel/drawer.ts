import type { MapAnswer, Rows, Tally } from '../answer';
import { append, h, replace } from '../dom';
import type { Filter } from '../filter';
import { placeName } from '../filters/summary';
import { s } from '../strings';
import { icon } from './icons';
import { pages } from './pages';

export interface DrawerEvents {
  open(key: string): void;
  /** Incidents of uncertain place within a country, those counted on a province, or those known to no country. */
  some(narrower: Record<string, string>, offset: number): Promise<Rows>;
}

/** A country or province by its code, or none at all. */
type Place = { country: string } | { admin1: string } | 'nowhere';

interface Country {
  code: string;
  all: number;
  only: number;
  provinces: { code: string; tally: Tally }[];
}

/** What cannot be a point on the map, always in sight: counted by country and province, and listed on demand. */
export class UncertainDrawer {
  readonly #button = h('button', { type: 'button', class: 'drawer-button', 'aria-expanded': 'false' });
  readonly #body = h('div', { class: 'drawer-body', id: 'uncertain-body', hidden: true });
  #answer: MapAnswer | null = null;
  /** What the counts and lists are of: they stay as they are while the map is only moved. */
  #shown = '';
  /** Whose incidents are listed; null for the overview. */
  #listed: Place | null = null;

  constructor(
    root: HTMLElement,
    private readonly events: DrawerEvents,
  ) {
    root.classList.add('over-map', 'drawer');
    this.#button.setAttribute('aria-controls', 'uncertain-body');
    this.#button.addEventListener('click', () => this.#toggle(this.#button.getAttribute('aria-expanded') !== 'true'));
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#body.hidden) return;
      event.stopPropagation();
      this.#toggle(false);
      this.#button.focus();
    });
    append(root, [this.#button, this.#body]);
  }

  show(answer: MapAnswer | null, { filter, asOf }: { filter: Filter; asOf: string | null }): void {
    const shown = JSON.stringify([answer?.revision ?? null, filter, asOf]);
    this.#answer = answer;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const total = answer ? countries(answer).reduce((sum, { all }) => sum + all, answer.uncertain.none.incidents) : 0;
    replace(
      this.#button,
      h('span', {}, s.drawer.heading),
      h('b', {}, answer ? s.figures.count(total) : '…'),
      icon('down'),
    );
    const focused = this.#body.contains(document.activeElement);
    this.#render();
    if (focused) this.#body.querySelector('button')?.focus();
  }

  /** Takes the focus to an incident of the open list, if it holds it. */
  focus(key: string): boolean {
    const choice = this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    choice?.focus();
    return choice !== null;
  }

  #toggle(open: boolean): void {
    this.#body.hidden = !open;
    this.#button.setAttribute('aria-expanded', String(open));
    this.#listed = null;
    this.#render();
  }

  #render(): void {
    if (this.#body.hidden || !this.#answer) {
      replace(this.#body);
      return;
    }
    const { uncertain } = this.#answer;
    if (this.#listed && this.#list(this.#answer, this.#listed)) return;
    this.#listed = null;
    const all = countries(this.#answer);
    replace(
      this.#body,
      h('p', { class: 'note' }, all.length > 0 || uncertain.none.incidents > 0 ? s.drawer.note : s.drawer.none),
      ...all.map((country) =>
        h(
          'section',
          {},
          this.#row(s.where.country(country.code), country.all, null, { country: country.code }, 'drawer-country'),
          h(
            'ul',
            {},
            ...country.provinces.map(({ code, tally }) =>
              h('li', {}, this.#row(placeName(code, this.#answer), tally.incidents, tally.killed, { admin1: code })),
            ),
            country.only > 0 && h('li', { class: 'drawer-only' }, s.drawer.only(country.only)),
          ),
        ),
      ),
      uncertain.none.incidents > 0 &&
        this.#row(s.drawer.nowhere(uncertain.none.incidents), null, null, 'nowhere', 'drawer-country'),
    );
  }

  #row(name: string, incidents: number | null, killed: number | null, place: Place, look = ''): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        class: `drawer-row ${look}`,
        onclick: () => {
          this.#listed = place;
          this.#render();
          this.#body.querySelector('button')?.focus();
        },
      },
      h('span', { dir: 'auto' }, name),
      incidents !== null &&
        h('span', { class: 'count' }, killed === null ? s.figures.count(incidents) : s.drawer.tally(incidents, killed)),
    );
  }

  /** Whether there are any to list. */
  #list(answer: MapAnswer, place: Place): boolean {
    const { heading, total, narrower } = listing(answer, place);
    if (total === 0) return false;
    const back = h(
      'button',
      {
        type: 'button',
        class: 'link-button back',
        onclick: () => {
          this.#listed = null;
          this.#render();
          this.#body.querySelector('button')?.focus();
        },
      },
      icon('back'),
      s.drawer.back,
    );
    replace(
      this.#body,
      back,
      h('h2', {}, heading),
      pages({
        known: [],
        total,
        more: (offset) => this.events.some(narrower, offset),
        open: (key) => this.events.open(key),
      }),
    );
    return true;
  }
}

/** The heading over the incidents of a place, how many they are, and the question behind them. */
function listing(
  answer: MapAnswer,
  place: Place,
): { heading: string; total: number; narrower: Record<string, string> } {
  const { uncertain } = answer;
  if (place === 'nowhere') {
    const total = uncertain.none.incidents;
    return { heading: s.drawer.nowhere(total), total, narrower: { place } };
  }
  const [total, code, part] =
    'country' in place
      ? [countries(answer).find((one) => one.code === place.country)?.all ?? 0, place.country, 'uncertain']
      : [uncertain.admin1[place.admin1]?.incidents ?? 0, place.admin1, 'province'];
  return { heading: s.symbol.onlyIn(total, placeName(code, answer)), total, narrower: { ...place, place: part } };
}

function countries({ uncertain }: MapAnswer): Country[] {
  const all = new Map<string, Country>();
  const of = (code: string) => {
    const known = all.get(code) ?? { code, all: 0, only: 0, provinces: [] };
    all.set(code, known);
    return known;
  };
  for (const [code, tally] of Object.entries(uncertain.country)) {
    const country = of(code);
    country.only += tally.incidents;
    country.all += tally.incidents;
  }
  for (const [code, tally] of Object.entries(uncertain.admin1)) {
    const country = of(code.slice(0, 2));
    country.provinces.push({ code, tally });
    country.all += tally.incidents;
  }
  for (const { provinces } of all.values()) provinces.sort((a, b) => b.tally.incidents - a.tally.incidents);
  return [...all.values()].sort((a, b) => b.all - a.all);
}
