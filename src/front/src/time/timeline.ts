import type { Histogram, Unit } from '../answer';
import { addDays } from '../dates';
import { append, h, replace } from '../dom';
import { datesInWords } from '../filters/summary';
import { icon } from '../panel/icons';
import type { BarMeasure } from '../state';
import type { How } from '../store';
import { language, s } from '../strings';
import { bars } from './bars';
import { Brush } from './brush';
import { Player } from './player';
import { TimeScale } from './scale';
import { barTable } from './table';

export interface Span {
  from: string | null;
  to: string | null;
}

/** How many incidents, or killed, there were when; a brush over it is the date filter. */
export class Timeline {
  readonly #words = h('p', { class: 'time-words' });
  readonly #chart = h('div', { class: 'time-chart' });
  /** What the tallest bar stands for. */
  readonly #most = h('span', { class: 'time-most', 'aria-hidden': 'true' });
  /** The bars in numbers, for whoever cannot see them. */
  readonly #table = h('div', { class: 'unseen' });
  readonly #axis = h('div', { class: 'time-axis', 'aria-hidden': 'true' });
  readonly #clear = h('button', { type: 'button', class: 'link-button', hidden: true }, s.time.clear);
  readonly #brush: Brush;
  readonly #player: Player;
  readonly #measure: HTMLSelectElement;
  #histogram: Histogram | null = null;
  #span: Span = { from: null, to: null };
  #isAnswered = true;
  #by: BarMeasure = 'incidents';
  #scale: TimeScale | null = null;

  constructor(
    root: HTMLElement,
    private readonly change: (span: Span, how: How) => void,
    choose: (measure: BarMeasure) => void,
    beside: HTMLElement,
  ) {
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', s.time.label);
    this.#brush = new Brush((span, how) => this.#changed(span, how));
    this.#player = new Player(
      () => ({ scale: this.#scale, span: this.#span, isAnswered: this.#isAnswered }),
      (span) => this.change(span, 'same'),
    );
    this.#measure = h(
      'select',
      { id: 'time-measure', onchange: () => choose(this.#measure.value as BarMeasure) },
      h('option', { value: 'incidents' }, s.time.incidents),
      h('option', { value: 'killed' }, s.time.killed),
    );
    this.#clear.addEventListener('click', () => this.#changed({ from: null, to: null }, 'step'));
    const toggle = h(
      'button',
      {
        type: 'button',
        class: 'time-toggle',
        'aria-expanded': 'true',
        'aria-controls': 'time-body',
        onclick: () => {
          const open = root.classList.toggle('is-open');
          toggle.setAttribute('aria-expanded', String(open));
        },
      },
      icon('clock'),
      s.time.heading,
      icon('down'),
    );
    const open = matchMedia('(min-width: 800px)').matches;
    root.classList.toggle('is-open', open);
    toggle.setAttribute('aria-expanded', String(open));
    append(root, [
      h(
        'div',
        { class: 'time-top' },
        toggle,
        this.#words,
        this.#clear,
        h(
          'div',
          { class: 'time-tools' },
          this.#player.element,
          h('label', { for: 'time-measure', class: 'unseen' }, s.time.measure),
          this.#measure,
        ),
        beside,
      ),
      h(
        'div',
        { class: 'time-body', id: 'time-body', dir: 'ltr' },
        h('div', { class: 'time-sheet' }, this.#chart, this.#table, this.#most, this.#brush.element),
        this.#axis,
      ),
    ]);
    new ResizeObserver(() => this.#draw()).observe(this.#chart);
  }

  /** `answered` is the span that the rest of the page shows, and `span` the one that it was asked for. */
  show(histogram: Histogram | null, span: Span, answered: Span, measure: BarMeasure): void {
    const same = histogram === this.#histogram && isSame(span, this.#span) && measure === this.#by;
    this.#span = { from: span.from, to: span.to };
    this.#isAnswered = isSame(span, answered);
    if (same) return;
    const isOther = measure !== this.#by;
    this.#by = measure;
    this.#measure.value = measure;
    if (histogram !== this.#histogram) {
      this.#histogram = histogram;
      // Under the reader's hand the bars must not move.
      if (!this.#brush.isHeld) this.#scale = histogram && TimeScale.of(histogram);
      this.#draw();
    } else if (isOther) this.#draw();
    this.#mark();
  }

  #changed(span: Span, how: How): void {
    this.#player.stop();
    this.#span = span;
    this.#mark();
    this.change(span, how);
  }

  #mark(): void {
    this.#words.textContent = datesInWords(this.#span.from, this.#span.to) ?? s.filters.anyDate;
    this.#clear.hidden = this.#span.from === null && this.#span.to === null;
    this.#brush.show(this.#scale, this.#span);
    this.#player.show();
  }

  #draw(): void {
    const width = this.#chart.clientWidth;
    if (width === 0) return;
    const { unit, counts, killed } = this.#histogram ?? { unit: 'day' as Unit, counts: [], killed: [] };
    const byKilled = this.#by === 'killed';
    const values = byKilled ? killed : counts;
    this.#most.textContent = values.length > 0 ? s.figures.short(Math.max(...values)) : '';
    replace(this.#chart, bars(values, width, this.#chart.clientHeight, s.time.bars(s.time.units[unit], byKilled)));
    replace(this.#table, this.#histogram && barTable(this.#histogram, byKilled));
    replace(this.#axis, ...this.#labels(width));
    this.#mark();
  }

  #labels(width: number): HTMLElement[] {
    const scale = this.#scale;
    if (!scale) return [];
    const style =
      scale.unit === 'year' || scale.unit === 'quarter' ? 'year' : scale.unit === 'month' ? 'shortMonth' : 'short';
    const room = Math.max(1, Math.min(scale.count, Math.floor(width / 96)));
    const step = Math.ceil(scale.count / room);
    const marks: HTMLElement[] = [];
    for (let i = 0; i < scale.count - step / 2; i += step) {
      const label = h('span', { dir: language.direction }, s.when.date(scale.startOf(i), style));
      label.style.left = `${(100 * i) / scale.count}%`;
      marks.push(label);
    }
    return marks;
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

/** The span of whole bars as first and last day. */
export function spanOfBars(scale: TimeScale, from: number, to: number): Span {
  return { from: scale.startOf(from), to: addDays(scale.startOf(to), -1) };
}
