import { addDays, daysBetween, isCivil, today } from '../dates';
import { append, h } from '../dom';
import { icon } from '../panel/icons';
import type { How } from '../store';
import { s } from '../strings';

/** "As known on": the day by whose end everything on the page had been reported, and the mark that it is so. */
export class AsOfPicker {
  readonly element = h('div', { class: 'as-of' });
  readonly #toggle: HTMLInputElement;
  readonly #day: HTMLInputElement;
  readonly #slider: HTMLInputElement;
  readonly #set: HTMLElement;
  readonly #told = h('b', {});
  #asOf: string | null = null;
  #first = '2000-01-01';
  #last = today();

  constructor(
    private readonly banner: HTMLElement,
    private readonly change: (asOf: string | null, how: How) => void,
  ) {
    this.#toggle = h('input', {
      type: 'checkbox',
      id: 'as-of-on',
      onchange: () => this.change(this.#toggle.checked ? this.#last : null, 'step'),
    });
    this.#day = h('input', {
      type: 'date',
      id: 'as-of-day',
      min: '1900-01-01',
      max: '2199-12-31',
      onchange: () => {
        if (isCivil(this.#day.value)) this.change(this.#day.value, 'step');
      },
    });
    this.#slider = h('input', {
      type: 'range',
      id: 'as-of-slider',
      min: 0,
      max: 1,
      oninput: () => this.change(addDays(this.#first, Number(this.#slider.value)), 'same'),
    });
    const step = (days: number, label: string, sign: 'back' | 'forth') =>
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': label,
          title: label,
          onclick: () => this.#asOf !== null && this.change(addDays(this.#asOf, days), 'same'),
        },
        icon(sign),
      );
    this.#set = h(
      'div',
      { class: 'as-of-set' },
      step(-1, s.asOf.dayBefore, 'back'),
      h('label', { for: 'as-of-day', class: 'unseen' }, s.asOf.day),
      this.#day,
      step(1, s.asOf.dayAfter, 'forth'),
      h('label', { for: 'as-of-slider', class: 'unseen' }, s.asOf.slider),
      this.#slider,
    );
    append(this.element, [
      h('label', { class: 'check', for: 'as-of-on' }, this.#toggle, h('span', {}, s.asOf.label)),
      this.#set,
    ]);
    append(banner, [
      icon('clock'),
      h('span', {}, this.#told, ' ', s.asOf.explained),
      h(
        'button',
        {
          type: 'button',
          class: 'button button-small',
          onclick: () => {
            this.change(null, 'step');
            this.#toggle.focus(); // The button is gone with its banner.
          },
        },
        s.asOf.leave,
      ),
    ]);
  }

  /** `first` and `last` are the days of the first and the newest report of any incident. */
  show(asOf: string | null, first: string | null, last: string | null): void {
    this.#asOf = asOf;
    this.#first = first ?? this.#first;
    this.#last = earlier(last ?? today(), today());
    this.#toggle.checked = asOf !== null;
    this.#set.hidden = asOf === null;
    document.body.classList.toggle('is-past', asOf !== null);
    this.banner.hidden = asOf === null;
    if (asOf === null) return;
    if (document.activeElement !== this.#day) this.#day.value = asOf;
    this.#slider.max = String(Math.max(1, daysBetween(this.#first, this.#last)));
    this.#slider.value = String(daysBetween(this.#first, asOf));
    this.#slider.setAttribute('aria-valuetext', s.when.date(asOf));
    this.#told.textContent = s.asOf.banner(s.when.date(asOf));
  }
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
