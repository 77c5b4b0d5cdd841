import type { MapAnswer } from '../answer';
import { append, h, replace } from '../dom';
import { isFiltered, noFilter, type Filter } from '../filter';
import { icon } from '../panel/icons';
import type { How } from '../store';
import { s } from '../strings';
import { Chips } from './chips';
import { actors } from './actors';
import { places } from './choices';
import { dates, markQuick } from './dates';
import { markKilled, more, moreChosen } from './more';
import { RareValues, type FindValues } from './rare';
import { datesInWords, placeName, typeName } from './summary';
import { types } from './types';

export const groups = ['dates', 'types', 'countries', 'actors', 'more'] as const;
export type Group = (typeof groups)[number];

/** What the groups of the filter need: what is chosen, what there is to choose from, and the way to change it. */
export interface Choosing {
  filter: Filter;
  answer: MapAnswer | null;
  change: (part: Partial<Filter>, how?: How) => void;
  rare: RareValues;
  /** Builds the open group anew, for what is no part of the filter. */
  again: () => void;
}

/** Buttons, each opening one group of choices below them; a button says what is chosen in it. */
export class FilterPanel {
  #open: Group | null = null;
  #filter: Filter = noFilter;
  #answer: MapAnswer | null = null;
  readonly #buttons = new Map<Group, HTMLButtonElement>();
  readonly #body = h('div', { class: 'filter-body', id: 'filter-body', hidden: true });
  readonly #clear = h('button', { type: 'button', class: 'link-button', hidden: true }, s.filters.clearAll);
  readonly #chips: Chips;
  readonly #rare: RareValues;

  constructor(
    root: HTMLElement,
    private readonly change: (filter: Filter, how?: How) => void,
    find: FindValues,
  ) {
    this.#rare = new RareValues(find, () => this.#render());
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', s.filters.heading);
    for (const name of groups)
      this.#buttons.set(
        name,
        h('button', {
          type: 'button',
          class: 'filter-button',
          'aria-expanded': 'false',
          'aria-controls': 'filter-body',
          'data-filter': name,
          onclick: () => this.#toggle(name),
        }),
      );
    this.#chips = new Chips(
      (part) => this.change({ ...this.#filter, ...part }),
      () => this.#buttons.get('dates')?.focus(),
    );
    this.#clear.addEventListener('click', () => {
      this.change(noFilter);
      this.#buttons.get('dates')?.focus();
    });
    this.#body.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#open === null) return;
      event.stopPropagation();
      const name = this.#open;
      this.#toggle(name);
      this.#buttons.get(name)?.focus();
    });
    append(root, [
      h('div', { class: 'filter-buttons' }, ...this.#buttons.values()),
      this.#body,
      this.#chips.element,
      this.#clear,
    ]);
  }

  show(filter: Filter, answer: MapAnswer | null): void {
    const same = filter === this.#filter && answer === this.#answer;
    this.#filter = filter;
    this.#answer = answer;
    if (same && this.#buttons.get('dates')?.hasChildNodes()) return;
    this.#clear.hidden = !isFiltered(filter);
    this.#chips.show(filter, answer);
    for (const [name, button] of this.#buttons) {
      const chosen = chosenIn(name, filter, answer);
      button.classList.toggle('is-chosen', chosen !== null);
      replace(
        button,
        h('span', { class: 'filter-name' }, s.filters[name]),
        chosen !== null && h('span', { class: 'filter-chosen unseen', dir: 'auto' }, chosen),
        icon('down'),
      );
    }
    this.#render();
  }

  #toggle(name: Group): void {
    this.#open = this.#open === name ? null : name;
    for (const [own, button] of this.#buttons) button.setAttribute('aria-expanded', String(own === this.#open));
    this.#render(true);
  }

  #render(fresh = false): void {
    const focused = document.activeElement?.id ?? '';
    const caret = document.activeElement instanceof HTMLInputElement ? document.activeElement.selectionStart : null;
    const scrolled = this.#body.scrollTop;
    this.#body.hidden = this.#open === null;
    // While something is being typed, the field must not be built anew under the reader's hands.
    const active = document.activeElement;
    const typing = active instanceof HTMLInputElement && ['date', 'number'].includes(active.type);
    if (typing && !fresh && this.#body.contains(active)) {
      if (this.#open === 'dates') markQuick(this.#body, this.#filter);
      if (this.#open === 'more') markKilled(this.#body, this.#filter);
      return;
    }
    const open = this.#opened();
    if (open === null) replace(this.#body);
    else {
      const details = [...this.#body.querySelectorAll('details')].filter(({ open }) => open).map(({ id }) => id);
      replace(this.#body, open);
      for (const id of details) document.getElementById(id)?.setAttribute('open', '');
      if (!fresh) this.#body.scrollTop = scrolled;
    }
    if (focused === '' || focused === document.activeElement?.id) return;
    const again = document.getElementById(focused);
    again?.focus();
    if (again instanceof HTMLInputElement && caret !== null) again.setSelectionRange(caret, caret);
  }

  #opened(): HTMLElement | null {
    const choosing: Choosing = {
      filter: this.#filter,
      answer: this.#answer,
      change: (part, how) => this.change({ ...this.#filter, ...part }, how),
      rare: this.#rare,
      again: () => this.#render(),
    };
    switch (this.#open) {
      case null:
        return null;
      case 'dates':
        return dates(choosing);
      case 'types':
        return types(choosing);
      case 'countries':
        return places(choosing);
      case 'actors':
        return actors(choosing);
      case 'more':
        return more(choosing);
    }
  }
}

/** What is chosen in a group in a few words, or null. */
function chosenIn(group: Group, filter: Filter, answer: MapAnswer | null): string | null {
  const { from, to, types, countries, provinces, actors, attackers, attacked } = filter;
  const some = (values: readonly string[], say: (value: string) => string) =>
    values.length === 0 ? null : values.length === 1 ? say(values[0] ?? '') : s.filters.chosen(values.length);
  switch (group) {
    case 'dates':
      return datesInWords(from, to);
    case 'types':
      return some(types, typeName);
    case 'countries':
      return some([...countries, ...provinces], (code) => placeName(code, answer));
    case 'actors':
      return some([...actors, ...attackers, ...attacked], (actor) => actor);
    case 'more':
      return moreChosen(filter);
  }
}
