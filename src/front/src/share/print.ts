import { byId, h, replace } from '../dom';
import { isFiltered } from '../filter';
import { chosenInWords } from '../filters/summary';
import type { MapAnswer } from '../answer';
import { credits } from '../panel/heading';
import type { State } from '../state';
import { site } from '../site';
import { s } from '../strings';

/** What stands on paper besides map, legend and list: which filters, how many, where it comes from and of when it is. */
export function preparePrint(
  state: () => State,
  answer: () => MapAnswer | null,
  list: { layOutFor(paper: boolean): number },
): void {
  addEventListener('beforeprint', () => {
    byId('legend').querySelector('details')?.setAttribute('open', '');
    const listed = list.layOutFor(true);
    const [now, known] = [state(), answer()];
    const chosen = chosenInWords(now.filter, known);
    replace(
      byId('print-head'),
      h('h2', {}, s.print.filters),
      isFiltered(now.filter)
        ? h('ul', {}, ...chosen.map(([name, values]) => h('li', {}, h('b', {}, `${name}: `), values)))
        : h('p', {}, s.print.everything),
      now.asOf !== null && h('p', {}, s.asOf.banner(s.when.date(now.asOf))),
      known &&
        h(
          'p',
          {},
          s.print.sources(
            s.listed(known.counts.dataset.map(({ value, count }) => `${value} (${s.figures.count(count)})`)),
          ),
        ),
      known && h('p', {}, s.print.revision(s.figures.count(known.revision))),
      known !== null && listed < known.matched.incidents && h('p', {}, s.print.listed(listed, known.matched.incidents)),
      h('p', { dir: 'ltr' }, location.href),
      site.data_notice !== null && h('p', { dir: 'auto' }, site.data_notice),
      h('p', {}, credits()),
    );
  });
  addEventListener('afterprint', () => list.layOutFor(false));
}
