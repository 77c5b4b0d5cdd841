import type { Unit } from '../answer';
import { addDays } from '../dates';
import { h, replace } from '../dom';
import { icon } from '../panel/icons';
import { s } from '../strings';
import { addUnits, type TimeScale } from './scale';
import type { Span } from './timeline';

const speeds = { slow: 1600, normal: 800, fast: 350 } as const;
type Speed = keyof typeof speeds;
const steps: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year'];

/**
 * Moves the chosen span through time, step by step, until its end or until it is stopped. On a slow line a step waits for the
 * answer to the one before: the map must follow.
 */
export class Player {
  readonly element: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #step: HTMLSelectElement;
  #timer = 0;
  #playing = false;
  /** The last step has been looked at long enough. */
  #isDue = false;
  #stepChosen = false;

  constructor(
    private readonly now: () => { scale: TimeScale | null; span: Span; isAnswered: boolean },
    private readonly change: (span: Span) => void,
  ) {
    this.#button = h('button', { type: 'button', class: 'icon-button play', onclick: () => this.#toggle() });
    this.#speed = h(
      'select',
      { id: 'play-speed' },
      ...(Object.keys(speeds) as Speed[]).map((name) =>
        h('option', { value: name, selected: name === 'normal' }, s.time.speeds[name]),
      ),
    );
    this.#step = h(
      'select',
      { id: 'play-step', onchange: () => (this.#stepChosen = true) },
      ...steps.map((unit) => h('option', { value: unit }, s.time.steps[unit])),
    );
    this.element = h(
      'div',
      { class: 'player' },
      this.#button,
      h('label', { for: 'play-step', class: 'unseen' }, s.time.step),
      this.#step,
      h('label', { for: 'play-speed', class: 'unseen' }, s.time.speed),
      this.#speed,
    );
    this.show();
  }

  show(): void {
    const { scale } = this.now();
    if (scale && !this.#stepChosen) this.#step.value = scale.unit;
    this.#button.disabled = scale === null;
    this.#goOn();
    const label = this.#playing ? s.time.pause : s.time.play;
    if (this.#button.getAttribute('aria-label') === label) return;
    this.#button.setAttribute('aria-label', label);
    this.#button.title = label;
    replace(this.#button, icon(this.#playing ? 'pause' : 'play'));
  }

  stop(): void {
    this.#playing = false;
    this.#isDue = false;
    clearTimeout(this.#timer);
    this.show();
  }

  #toggle(): void {
    if (this.#playing) {
      this.stop();
      return;
    }
    this.#playing = true;
    this.#next(true);
    this.show();
  }

  #goOn(): void {
    if (!this.#isDue || !this.now().isAnswered) return;
    this.#isDue = false;
    // Not amid the showing of the answer that it waited for.
    queueMicrotask(() => {
      if (this.#playing) this.#next();
    });
  }

  #next(first = false): void {
    const { scale, span } = this.now();
    if (!scale) {
      this.stop();
      return;
    }
    const unit = this.#step.value as Unit;
    const forth = (day: string) => addUnits(day, unit, 1);
    const ended = span.to === null || span.to >= scale.last;
    // From the start when nothing is chosen or the span is at the end already; else on by one step.
    const next =
      span.from === null || (first && ended)
        ? { from: scale.first, to: addDays(forth(scale.first), -1) }
        : { from: forth(span.from), to: addDays(forth(addDays(span.to ?? scale.last, 1)), -1) };
    if (next.from > scale.last) {
      this.stop();
      return;
    }
    this.change(next);
    this.#timer = window.setTimeout(
      () => {
        this.#isDue = true;
        this.#goOn();
      },
      speeds[this.#speed.value as Speed],
    );
  }
}
