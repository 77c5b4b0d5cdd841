import { addDays, dateWords, firstOfMonth, isCivil, lastOfMonth } from '../dates';
import { append, h, replace } from '../dom';
import { isFiltered, noFilter, toggle, toggleType, type Facets, type Filter } from '../filter';
import type { How } from '../store';
import { s, word } from '../strings';
import { icon } from './icons';

type Name = 'dates' | 'types' | 'countries' | 'actors';
const names: readonly Name[] = ['dates', 'types', 'countries', 'actors'];

/** Above so many actors a field to search them appears. */
const manyActors = 8;

/** Four buttons, each opening one group of choices below them; a button says what is chosen in it. */
export class FilterPanel {
  #open: Name | null = null;
  #filter: Filter = noFilter;
  #facets: Facets = { types: new Map(), countries: new Map(), actors: new Map(), months: new Map() };
  #lastDate: string | null = null;
  #actorWords = '';
  /** The date in the focused field was changed before: Back goes to what stood before the typing. */
  #typed = false;
  readonly #buttons = new Map<Name, HTMLButtonElement>();
  readonly #body = h('div', { class: 'filter-body', id: 'filter-body', hidden: true });
  readonly #clear = h('button', { type: 'button', class: 'link-button', hidden: true }, s.filters.clearAll);

