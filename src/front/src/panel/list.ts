import { append, h, replace } from '../dom';
import { sorts, type Sort } from '../filter';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { s, word } from '../strings';
import { areaSign, symbol } from '../symbols';

export interface ListEvents {
  open(key: string): void;
  hover(key: string | null): void;
  sort(sort: Sort): void;
  inView(only: boolean): void;
}

/** Entries that are put on the page at once; a button brings more. */
const step = 150;

/** The incidents in words: the twin of the map for whoever cannot see it or does not want to. */
export class IncidentList {
  readonly #entries = new Map<string, HTMLButtonElement>();
  readonly #body = h('div', { class: 'list-body' });
  readonly #sort: HTMLSelectElement;
  readonly #inView: HTMLInputElement;
  #incidents: readonly Incident[] = [];
  #selected: string | null = null;
  #room = step;

  constructor(
    root: HTMLElement,
    private readonly events: ListEvents,
  ) {
    this.#sort = h(
      'select',
      { id: 'sort', onchange: () => events.sort(this.#sort.value as Sort) },
      ...sorts.map((sort) => h('option', { value: sort }, s.list.sorts[sort])),
    );
    this.#inView = h('input', { type: 'checkbox', id: 'in-view', onchange: () => events.inView(this.#inView.checked) });
    append(root, [
      h('h2', { id: 'list-heading', class: 'unseen', tabindex: -1 }, s.list.heading),
      h(
        'div',
        { class: 'list-tools' },
        h('label', { for: 'sort', class: 'unseen' }, s.list.sort),
        this.#sort,
        h('label', { class: 'check', for: 'in-view' }, this.#inView, h('span', {}, s.list.inView)),
      ),
      this.#body,
    ]);
  }

  show(incidents: readonly Incident[], sort: Sort, inView: boolean, selected: string | null): void {
    this.#sort.value = sort;
    this.#inView.checked = inView;
    const same = incidents.length === this.#incidents.length && incidents.every((one, i) => one === this.#incidents[i]);
    if (!same) {
      this.#incidents = incidents;
      this.#room = step;
      this.#render();
    }
    this.#select(selected);
  }

  highlight(key: string | null): void {
    for (const [own, button] of this.#entries) button.classList.toggle('is-highlighted', own === key);
  }

  focus(key: string): boolean {
    const button = this.#entries.get(key);
    button?.focus();
    return button !== undefined;
  }

  #select(key: string | null): void {
    this.#selected = key;
    for (const [own, button] of this.#entries)
      if (own === key) {
        button.setAttribute('aria-current', 'true');
        button.scrollIntoView({ block: 'nearest' });
      } else button.removeAttribute('aria-current');
  }

  #render(): void {
    const focused = [...this.#entries].find(([, button]) => button === document.activeElement)?.[0];
    this.#entries.clear();
    const shown = this.#incidents.slice(0, this.#room);
    const certain = shown.filter((incident) => drawing(incident) !== 'list');
    const uncertain = shown.filter((incident) => drawing(incident) === 'list');
    const more = this.#incidents.length - shown.length;
    replace(
      this.#body,
      certain.length > 0 && h('ul', { class: 'entries' }, ...certain.map((incident) => this.#entry(incident))),
      uncertain.length > 0 && h('h3', { class: 'entries-heading' }, `${s.counts.uncertain} (${uncertain.length})`),
      uncertain.length > 0 && h('ul', { class: 'entries' }, ...uncertain.map((incident) => this.#entry(incident))),
      more > 0 &&
        h(
          'button',
          {
            type: 'button',
            class: 'button more',
            onclick: () => {
              const next = this.#incidents[this.#room];
              this.#room += step;
              this.#render();
              this.#select(this.#selected);
              if (next) this.focus(next.key);
            },
          },
          s.counts.showMore(Math.min(more, step)),
        ),
    );
    if (focused !== undefined) this.focus(focused);
  }

  #entry(incident: Incident): HTMLLIElement {
    const { killed_best: best, killed_low: low, killed_high: high } = incident;
    const kind = kindOf(incident);
    const range = low !== null && high !== null ? s.list.range(low, high) : '';
    const button = h(
      'button',
      {
        type: 'button',
        class: 'entry',
        'data-key': incident.key,
        onclick: () => this.events.open(incident.key),
        onmouseenter: () => this.events.hover(incident.key),
        onmouseleave: () => this.events.hover(null),
        onfocus: () => this.events.hover(incident.key),
        onblur: () => this.events.hover(null),
      },
      h(
        'span',
        { class: 'entry-sign' },
        drawing(incident) === 'point' ? symbol(kind, 10, { unknown: best === null }) : areaSign(kind),
      ),
      h(
        'span',
        { class: 'entry-text' },
        h('span', { class: 'entry-title', dir: 'auto' }, incident.title),
        ' ',
        h(
          'span',
          { class: 'entry-meta' },
          s.when.words(incident.date_start, incident.date_end, incident.date_precision, 'short'),
          ' · ',
          whereInShort(incident),
          incident.status !== 'reported' && incident.status !== 'confirmed'
            ? h('span', { class: `tag tag-${incident.status}` }, word('status', incident.status))
            : null,
        ),
      ),
      ' ',
      h(
        'span',
        { class: 'entry-figure' },
        best === null
          ? h('span', { class: 'entry-none' }, s.list.noFigure)
          : h('span', {}, h('b', {}, s.figures.count(best)), ' ', h('small', {}, s.list.killed)),
        range !== '' && h('small', { class: 'entry-range' }, ` ${range}`),
      ),
    );
    this.#entries.set(incident.key, button);
    return h('li', {}, button);
  }
}

function whereInShort(incident: Incident): string {
  const region = incident.admin1_name ?? s.where.country(incident.country);
  return drawing(incident) === 'province' ? s.symbol.somewhere(region) : region;
}
