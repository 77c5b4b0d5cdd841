import { h } from '../dom';
import { s, word } from '../strings';
import type { ChartData } from './chartData';

/** The chart in words, for whoever cannot see it or wants the numbers; each speaker leads to what was said, as the marks do by mouse. */
export function chartTable({ marks, running }: ChartData, open: (report: string) => void): HTMLElement {
  const { columns, runningColumns } = s.chart;
  const figure = (value: number | null) => (value === null ? '–' : s.figures.count(value));
  return h(
    'details',
    { class: 'twin' },
    h('summary', {}, s.chart.table),
    table(
      s.chart.table,
      Object.values(columns),
      marks.map(({ day, report, speaker, kind, statement }) => [
        day === null ? s.dossier.noDate : s.when.date(day, 'short'),
        h(
          'span',
          {},
          h('button', { type: 'button', class: 'link-button', dir: 'auto', onclick: () => open(report) }, speaker),
          ` (${word('speaker_kind', kind)})`,
        ),
        s.figures.said(statement.at_least, statement.at_most, statement.approximate, statement.best),
        statement.counts ? s.chart.yes : `${s.chart.no}${statement.because ? `: ${statement.because}` : ''}`,
      ]),
    ),
    running.length > 0 && h('h4', {}, s.chart.running),
    running.length > 0 &&
      table(
        s.chart.running,
        Object.values(runningColumns),
        running.map(({ from, low, best, high }) => [
          s.when.date(from, 'short'),
          figure(low),
          figure(best),
          figure(high),
        ]),
      ),
  );
}

function table(name: string, columns: readonly string[], rows: readonly (Node | string)[][]): HTMLElement {
  return h(
    'div',
    { class: 'table-room', tabindex: 0, role: 'region', 'aria-label': name },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
      h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', {}, cell))))),
    ),
  );
}
