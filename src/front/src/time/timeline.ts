import type { Histogram, Unit } from '../answer';
import { addDays } from '../dates';
import { append, h, replace } from '../dom';
import { datesInWords } from '../filters/summary';
import { icon } from '../panel/icons';
import type { How } from '../store';
import { language, s } from '../strings';
import { bars } from './bars';
import { Brush } from './brush';
import { Player } from './player';
import { TimeScale } from './scale';

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
  readonly #axis = h('div', { class: 'time-axis', 'aria-hidden': 'true' });
  readonly #clear = h('button', { type: 'button', class: 'link-button', hidden: true }, s.time.clear);
  readonly #brush: Brush;
  readonly #player: Player;
  readonly #measure: HTMLSelectElement;
  #histogram: Histogram | null = null;
  #span: Span = { from: null, to: null };
  #scale: TimeScale | null = null;

  constructor(
    root: HTMLElement,
    private readonly change: (span: Span, how: How) => void,
    beside: HTMLElement,
  ) {
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', s.time.label);
    this.#brush = new Brush((span, how) => this.#changed(span, how));
    this.#player = new Player(
      () => ({ scale: this.#scale, span: this.#span }),
      (span) => this.change(span, 'same'),
    );
    this.#measure = h(
      'select',
      { id: 'time-measure', onchange: () => this.#draw() },
      h('option', { value: 'counts' }, s.time.incidents),
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
        h('div', { class: 'time-sheet' }, this.#chart, this.#most, this.#brush.element),
        this.#axis,
      ),
    ]);
    new ResizeObserver(() => this.#draw()).observe(this.#chart);
  }

  show(histogram: Histogram | null, span: Span): void {
    const same = histogram === this.#histogram && span.from === this.#span.from && span.to === this.#span.to;
    this.#span = { from: span.from, to: span.to };
    if (same) return;
    if (histogram !== this.#histogram) {
      this.#histogram = histogram;
      // Under the reader's hand the bars must not move.
      if (!this.#brush.isHeld) this.#scale = histogram && TimeScale.of(histogram);
      this.#draw();
    }
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
    const byKilled = this.#measure.value === 'killed';
    const values = byKilled ? killed : counts;
    this.#most.textContent = values.length > 0 ? s.figures.short(Math.max(...values)) : '';
    replace(this.#chart, bars(values, width, this.#chart.clientHeight, s.time.bars(s.time.units[unit], byKilled)));
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

/** The span of whole bars as first and last day. */
export function spanOfBars(scale: TimeScale, from: number, to: number): Span {
  return { from: scale.startOf(from), to: addDays(scale.startOf(to), -1) };
}
