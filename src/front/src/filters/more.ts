import { h } from '../dom';
import { precisions, readKilled, writeKilled, type Filter, type ListField } from '../filter';
import { lookUp, s, word } from '../strings';
import { choices } from './choices';
import type { Choosing } from './panel';

const fields = [
  'statuses',
  'claimedBy',
  'targets',
  'weapons',
  'publishers',
  'datasets',
] as const satisfies readonly ListField[];

/** Rungs that the reader may ask for at least; the others are the same as asking for nothing. */
const rungs = precisions.slice(0, 5);

const anyKilled = { killedFrom: null, killedTo: null };

/** Killed, precision, and the lists that fewer readers need. */
export function more(choosing: Choosing): HTMLElement {
  const { filter, change } = choosing;
  return h(
    'div',
    { class: 'choices' },
    h(
      'fieldset',
      { class: 'fields' },
      h('legend', {}, s.filters.killed),
      number('killed-from', s.filters.atLeast, filter.killedFrom, (killedFrom) => change({ killedFrom })),
      number('killed-to', s.filters.atMost, filter.killedTo, (killedTo) => change({ killedTo })),
      killedRanges(choosing),
    ),
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'precision' }, s.filters.precision),
      precisionSelect(choosing, (precision) => change({ precision })),
    ),
    ...fields.map((field) =>
      h(
        'details',
        { class: 'choice-group', id: `group-${field}`, open: filter[field].length > 0 },
        h(
          'summary',
          {},
          s.filters[field],
          filter[field].length > 0 && h('span', { class: 'count' }, s.filters.chosen(filter[field].length)),
        ),
        h(
          'div',
          { role: 'group', 'aria-label': s.filters[field] },
          choices(choosing, field, field, ({ value }) => (field === 'statuses' ? word('status', value) : value)),
        ),
      ),
    ),
    h('p', { class: 'note' }, s.filters.note),
  );
}

function number(id: string, label: string, value: number | null, change: (value: number | null) => void): HTMLElement {
  const input = h('input', {
    type: 'number',
    id,
    value,
    min: 0,
    max: 9_999_999,
    step: 1,
    inputmode: 'numeric',
    // Once the focus has gone on: the change builds the group anew, and would take away the field that it goes to.
    onchange: () =>
      setTimeout(() => {
        if (input.validity.valid) change(input.value === '' ? null : Number(input.value));
      }),
  });
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}

/** Ranges with how many each would leave; pressed again, one is taken away. */
function killedRanges({ filter, answer, change }: Choosing): HTMLElement {
  const ranges = h('div', { class: 'quick' });
  for (const { value, count } of answer?.counts.killed ?? []) {
    const bounds = readKilled(value) ?? anyKilled;
    const button: HTMLButtonElement = h(
      'button',
      {
        type: 'button',
        id: `killed-${value}`,
        class: 'pill',
        'data-killed': value,
        onclick: () => change(button.getAttribute('aria-pressed') === 'true' ? anyKilled : bounds),
      },
      s.figures.said(bounds.killedFrom, bounds.killedTo, false),
      h('span', { class: 'count' }, s.figures.count(count)),
    );
    ranges.append(button);
  }
  markKilled(ranges, filter);
  return ranges;
}

/** Marks the range that is chosen without building the fields anew. */
export function markKilled(body: HTMLElement, filter: Filter): void {
  for (const button of body.querySelectorAll<HTMLButtonElement>('[data-killed]'))
    button.setAttribute('aria-pressed', String(button.dataset.killed === writeKilled(filter)));
}

function precisionSelect(
  { filter: { precision }, answer }: Choosing,
  change: (precision: string | null) => void,
): HTMLElement {
  const counts = answer?.counts.location_precision ?? [];
  /** What is known to a rung is known to those below it too. */
  const withCount = (words: string, rungs: readonly string[]) => {
    const count = counts.reduce((sum, one) => sum + (rungs.includes(one.value) ? one.count : 0), 0);
    return answer ? `${words} · ${s.figures.count(count)}` : words;
  };
  const select = h(
    'select',
    { id: 'precision', onchange: () => change(select.value === '' ? null : select.value) },
    h('option', { value: '', selected: precision === null }, withCount(s.filters.anyPrecision, precisions)),
    ...rungs.map((rung, i) =>
      h(
        'option',
        { value: rung, selected: rung === precision },
        withCount(lookUp(s.filters.precisions, rung) ?? rung, precisions.slice(0, i + 1)),
      ),
    ),
  );
  return select;
}

/** How many of these filters are set, in words. */
export function moreChosen(filter: Filter): string | null {
  const count =
    fields.filter((field) => filter[field].length > 0).length +
    Number(writeKilled(filter) !== null) +
    Number(filter.precision !== null);
  return count === 0 ? null : s.filters.chosen(count);
}
