import { addDays, daysBetween } from '../dates';
import { h, replace, svg } from '../dom';
import type { Dossier } from '../incident';
import { chartMeasures } from '../state';
import { s, word } from '../strings';
import { chartData, ticks, type ChartData, type Mark, type Measure } from './chartData';
import { chartTable } from './chartTable';
import { speakerShape, speakerSign } from './speakers';

const height = 216;
const margin = { top: 26, bottom: 26, start: 34, end: 14 };
/** Marks of one day stand side by side, so many pixels apart. */
const apart = 11;
/** What a finger needs; where such parts of two marks overlap, the nearer one is meant. */
const touch = 24;

/** What was reported over time: each statement at its day, the estimate behind them, and the same as a table. */
export function figureChart(
  dossier: Dossier,
  chosen: Measure,
  choose: (measure: Measure) => void,
  open: (report: string) => void,
): HTMLElement | null {
  const has = (measure: Measure) => (dossier.estimate[measure]?.statements.length ?? 0) > 0;
  const measures = chartMeasures.filter(has);
  const [first] = measures;
  if (!first) return null;
  let measure = measures.includes(chosen) ? chosen : first;
  const body = h('div', {});
  const buttons = measures.map((one) =>
    h(
      'button',
      {
        type: 'button',
        class: 'pill',
        'data-measure': one,
        onclick: () => {
          measure = one;
          render();
          choose(one);
        },
      },
      s.figures[one === 'killed' ? 'Killed' : 'Injured'],
    ),
  );
  const render = () => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.measure === measure));
    replace(body, ...show(chartData(dossier, measure), open));
  };
  render();
  return h(
    'section',
    { class: 'block chart-block' },
    h(
      'div',
      { class: 'block-top' },
      h('h3', {}, s.chart.heading),
      measures.length > 1 && h('div', { class: 'switch', role: 'group', 'aria-label': s.chart.measure }, ...buttons),
    ),
    body,
  );
}

function show(data: ChartData, open: (report: string) => void): Node[] {
  const sheet = h('div', { class: 'chart' });
  // Drawn for the width that it has, so that words keep their size.
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width > 0) replace(sheet, draw(data, width, open));
  });
  observer.observe(sheet);
  const undated = data.marks.filter(({ day }) => day === null).length;
  const kinds = [...new Set(data.marks.map(({ kind }) => kind))];
  const out = data.marks.some(({ statement }) => !statement.counts);
  return [
    sheet,
    h(
      'ul',
      { class: 'chart-legend' },
      ...kinds.map((kind) => h('li', {}, speakerSign(kind), word('speaker_kind', kind))),
      data.running.length > 0 && h('li', {}, h('span', { class: 'band-sign' }), s.chart.band),
      data.running.length > 0 && h('li', {}, h('span', { class: 'best-sign' }), s.chart.best),
      out && h('li', {}, h('span', { class: 'is-out' }, speakerSign('witness')), s.chart.hollow),
    ),
    h('p', { class: 'note' }, `${s.chart.note}${undated > 0 ? ` ${s.chart.undated(undated)}` : ''}`),
    chartTable(data, open),
  ];
}

function draw(data: ChartData, width: number, open: (report: string) => void): SVGSVGElement {
  const steps = ticks(data.most);
  const top = steps.at(-1) ?? 1;
  const span = Math.max(1, daysBetween(data.first, data.last));
  const [left, right] = [margin.start + 10, width - margin.end - 10];
  const x = (day: string) => left + ((right - left) * daysBetween(data.first, day)) / span;
  const y = (value: number) => height - margin.bottom - ((height - margin.top - margin.bottom) * value) / top;
  const placed = spread(data.marks).map(({ mark, aside }) => ({ mark, at: x(mark.day ?? data.first) + aside }));
  const rows = steps.map((value) =>
    svg(
      'g',
      {},
      svg('line', { class: 'chart-grid', x1: margin.start, x2: width - margin.end, y1: y(value), y2: y(value) }),
      svg(
        'text',
        { class: 'chart-text', x: margin.start - 6, y: y(value) + 4, 'text-anchor': 'end' },
        s.figures.count(value),
      ),
    ),
  );
  return svg(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': s.chart.label(
        s.figures[data.measure],
        data.marks.length,
        s.when.date(data.first),
        s.when.date(data.last),
      ),
    },
    ...rows,
    ...dayLabels(data, width, x),
    ...band(data, x, y, right + 6),
    ...placed.map(({ mark, at }) => drawMark(mark, at, y, (event) => open(meant(event, mark).report))),
  );

  /** Of the marks under a finger the one nearest to it. */
  function meant(event: MouseEvent, hit: Mark): Mark {
    const sheet = (event.currentTarget as SVGElement).ownerSVGElement?.getBoundingClientRect();
    const [across, down] = [event.clientX - (sheet?.left ?? 0), event.clientY - (sheet?.top ?? 0)];
    const off = (at: number) => Math.abs(at - across);
    const under = placed.filter(({ mark, at }) => {
      const { top, bottom } = reach(mark, y);
      return mark === hit || (off(at) <= touch / 2 && top <= down && down <= bottom);
    });
    return under.reduce((best, one) => (off(one.at) < off(best.at) ? one : best)).mark;
  }
}

