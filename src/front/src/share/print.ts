import { byId, h, replace } from '../dom';
import { isFiltered } from '../filter';
import { chosenInWords } from '../filters/summary';
import type { MapAnswer } from '../answer';
import { credits } from '../panel/heading';
import type { State } from '../state';
import { site } from '../site';
import { s } from '../strings';
import { themeForPaper } from '../theme';

/** What stands on paper besides map, legend and list: which filters, how many, where it comes from and of when it is. */
export function preparePrint(
  state: () => State,
  answer: () => MapAnswer | null,
  list: { layOutFor(paper: boolean): number },
  repaint: () => void,
): void {
  addEventListener('beforeprint', () => {
    themeForPaper(true);
    repaint();
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
      known &&
        known.counts.publisher.length > 0 &&
        h('p', {}, s.print.publishers(publishers(known, now.filter.publishers))),
      known && h('p', {}, s.print.revision(s.figures.count(known.revision))),
      known !== null && listed < known.matched.incidents && h('p', {}, s.print.listed(listed, known.matched.incidents)),
      h('p', { dir: 'ltr' }, location.href),
      site.data_notice !== null && h('p', { dir: 'auto' }, site.data_notice),
      h('p', {}, credits()),
    );
  });
  addEventListener('afterprint', () => {
    list.layOutFor(false);
    themeForPaper(false);
    repaint();
  });
}

/** The answer's lists hold so many values at most. */
const mostNamed = 50;

/** Who published what is listed; where the reader has chosen some, those. */
function publishers({ counts }: MapAnswer, chosen: readonly string[]): string {
  if (chosen.length > 0) return s.listed(chosen);
  const named = counts.publisher.map(({ value }) => value);
  return s.listed(named.length < mostNamed ? named : [...named, s.print.andOthers]);
}
