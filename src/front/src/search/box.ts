import { append, h, replace } from '../dom';
import { icon } from '../panel/icons';
import { s } from '../strings';
import { findHits, type Hit, type SearchEvents } from './hits';

/** One field that finds places, incidents and actors; Enter without a choice filters by the words. */
export class SearchBox {
  readonly #field: HTMLInputElement;
  readonly #results = h('div', { class: 'search-results', id: 'search-results', role: 'listbox', hidden: true });
  #hits: Hit[] = [];
  #at = -1;
  #request: AbortController | null = null;
  #timer = 0;

  constructor(
    root: HTMLElement,
    private readonly events: SearchEvents,
  ) {
    this.#field = h('input', {
      type: 'search',
      id: 'search',
      role: 'combobox',
      placeholder: s.search.placeholder,
      'aria-label': s.search.label,
      'aria-expanded': 'false',
      'aria-controls': 'search-results',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      maxlength: 200,
      oninput: () => this.#typed(),
      onkeydown: (event: KeyboardEvent) => this.#key(event),
      onblur: () => this.#close(),
    });
    this.#results.setAttribute('aria-label', s.search.results);
    root.setAttribute('role', 'search');
    append(root, [icon('find'), this.#field, this.#results]);
  }

  /** What the filter holds is what the field says. */
  show(words: string): void {
    if (document.activeElement !== this.#field) this.#field.value = words;
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    const words = this.#field.value.trim();
    if (words.length < 2) {
      this.#close();
      if (words === '') this.events.words('');
      return;
    }
    this.#timer = window.setTimeout(() => void this.#search(words), 220);
  }

  async #search(words: string): Promise<void> {
    const request = (this.#request = new AbortController());
    const hits = await findHits(words, this.events, request.signal);
    if (request.signal.aborted) return;
    this.#hits = hits;
    this.#at = -1;
    this.#render();
  }

  #render(): void {
    this.#results.hidden = this.#hits.length === 0;
    this.#field.setAttribute('aria-expanded', String(!this.#results.hidden));
    replace(
      this.#results,
      ...this.#hits.map((hit, i) =>
        h(
          'div',
          {
            class: `hit${i === this.#at ? ' is-at' : ''}`,
            id: `hit-${i}`,
            role: 'option',
            'aria-selected': String(i === this.#at),
            // Before the field loses the focus and the list goes away.
            onmousedown: (event: MouseEvent) => {
              event.preventDefault();
              this.#choose(hit);
            },
          },
          icon(hit.sign),
          h('span', { class: 'hit-text', dir: 'auto' }, hit.text),
          h('span', { class: 'hit-more' }, hit.more),
        ),
      ),
    );
    if (this.#at < 0) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', `hit-${this.#at}`);
  }

  #key(event: KeyboardEvent): void {
    const open = !this.#results.hidden;
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const hit = this.#hits[this.#at];
      if (open && hit) this.#choose(hit);
      else {
        this.#close();
        this.events.words(this.#field.value.trim());
      }
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const count = this.#hits.length;
      this.#at =
        (this.#at +
          (event.key === 'ArrowDown' ? 1 : -1) +
          count +
          (this.#at < 0 ? Number(event.key === 'ArrowUp') : 0)) %
        count;
      this.#render();
    }
  }

  #choose(hit: Hit): void {
    this.#close();
    hit.run();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#hits = [];
    this.#render();
  }
}