/** From the highest to the lowest that belongs to a mark, with room for a finger. */
function reach({ statement: { at_least, at_most, best } }: Mark, y: (value: number) => number) {
  const low = at_least ?? 0;
  const high = Math.max(best ?? at_least ?? 0, at_most ?? 0);
  return { top: y(high) - touch / 2, bottom: y(low) + touch / 2 };
}

/** The running low to high, with the best as a line, each step holding until the next. */
function band(data: ChartData, x: (day: string) => number, y: (value: number) => number, end: number): Node[] {
  return data.running.flatMap(({ from, low, best, high }, i) => {
    if (low === null || best === null || high === null) return [];
    const next = data.running[i + 1];
    const [x1, x2] = [x(from) - 5, next ? x(next.from) - 5 : end];
    return [
      svg('rect', {
        class: 'chart-band',
        x: x1,
        width: Math.max(0, x2 - x1),
        y: y(high) - 1,
        height: y(low) - y(high) + 2,
      }),
      svg('line', { class: 'chart-best', x1, x2, y1: y(best), y2: y(best) }),
    ];
  });
}

function dayLabels(data: ChartData, width: number, x: (day: string) => number): Node[] {
  const room = Math.max(1, Math.floor(width / 110));
  const span = daysBetween(data.first, data.last);
  const count = Math.min(room, span) || 1;
  const days =
    span === 0
      ? [data.first]
      : Array.from({ length: count + 1 }, (_, i) => addDays(data.first, Math.round((span * i) / count)));
  return days.map((day, i) =>
    svg(
      'text',
      {
        class: 'chart-text',
        x: x(day) + (i === 0 ? -10 : i === days.length - 1 ? 10 : 0),
        y: height - 7,
        'text-anchor': i === 0 ? 'start' : i === days.length - 1 ? 'end' : 'middle',
      },
      s.within(s.when.date(day, days.length > 3 ? 'day' : 'short')),
    ),
  );
}

function spread(marks: readonly Mark[]): { mark: Mark; aside: number }[] {
  const dated = marks.filter(({ day }) => day !== null);
  return dated.map((mark) => {
    const same = dated.filter(({ day }) => day === mark.day);
    return { mark, aside: (same.indexOf(mark) - (same.length - 1) / 2) * Math.min(apart, 80 / same.length) };
  });
}

function drawMark(mark: Mark, x: number, y: (value: number) => number, open: (event: MouseEvent) => void): SVGGElement {
  const { at_least, at_most, best, approximate, counts } = mark.statement;
  const low = at_least ?? 0;
  const at = best ?? at_least ?? at_most ?? 0;
  const { top, bottom } = reach(mark, y);
  const arrow = at_most === null ? y(low) - 22 : null;
  return svg(
    'g',
    { class: `chart-mark${counts ? '' : ' is-out'}`, 'data-report': mark.report, onclick: open },
    svg('title', {}, `${mark.speaker}: ${s.figures.said(at_least, at_most, approximate, best)}`),
    at_most !== null &&
      at_most > low &&
      svg('path', {
        class: 'chart-range',
        d: `M${x - 4} ${y(low)}h8M${x} ${y(low)}V${y(at_most)}M${x - 4} ${y(at_most)}h8`,
      }),
    arrow !== null &&
      svg('path', {
        class: 'chart-range',
        d: `M${x} ${y(low)}V${arrow}M${x - 4} ${arrow + 5}L${x} ${arrow}L${x + 4} ${arrow + 5}`,
      }),
    svg('g', { transform: `translate(${x} ${y(at)})` }, speakerShape(mark.kind)),
    svg('rect', {
      class: 'chart-touch',
      x: x - touch / 2,
      width: touch,
      y: top,
      height: bottom - top,
    }),
  );
}