  constructor(
    root: HTMLElement,
    private readonly change: (filter: Filter, how?: How) => void,
  ) {
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', s.filters.heading);
    for (const name of names)
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
    append(root, [h('div', { class: 'filter-buttons' }, ...this.#buttons.values()), this.#body, this.#clear]);
  }

  /** `lastDate` is the latest date of any incident: quick ranges end there. */
  show(filter: Filter, facets: Facets, lastDate: string | null): void {
    this.#filter = filter;
    this.#facets = facets;
    this.#lastDate = lastDate;
    this.#clear.hidden = !isFiltered(filter);
    for (const [name, button] of this.#buttons) {
      const chosen = this.#chosen(name);
      button.classList.toggle('is-chosen', chosen !== null);
      replace(
        button,
        h('span', { class: 'filter-name' }, s.filters[name]),
        chosen !== null && h('span', { class: 'filter-chosen', dir: 'auto' }, chosen),
        icon('down'),
      );
    }
    this.#render();
  }

  #toggle(name: Name): void {
    this.#open = this.#open === name ? null : name;
    for (const [own, button] of this.#buttons) button.setAttribute('aria-expanded', String(own === this.#open));
    this.#render(true);
  }

  #chosen(name: Name): string | null {
    const { from, to, types, countries, actors } = this.#filter;
    const some = (values: readonly string[], say: (value: string) => string) =>
      values.length === 0 ? null : values.length === 1 ? say(values[0] ?? '') : s.filters.chosen(values.length);
    switch (name) {
      case 'dates':
        if (from !== null && to !== null)
          return from > to ? `${s.when.date(from, 'short')} – ${s.when.date(to, 'short')}` : s.when.range(from, to);
        if (from !== null) return s.filters.since(s.when.date(from, 'short'));
        return to === null ? null : s.filters.until(s.when.date(to, 'short'));
      case 'types':
        return some(types, (type) =>
          this.#facets.types.has(type) ? word('event_type', type) : word('event_subtype', type),
        );
      case 'countries':
        return some(countries, s.where.country);
      case 'actors':
        return some(actors, (actor) => actor);
    }
  }

  #render(fresh = false): void {
    const focused = document.activeElement?.id ?? '';
    this.#body.hidden = this.#open === null;
    // While a date is being typed, the field must not be built anew under the reader's hands.
    const typing = document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'date';
    if (typing && !fresh && this.#open === 'dates') {
      this.#markQuick();
      return;
    }
    if (this.#open === null) replace(this.#body);
    else
      replace(
        this.#body,
        {
          dates: () => this.#dates(),
          types: () => this.#types(),
          countries: () => this.#countries(),
          actors: () => this.#actors(),
        }[this.#open](),
      );
    if (focused !== '' && focused !== document.activeElement?.id) document.getElementById(focused)?.focus();
  }

  #markQuick(): void {
    for (const button of this.#body.querySelectorAll<HTMLButtonElement>('.quick button'))
      button.setAttribute('aria-pressed', String(button.dataset.range === `${this.#filter.from}/${this.#filter.to}`));
    const wrong = this.#body.querySelector<HTMLElement>('.filter-wrong');
    if (wrong) wrong.hidden = !this.#wrongOrder();
  }

  #wrongOrder(): boolean {
    const { from, to } = this.#filter;
    return from !== null && to !== null && from > to;
  }

  #dates(): HTMLElement {
    const field = (name: 'from' | 'to') => {
      const input = h('input', {
        type: 'date',
        id: `date-${name}`,
        value: this.#filter[name],
        min: '1900-01-01',
        max: '2199-12-31',
        onfocus: () => {
          this.#typed = false;
        },
        onchange: () => {
          // On the way to the year 2021 the field also says 0002: that is no choice yet.
          if (!input.validity.valid || (input.value !== '' && !isCivil(input.value))) return;
          this.change(
            { ...this.#filter, [name]: input.value === '' ? null : input.value },
            this.#typed ? 'same' : 'step',
          );
          this.#typed = true;
        },
      });
      return h('div', { class: 'field' }, h('label', { for: `date-${name}` }, s.filters[name]), input);
    };
    const months = [...this.#facets.months].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, 6);
    const ranges: { id: string; label: string; from: string | null; to: string | null; count?: number }[] = [
      { id: 'quick-all', label: s.filters.anyDate, from: null, to: null },
    ];
    if (this.#lastDate !== null) {
      const last = this.#lastDate;
      ranges.push({ id: 'quick-week', label: s.filters.lastWeek, from: addDays(last, -6), to: last });
    }
    for (const [month, count] of months)
      ranges.push({
        id: `quick-${month}`,
        label: dateWords(firstOfMonth(month), s.locale, 'month'),
        from: firstOfMonth(month),
        to: lastOfMonth(month),
        count,
      });
    const body = h(
      'div',
      { class: 'dates' },
      h('div', { class: 'fields' }, field('from'), field('to')),
      h('p', { class: 'filter-wrong', hidden: !this.#wrongOrder(), role: 'alert' }, s.filters.wrongOrder),
      h(
        'div',
        { class: 'quick' },
        ...ranges.map(({ id, label, from, to, count }) =>
          h(
            'button',
            {
              type: 'button',
              id,
              class: 'pill',
              'data-range': `${from}/${to}`,
              'aria-pressed': String(this.#filter.from === from && this.#filter.to === to),
              onclick: () => this.change({ ...this.#filter, from, to }),
            },
            label,
            count !== undefined && h('span', { class: 'count' }, s.figures.count(count)),
          ),
        ),
      ),
    );
    return body;
  }

  #check(id: string, label: string, count: number, checked: boolean, change: () => void, some = false): HTMLElement {
    const input = h('input', { type: 'checkbox', id, checked, onchange: change });
    input.indeterminate = some;
    return h(
      'label',
      { class: `check${count === 0 && !checked ? ' is-zero' : ''}`, for: id },
      input,
      h('span', { class: 'check-label', dir: 'auto' }, label),
      h('span', { class: 'count' }, s.figures.count(count)),
    );
  }

  #types(): HTMLElement {
    const chosen = this.#filter.types;
    const tree = this.#facets.types;
    const choose = (type: string, subtype?: string) =>
      this.change({ ...this.#filter, types: toggleType(chosen, tree, type, subtype) });
    const byCount = [...tree].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
    return h(
      'div',
      { class: 'choices' },
      ...byCount.map(([type, { count, subtypes }]) => {
        const whole = chosen.includes(type);
        const some = !whole && [...subtypes.keys()].some((subtype) => chosen.includes(subtype));
        return h(
          'fieldset',
          { class: 'tree' },
          h('legend', { class: 'unseen' }, word('event_type', type)),
          this.#check(`type-${type}`, word('event_type', type), count, whole, () => choose(type), some),
          subtypes.size > 0 &&
            h(
              'div',
              { class: 'branch' },
              ...[...subtypes]
                .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
                .map(([subtype, count]) =>
                  this.#check(
                    `type-${type}-${subtype}`,
                    word('event_subtype', subtype),
                    count,
                    whole || chosen.includes(subtype),
                    () => choose(type, subtype),
                  ),
                ),
            ),
        );
      }),
      h('p', { class: 'note' }, s.filters.note),
    );
  }

  #countries(): HTMLElement {
    const { countries } = this.#filter;
    const values = withChosen(this.#facets.countries, countries);
    return h(
      'div',
      { class: 'choices', role: 'group', 'aria-label': s.filters.countries },
      ...values.map(([code, count]) =>
        this.#check(`country-${code}`, s.where.country(code), count, countries.includes(code), () =>
          this.change({ ...this.#filter, countries: toggle(countries, code) }),
        ),
      ),
      h('p', { class: 'note' }, s.filters.note),
    );
  }

  #actors(): HTMLElement {
    const { actors } = this.#filter;
    const all = withChosen(this.#facets.actors, actors);
    const words = this.#actorWords.toLocaleLowerCase(s.locale);
    const fitting = all.filter(
      ([actor]) => actors.includes(actor) || actor.toLocaleLowerCase(s.locale).includes(words),
    );
    const search = h('input', {
      type: 'search',
      id: 'actor-words',
      value: this.#actorWords,
      placeholder: s.filters.find,
      'aria-label': s.filters.find,
      autocomplete: 'off',
      oninput: () => {
        this.#actorWords = search.value;
        this.#render();
        const again = document.getElementById('actor-words') as HTMLInputElement | null;
        again?.setSelectionRange(again.value.length, again.value.length);
      },
    });
    return h(
      'div',
      { class: 'choices', role: 'group', 'aria-label': s.filters.actors },
      all.length > manyActors && search,
      h(
        'div',
        { class: 'choices-scroll' },
        ...fitting.map(([actor, count], i) =>
          this.#check(`actor-${i}`, actor, count, actors.includes(actor), () =>
            this.change({ ...this.#filter, actors: toggle(actors, actor) }),
          ),
        ),
      ),
      h('p', { class: 'note' }, `${s.filters.actorNote} ${s.filters.note}`),
    );
  }
}

/** Values with their counts, most first, and any chosen value that the data does not hold, so that it can be unticked. */
function withChosen(counts: ReadonlyMap<string, number>, chosen: readonly string[]): [string, number][] {
  const all = new Map(counts);
  for (const value of chosen) if (!all.has(value)) all.set(value, 0);
  return [...all].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
