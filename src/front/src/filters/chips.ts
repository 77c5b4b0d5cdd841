import type { MapAnswer } from '../answer';
import { h, replace } from '../dom';
import type { Filter } from '../filter';
import { icon } from '../panel/icons';
import { s } from '../strings';
import { chosenOf, type Chosen } from './summary';

/** Every value that is chosen, each with a button that takes it away. */
export class Chips {
  readonly element = h('ul', { class: 'chips', hidden: true });

  /** `emptied` is called when the last one was taken away by the reader, whose focus then is nowhere. */
  constructor(
    private readonly change: (part: Partial<Filter>) => void,
    private readonly emptied: () => void,
  ) {
    this.element.setAttribute('aria-label', s.filters.heading);
  }

  show(filter: Filter, answer: MapAnswer | null): void {
    const focused = [...this.element.querySelectorAll('button')].findIndex((one) => one === document.activeElement);
    const chosen = chosenOf(filter, answer);
    this.element.hidden = chosen.length === 0;
    replace(this.element, ...chosen.map((one) => h('li', {}, this.#chip(one))));
    if (focused < 0) return;
    if (chosen.length === 0) this.emptied();
    else this.element.querySelectorAll('button')[Math.min(focused, chosen.length - 1)]?.focus();
  }

  #chip({ name, value, without }: Chosen): HTMLButtonElement {
    const label = s.filters.clearOne(`${name}: ${value}`);
    return h(
      'button',
      { type: 'button', class: 'chip', 'aria-label': label, title: label, onclick: () => this.change(without) },
      h('span', { class: 'chip-name' }, `${name}: `),
      h('span', { class: 'chip-value', dir: 'auto' }, value),
      icon('close'),
    );
  }
}
