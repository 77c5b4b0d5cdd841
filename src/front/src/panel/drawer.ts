import type { MapAnswer, Rows, Tally } from '../answer';
import { append, h, replace } from '../dom';
import { provinceName, s } from '../strings';
import { icon } from './icons';
import { pages } from './pages';

export interface DrawerEvents {
  open(key: string): void;
  /** Incidents of uncertain place within a country or province, or within none. */
  some(narrower: Record<string, string>, offset: number): Promise<Rows>;
}

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
  /** What is listed: a heading and the question behind it; null for the overview. */
  #listed: { heading: string; total: number; narrower: Record<string, string> } | null = null;

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

  show(answer: MapAnswer | null): void {
    if (answer === this.#answer && this.#button.hasChildNodes()) return;
    this.#answer = answer;
    const total = answer ? countries(answer).reduce((sum, { all }) => sum + all, answer.uncertain.none.incidents) : 0;
    replace(
      this.#button,
      h('span', {}, s.drawer.heading),
      h('b', {}, answer ? s.figures.count(total) : '…'),
      icon('down'),
    );
    this.#render();
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
    if (this.#listed) return;
    const { uncertain, counts } = this.#answer;
    const name = (code: string) => provinceName(code, counts.admin1.find(({ value }) => value === code)?.name ?? code);
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
              h('li', {}, this.#row(name(code), tally.incidents, tally.killed, { admin1: code })),
            ),
            country.only > 0 && h('li', { class: 'drawer-only' }, s.drawer.only(country.only)),
          ),
        ),
      ),
      uncertain.none.incidents > 0 && h('p', { class: 'drawer-only' }, s.drawer.nowhere(uncertain.none.incidents)),
    );
  }

  #row(
    name: string,
    incidents: number,
    killed: number | null,
    narrower: Record<string, string>,
    look = '',
  ): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        class: `drawer-row ${look}`,
        onclick: () => {
          this.#listed = { heading: name, total: incidents, narrower: { ...narrower, place: 'uncertain' } };
          this.#list();
        },
      },
      h('span', { dir: 'auto' }, name),
      h('span', { class: 'count' }, killed === null ? s.figures.count(incidents) : s.drawer.tally(incidents, killed)),
    );
  }

  #list(): void {
    if (!this.#listed) return;
    const { heading, total, narrower } = this.#listed;
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
      h('h2', {}, s.symbol.onlyIn(total, heading)),
      pages({
        known: [],
        total,
        more: (offset) => this.events.some(narrower, offset),
        open: (key) => this.events.open(key),
      }),
    );
    back.focus();
  }
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
