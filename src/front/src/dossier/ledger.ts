import { civilPart } from '../dates';
import { append, h } from '../dom';
import type { Dossier, Report, Statement } from '../incident';
import { s, word } from '../strings';
import { mainOf, published, statementsOf } from './report';
import { sourceLink } from './source';
import { speakerSign } from './speakers';

/** One dated line for each statement, with its number of killed as a bar on one scale. */
export function ledger(dossier: Dossier): HTMLElement {
  const killed = statementsOf(dossier.estimate.killed);
  const injured = statementsOf(dossier.estimate.injured);
  const most = Math.max(
    1,
    ...[...killed.values()].flat().map(({ at_least, at_most }) => Math.max(at_least ?? 0, at_most ?? 0)),
  );
  return h(
    'section',
    { class: 'block' },
    h('h3', {}, s.dossier.ledger),
    h('p', { class: 'note' }, s.dossier.ledgerNote),
    h(
      'ol',
      { class: 'ledger' },
      ...dossier.reports.map((report) =>
        line(dossier, report, killed.get(report.id) ?? [], injured.get(report.id) ?? [], most),
      ),
    ),
  );
}

function line(dossier: Dossier, report: Report, killed: Statement[], injured: Statement[], most: number): HTMLElement {
  const date = published(report);
  const isBest = dossier.estimate.killed?.best_report === report.id;
  const off = report.withdrawn !== null || report.set_aside !== null;
  const others = [
    [s.dossier.saysPlace, report.place],
    [s.dossier.saysTime, report.time],
    [s.dossier.saysMeans, report.means],
  ] as const;
  return h(
    'li',
    { class: `line${off ? ' is-off' : ''}${isBest ? ' is-best' : ''}`, 'data-report': report.id, tabindex: -1 },
    h(
      'p',
      { class: 'line-date' },
      date === null ? s.dossier.noDate : h('time', { datetime: date }, s.when.date(date, 'short')),
    ),
    h(
      'div',
      { class: 'line-text' },
      h(
        'p',
        { class: 'line-speaker' },
        speakerSign(report.speaker_kind),
        ' ',
        h('b', { dir: 'auto' }, report.speaker),
        speakerKind(report),
      ),
      report.spoken_by ? h('p', { class: 'line-by', dir: 'auto' }, report.spoken_by) : null,
      ...figureLines(report, killed, 'killed', most, isBest),
      ...figureLines(report, injured, 'injured', null, false),
      report.text ? h('p', { class: 'line-said', dir: 'auto' }, report.text) : null,
      ...others
        .filter(([, value]) => value)
        .map(([name, value]) => h('p', { class: 'note', dir: 'auto' }, `${name}: ${value}`)),
      report.withdrawn &&
        h(
          'p',
          { class: 'line-off' },
          s.dossier.withdrawn(
            report.withdrawn.on ? s.when.date(civilPart(report.withdrawn.on)) : '',
            report.withdrawn.reason ?? '',
          ),
        ),
      report.set_aside !== null && h('p', { class: 'line-off' }, s.dossier.setAside(report.set_aside)),
      h('p', { class: 'line-source' }, sourceLink(report)),
    ),
  );
}

/** What kind of speaker it is, unless the name says so already. */
function speakerKind({ speaker, speaker_kind: kind }: Report): HTMLElement | null {
  const name = word('speaker_kind', kind);
  return speaker.toLocaleLowerCase(s.locale).includes(name) ? null : h('span', { class: 'line-kind' }, ` ${name}`);
}

/** The figures of one report for one measure: the one that the estimate uses, and below it the groups it is made of. */
function figureLines(
  report: Report,
  statements: Statement[],
  measure: 'killed' | 'injured',
  most: number | null,
  isBest: boolean,
): HTMLElement[] {
  const given = report.figures.filter((figure) => figure.measure === measure);
  const main = mainOf(statements);
  if (!main) return [];
  const counts = statements.some((statement) => statement.counts);
  const parts = given
    .filter(({ group }) => group !== 'all' && !(given.length === 1 && group === main.group))
    .map(
      ({ group, at_least, at_most, approximate, best }) =>
        `${word('group', group)} ${s.figures.said(at_least, at_most, approximate, best)}`,
    );
  const group = main.group === 'all' || main.group === 'sum' ? '' : ` (${word('group', main.group)})`;
  return [
    h(
      'p',
      { class: `figure${counts ? '' : ' is-out'}` },
      h('span', { class: 'figure-number' }, s.figures.said(main.at_least, main.at_most, main.approximate, main.best)),
      ` ${s.figures[measure]}${group}`,
      isBest && h('span', { class: 'tag tag-best' }, s.dossier.best),
    ),
    most !== null && bar(main, most, counts),
    parts.length > 0 && h('p', { class: 'note' }, parts.join(' · ')),
    !counts && main.because ? h('p', { class: 'line-off' }, `${s.dossier.notCounted}: ${main.because}`) : null,
  ].filter((node): node is HTMLParagraphElement => node instanceof HTMLElement);
}

/** Number of steps on the scale: widths come as classes' custom property by attribute, see `.bar` in the style sheet. */
function bar(statement: Statement, most: number, counts: boolean): HTMLElement {
  const from = statement.at_least ?? 0;
  const to = statement.at_most ?? from;
  const element = h('div', { class: `bar${counts ? '' : ' is-out'}`, 'aria-hidden': 'true' });
  const share = (value: number) => `${Math.round((1000 * value) / most) / 10}%`;
  const solid = h('span', { class: 'bar-solid' });
  solid.style.width = share(Math.min(from, to));
  const range = h('span', { class: `bar-range${statement.at_most === null ? ' bar-open' : ''}` });
  range.style.insetInlineStart = share(Math.min(from, to));
  range.style.width = statement.at_most === null ? '10%' : share(Math.max(0, to - from));
  append(element, [solid, (to > from || statement.at_most === null) && range]);
  return element;
}
