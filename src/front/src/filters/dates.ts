import type { Histogram } from '../answer';
import { addDays, firstOfMonth, isCivil, lastOfMonth } from '../dates';
import { h } from '../dom';
import type { Filter } from '../filter';
import { s } from '../strings';
import type { Choosing } from './panel';

interface Range {
  id: string;
  label: string;
  from: string | null;
  to: string | null;
  count?: number;
}

/** The date in the focused field was changed before: Back goes to what stood before the typing. */
let typed = false;

/** Typed days, and quick ranges that end with the latest incident. */
export function dates({ filter, answer, change }: Choosing): HTMLElement {
  const field = (name: 'from' | 'to') => {
    const input = h('input', {
      type: 'date',
      id: `date-${name}`,
      value: filter[name],
      min: '1900-01-01',
      max: '2199-12-31',
      onfocus: () => {
        typed = false;
      },
      onchange: () => {
        // On the way to the year 2021 the field also says 0002: that is no choice yet.
        if (!input.validity.valid || (input.value !== '' && !isCivil(input.value))) return;
        change({ [name]: input.value === '' ? null : input.value }, typed ? 'same' : 'step');
        typed = true;
      },
    });
    return h('div', { class: 'field' }, h('label', { for: `date-${name}` }, s.filters[name]), input);
  };
  return h(
    'div',
    { class: 'dates' },
    h('div', { class: 'fields' }, field('from'), field('to')),
    h('p', { class: 'filter-wrong', hidden: !wrongOrder(filter), role: 'alert' }, s.filters.wrongOrder),
    h(
      'div',
      { class: 'quick' },
      ...quickRanges(answer?.histogram ?? null).map(({ id, label, from, to, count }) =>
        h(
          'button',
          {
            type: 'button',
            id,
            class: 'pill',
            'data-range': `${from}/${to}`,
            'aria-pressed': String(filter.from === from && filter.to === to),
            onclick: () => change({ from, to }),
          },
          label,
          count !== undefined && h('span', { class: 'count' }, s.figures.count(count)),
        ),
      ),
    ),
  );
}

/** Marks the range that is chosen without building the fields anew. */
export function markQuick(body: HTMLElement, filter: Filter): void {
  for (const button of body.querySelectorAll<HTMLButtonElement>('.quick button'))
    button.setAttribute('aria-pressed', String(button.dataset.range === `${filter.from}/${filter.to}`));
  const wrong = body.querySelector<HTMLElement>('.filter-wrong');
  if (wrong) wrong.hidden = !wrongOrder(filter);
}

function wrongOrder({ from, to }: Filter): boolean {
  return from !== null && to !== null && from > to;
}

function quickRanges(histogram: Histogram | null): Range[] {
  const ranges: Range[] = [{ id: 'quick-all', label: s.filters.anyDate, from: null, to: null }];
  const { first, last } = histogram ?? {};
  if (!histogram || !first || !last) return ranges;
  ranges.push({ id: 'quick-week', label: s.filters.lastWeek, from: addDays(last, -6), to: last });
  let month = last.slice(0, 7);
  for (let i = 0; i < 6 && month >= first.slice(0, 7); i++) {
    const count = countOf(histogram, month);
    ranges.push({
      id: `quick-${month}`,
      label: s.when.month(month),
      from: firstOfMonth(month),
      to: lastOfMonth(month),
      ...(count === null ? {} : { count }),
    });
    month = addDays(firstOfMonth(month), -1).slice(0, 7);
  }
  return ranges;
}

/** How many the bars have for a month; null where they are broader than a day and so would say something else. */
function countOf({ unit, start, counts }: Histogram, month: string): number | null {
  if (unit !== 'day' || start === null) return null;
  let [day, sum] = [start, 0];
  for (const count of counts) {
    if (day.startsWith(month)) sum += count;
    day = addDays(day, 1);
  }
  return sum;
}
