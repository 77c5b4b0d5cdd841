import type { Histogram } from '../answer';
import { addDays } from '../dates';
import { h } from '../dom';
import { datesInWords } from '../filters/summary';
import { s } from '../strings';
import { TimeScale } from './scale';

/** The bars of a histogram in numbers, each with its days; null where there is none. */
export function barTable(histogram: Histogram, byKilled: boolean): HTMLElement | null {
  const scale = TimeScale.of(histogram);
  if (!scale) return null;
  const values = byKilled ? histogram.killed : histogram.counts;
  const measure = byKilled ? s.time.killed : s.time.incidents;
  return h(
    'table',
    { 'aria-label': `${s.time.heading}: ${measure}` },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, s.filters.dates), h('th', { scope: 'col' }, measure))),
    h(
      'tbody',
      {},
      ...values.map((value, i) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, datesInWords(scale.startOf(i), addDays(scale.startOf(i + 1), -1))),
          h('td', {}, s.figures.count(value)),
        ),
      ),
    ),
  );
}
