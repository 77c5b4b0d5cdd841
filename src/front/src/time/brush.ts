import { addDays } from '../dates';
import { h } from '../dom';
import { datesInWords } from '../filters/summary';
import type { How } from '../store';
import { s } from '../strings';
import { addUnits, type TimeScale } from './scale';
import type { Span } from './timeline';

type Part = 'from' | 'to' | 'whole' | 'new';

/** A range over the bars: dragged by its handles or as a whole, drawn anew beside it, and moved by keys. */
export class Brush {
  readonly element: HTMLElement;
  readonly #range = this.#slider('whole', 'brush-range');
  readonly #handles: Record<'from' | 'to', HTMLElement>;
  #scale: TimeScale | null = null;
  #span: Span = { from: null, to: null };
  #held: { part: Part; start: number; span: Span; moved: boolean; told: boolean } | null = null;
  #told = 0;

  constructor(private readonly change: (span: Span, how: How) => void) {
    this.#handles = {
      from: this.#slider('from', 'brush-handle brush-from'),
      to: this.#slider('to', 'brush-handle brush-to'),
    };
    this.element = h('div', { class: 'brush' }, this.#range, this.#handles.from, this.#handles.to);
    this.element.addEventListener('pointerdown', (event) => this.#take(event));
    this.element.addEventListener('pointermove', (event) => this.#drag(event));
    this.element.addEventListener('pointerup', () => this.#drop());
    this.element.addEventListener('pointercancel', () => this.#drop());
    this.element.addEventListener('dblclick', () => this.change({ from: null, to: null }, 'step'));
  }

  get isHeld(): boolean {
    return this.#held !== null;
  }

  /** While the reader holds the brush it shows what they do, whatever has arrived meanwhile. */
  show(scale: TimeScale | null, span: Span): void {
    if (this.#held === null) this.#draw(scale, span);
  }

  #draw(scale: TimeScale | null, span: Span): void {
    this.#scale = scale;
    this.#span = span;
    this.element.hidden = scale === null;
    if (!scale) return;
    const [start, end] = this.#places(scale, span);
    this.#range.hidden = span.from === null && span.to === null;
    this.element.style.setProperty('--start', String(start / scale.count));
    this.element.style.setProperty('--end', String(Math.max(start, end) / scale.count));
    this.#range.setAttribute('aria-valuenow', String(Math.round(start)));
    this.#range.setAttribute('aria-valuemax', String(scale.count));
    this.#range.setAttribute('aria-valuetext', datesInWords(span.from, span.to) ?? '');
    for (const [name, place] of [
      ['from', start],
      ['to', end],
    ] as const) {
      const handle = this.#handles[name];
      const day = name === 'from' ? (span.from ?? scale.first) : (span.to ?? scale.last);
      handle.setAttribute('aria-valuenow', String(Math.round(place)));
      handle.setAttribute('aria-valuemax', String(scale.count));
      handle.setAttribute('aria-valuetext', s.when.date(day));
    }
  }

  #places(scale: TimeScale, { from, to }: Span): [number, number] {
    return [from === null ? 0 : scale.placeOf(from), to === null ? scale.count : scale.placeOf(addDays(to, 1))];
  }

  #slider(name: 'from' | 'to' | 'whole', look: string): HTMLElement {
    return h('div', {
      class: look,
      role: 'slider',
      tabindex: 0,
      'aria-label': s.time[name],
      'aria-valuemin': 0,
      'aria-valuemax': 0,
      'aria-valuenow': 0,
      onkeydown: (event: KeyboardEvent) => this.#key(event, name),
    });
  }

  /** Arrow keys move by one bar, Page keys by ten, Home and End to the ends, Delete takes the range away. */
  #key(event: KeyboardEvent, name: 'from' | 'to' | 'whole'): void {
    const scale = this.#scale;
    if (!scale) return;
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const clears = event.key === 'Delete' || event.key === 'Backspace';
    const end = event.key === 'Home' ? scale.first : event.key === 'End' ? addDays(scale.last, 1) : null;
    if (step === undefined && !clears && end === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (clears) {
      this.change({ from: null, to: null }, 'step');
      return;
    }
    if (name === 'whole') {
      const bars = event.key === 'Home' ? -scale.count : event.key === 'End' ? scale.count : (step ?? 0);
      this.change(this.#moved(scale, bars), 'step');
      return;
    }
    const { from, to } = { from: this.#span.from ?? scale.first, to: this.#span.to ?? scale.last };
    const present = name === 'from' ? from : addDays(to, 1);
    const goal = clamp(end ?? addUnits(present, scale.unit, step ?? 0), scale.first, addDays(scale.last, 1));
    const span =
      name === 'from' ? { from: goal < to ? goal : to, to } : { from, to: goal > from ? addDays(goal, -1) : from };
    this.change(span, 'step');
  }

  /** The range so many bars later, as long as it is, and not over the ends of time. */
  #moved(scale: TimeScale, bars: number): Span {
    const [start, end] = this.#places(scale, this.#span);
    const by = Math.max(-Math.floor(start), Math.min(Math.floor(scale.count - end), bars));
    const { from, to } = { from: this.#span.from ?? scale.first, to: this.#span.to ?? scale.last };
    return { from: addUnits(from, scale.unit, by), to: addDays(addUnits(addDays(to, 1), scale.unit, by), -1) };
  }

  #take(event: PointerEvent): void {
    const scale = this.#scale;
    if (!scale || event.button !== 0) return;
    const { target } = event;
    const part: Part =
      target === this.#handles.from
        ? 'from'
        : target === this.#handles.to
          ? 'to'
          : target === this.#range
            ? 'whole'
            : 'new';
    const { first, last } = scale;
    this.#held = {
      part,
      start: this.#placeAt(event, scale),
      span: { from: this.#span.from ?? first, to: this.#span.to ?? last },
      moved: false,
      told: false,
    };
    this.element.setPointerCapture(event.pointerId);
  }

  #drag(event: PointerEvent): void {
    const [held, scale] = [this.#held, this.#scale];
    if (!held || !scale) return;
    const place = this.#placeAt(event, scale);
    if (!held.moved && Math.abs(place - held.start) * (this.element.clientWidth / scale.count) < 4) return;
    held.moved = true;
    const span = this.#spanOf(held, place, scale);
    if (span.from === this.#span.from && span.to === this.#span.to) return;
    // The brush follows at once, the map some times a second.
    this.#draw(scale, span);
    if (performance.now() - this.#told < 150) return;
    this.#told = performance.now();
    this.#tell(span, held);
  }

  /** Back goes to what stood before the hand took hold. */
  #tell(span: Span, held: { told: boolean }): void {
    this.change(span, held.told ? 'same' : 'step');
    held.told = true;
  }

  #spanOf({ part, start, span }: { part: Part; start: number; span: Span }, place: number, scale: TimeScale): Span {
    const [from, to] = [span.from ?? scale.first, span.to ?? scale.last];
    const edge = scale.edgeAt(place);
    if (part === 'from') return { from: edge < to ? edge : to, to };
    if (part === 'to') return { from, to: edge > from ? addDays(edge, -1) : from };
    if (part === 'whole') {
      const moved = Math.round(place - start);
      return { from: addUnits(from, scale.unit, moved), to: addDays(addUnits(addDays(to, 1), scale.unit, moved), -1) };
    }
    const [a, b] = [Math.floor(Math.min(start, place)), Math.ceil(Math.max(start, place))];
    return { from: scale.startOf(a), to: addDays(scale.startOf(Math.max(a + 1, b)), -1) };
  }

  #drop(): void {
    const held = this.#held;
    this.#held = null;
    if (held?.moved) this.#tell(this.#span, held);
    else if (held?.part === 'new' && this.#scale) {
      // A click on a bar chooses it.
      const bar = Math.floor(held.start);
      const [from, next] = [this.#scale.startOf(bar), this.#scale.startOf(bar + 1)];
      this.change({ from, to: addDays(next, -1) }, 'step');
    }
  }

  /** In bars from the start of time, which is on the left in every language, as the map's west is. */
  #placeAt(event: PointerEvent, scale: TimeScale): number {
    const { left, width } = this.element.getBoundingClientRect();
    const share = Math.max(0, Math.min(0.9999, (event.clientX - left) / Math.max(1, width)));
    return share * scale.count;
  }
}

function clamp(day: string, first: string, last: string): string {
  return day < first ? first : day > last ? last : day;
}
