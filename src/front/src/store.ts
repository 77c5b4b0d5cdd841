import type { State } from './state';
import { readUrl, writeUrl } from './url';

/** `step` makes an entry that Back returns from; `same` corrects the present one (the map was moved). */
export type How = 'step' | 'same';
type Listener = (state: State, before: State) => void;

/** The state of the page. It lives in the address; Back and Forward arrive here like any other change. */
export class Store {
  #state: State;
  readonly #listeners: Listener[] = [];

  constructor() {
    this.#state = readUrl(location.search);
    addEventListener('popstate', () => this.#become(readUrl(location.search)));
  }

  get state(): State {
    return this.#state;
  }

  change(part: Partial<State>, how: How = 'step'): void {
    const next = { ...this.#state, ...part };
    const address = location.pathname + writeUrl(next);
    if (address !== location.pathname + location.search) {
      if (how === 'step') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    this.#become(next);
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  #become(next: State): void {
    const before = this.#state;
    this.#state = next;
    for (const listener of this.#listeners) listener(next, before);
  }
}
