import type { Counted } from '../answer';
import { h } from '../dom';
import { lists, toggle, type ListField } from '../filter';
import { provinceName, s } from '../strings';
import type { Choosing } from './panel';
import { RareValues } from './rare';

/** Above so many values a field to search them appears. */
const many = 8;
/** What is being searched for in the lists that have a field for it. */
const searched: Partial<Record<ListField, string>> = {};

export function check(
  id: string,
  label: string,
  count: number,
  checked: boolean,
  change: () => void,
  some = false,
): HTMLElement {
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

/** Values of one field with their counts, most first, and any chosen value that no incident has, so that it can be unticked. */
export function valuesOf({ filter, answer }: Choosing, field: ListField): Counted[] {
  const known = answer?.counts[lists[field]] ?? [];
  const missing = filter[field].filter((chosen) => !known.some(({ value }) => value === chosen));
  return [...known, ...missing.map((value) => ({ value, count: 0 }))].sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}

/** A list of ticks for one field, with a search where it is long. */
export function choices(
  choosing: Choosing,
  field: ListField,
  id: string,
  say: (one: Counted) => string,
  find: string = s.filters.findValue,
): HTMLElement {
  const { filter, answer, change, rare, again } = choosing;
  const all = valuesOf(choosing, field);
  const words = (searched[field] ?? '').trim().toLocaleLowerCase(s.locale);
  const fitting = all.filter(
    (one) => filter[field].includes(one.value) || say(one).toLocaleLowerCase(s.locale).includes(words),
  );
  if (RareValues.mayBe(field, all.length))
    fitting.push(
      ...rare.of(field, words, filter, answer).filter(({ value }) => !fitting.some((one) => one.value === value)),
    );
  const searchId = `${id}-words`;
  const search = h('input', {
    type: 'search',
    id: searchId,
    value: searched[field] ?? '',
    placeholder: find,
    'aria-label': find,
    autocomplete: 'off',
    oninput: () => {
      searched[field] = search.value;
      again();
    },
  });
  return h(
    'div',
    { class: 'choices-scroll' },
    all.length > many && search,
    ...fitting.map((one, i) =>
      check(
        `${id}-${/^[\w-]+$/.test(one.value) ? one.value : i}`,
        say(one),
        one.count,
        filter[field].includes(one.value),
        () => change({ [field]: toggle(filter[field], one.value) }),
      ),
    ),
    all.length === 0 && h('p', { class: 'note' }, s.filters.noValues),
  );
}

/** Countries, and below them provinces. */
export function places(choosing: Choosing): HTMLElement {
  return h(
    'div',
    { class: 'choices' },
    h(
      'div',
      { role: 'group', 'aria-label': s.filters.countries },
      choices(choosing, 'countries', 'country', ({ value }) => s.where.country(value)),
    ),
    h(
      'div',
      { role: 'group', 'aria-labelledby': 'provinces-heading', class: 'choices-next' },
      h('h2', { id: 'provinces-heading' }, s.filters.provinces),
      choices(
        choosing,
        'provinces',
        'province',
        ({ value, name }) => provinceName(value, name ?? value),
        s.filters.findProvince,
      ),
    ),
    h('p', { class: 'note' }, `${s.filters.provinceNote} ${s.filters.note}`),
  );
}
