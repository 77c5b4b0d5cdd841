import type { Rows } from '../answer';
import { append, h, replace } from '../dom';
import { sorts, type Sort } from '../filter';
import type { Incident } from '../incident';
import { s } from '../strings';
import { entry, waiting } from './entry';
import { ListRows, type Beginning } from './rows';

export interface ListEvents {
  open(key: string): void;
  hover(incident: Incident | null): void;
  sort(sort: Sort): void;
  inView(only: boolean): void;
  rows(where: number | string, signal: AbortSignal): Promise<Rows>;
}

/** Entries above and below the visible part that are in the page too. */
const margin = 6;
/** Browsers draw no element higher than some 30 million pixels; of more incidents the reader filters. */
export const mostListed = 100_000;

/**
 * The incidents in words: the twin of the map for whoever cannot see it or does not want to. All entries have one height,
 * and only those near the visible part are in the page; rows are fetched as they come into it.
 */
export class IncidentList {
  readonly #entries = new Map<number, HTMLLIElement>();
  readonly #drawn = new WeakMap<HTMLLIElement, Incident>();
  readonly #list = h('ul', { class: 'entries', 'aria-labelledby': 'list-heading' });
  readonly #body = h('div', { class: 'list-body' }, this.#list);
  readonly #sort: HTMLSelectElement;
  readonly #inView: HTMLInputElement;
  readonly #rows: ListRows;
  #first: readonly Incident[] | null = null;
  #selected: string | null = null;
  /** Was selected and is to be brought into the visible part once its place is known. */
  #awaited: string | null = null;
  #height = 0;
  #onPaper = false;

  constructor(
    root: HTMLElement,
    private readonly events: ListEvents,
  ) {
    this.#rows = new ListRows(
      (where, signal) => events.rows(where, signal),
      () => {
        this.#render();
        this.#bringIn();
        this.grown();
      },
    );
    this.#sort = h(
      'select',
      { id: 'sort', onchange: () => events.sort(this.#sort.value as Sort) },
      ...sorts.map((sort) => h('option', { value: sort }, s.list.sorts[sort])),
    );
    this.#inView = h('input', { type: 'checkbox', id: 'in-view', onchange: () => events.inView(this.#inView.checked) });
    append(root, [
      h('h2', { id: 'list-heading', class: 'unseen', tabindex: -1 }, s.list.heading),
      h(
        'div',
        { class: 'list-tools' },
        h('label', { for: 'sort', class: 'unseen' }, s.list.sort),
        this.#sort,
        h('label', { class: 'check', for: 'in-view' }, this.#inView, h('span', {}, s.list.inView)),
      ),
      this.#body,
    ]);
    this.#body.addEventListener('scroll', () => this.#render(), { passive: true });
    this.#list.addEventListener('keydown', (event) => this.#walk(event));
    new ResizeObserver(() => this.#render()).observe(this.#body);
  }

  show(beginning: Beginning, sort: Sort, inView: boolean, selected: string | null): void {
    this.#sort.value = sort;
    this.#inView.checked = inView;
    if (selected !== this.#selected) this.#awaited = selected;
    this.#selected = selected;
    if (beginning.first !== this.#first) this.#take(beginning);
    this.#render();
    this.#bringIn();
  }

  /** What stands before and after an incident in the list; null when the list does not hold it. */
  around(key: string | null): ReturnType<ListRows['around']> {
    return this.#rows.around(key);
  }

  /** Called whenever rows have come that `around` may tell of. */
  grown: () => void = () => undefined;

  find(key: string | null): Incident | undefined {
    const at = this.#rows.indexOf(key);
    return at === null ? undefined : this.#rows.at(at);
  }

  /** On paper nothing scrolls: the rows that are known stand one below the other. Returns how many those are. */
  layOutFor(paper: boolean): number {
    this.#onPaper = paper;
    this.#render();
    return this.#rows.begun;
  }

  highlight(key: string | null): void {
    for (const item of this.#entries.values()) {
      const button = item.querySelector('button');
      button?.classList.toggle('is-highlighted', key !== null && button.dataset.key === key);
    }
  }

  focus(key: string): boolean {
    const at = this.#rows.indexOf(key);
    if (at === null || at >= this.#shown) return false;
    this.#scrollTo(at);
    const button = this.#entries.get(at)?.querySelector('button');
    button?.focus({ preventScroll: true });
    return button instanceof HTMLElement;
  }

  #take(beginning: Beginning): void {
    const { first, total, query } = beginning;
    const isAlike = this.#first !== null && first[0]?.key === this.#first[0]?.key && total === this.#rows.total;
    const kept = isAlike || query === this.#rows.query;
    this.#first = first;
    this.#rows.begin(beginning);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
    const hadFocus = this.#list.contains(document.activeElement);
    this.#entries.clear();
    replace(this.#list);
    if (!kept) this.#body.scrollTop = 0;
    this.#render();
    if (hadFocus && focused !== undefined) this.focus(focused);
  }

  get #shown(): number {
    return Math.min(this.#rows.total, mostListed);
  }

  #render(): void {
    if (this.#height === 0) this.#measure();
    const height = this.#height || 76;
    this.#list.style.height = `${this.#shown * height}px`;
    const [from, to] = this.#onPaper ? [0, this.#rows.begun] : this.#visible(height);
    for (const [i, item] of this.#entries)
      if ((i < from || i >= to) && !item.contains(document.activeElement)) {
        item.remove();
        this.#entries.delete(i);
      }
    for (let i = from; i < to; i++) this.#place(i, height);
    for (let i = from; i < to; i++)
      if (!this.#rows.isNew(i)) {
        this.#rows.fetchSoon(i);
        break;
      }
  }

  /** The first entry that is in the page, and the one after the last. */
  #visible(height: number): [number, number] {
    const { scrollTop, clientHeight } = this.#body;
    return [
      Math.max(0, Math.floor(scrollTop / height) - margin),
      Math.min(this.#shown, Math.ceil((scrollTop + clientHeight) / height) + margin),
    ];
  }

  /** Entries have the height that the style sheet gives them: it grows with the reader's letters. */
  #measure(): void {
    const probe = h('li', {}, h('span', { class: 'entry' }));
    this.#list.append(probe);
    this.#height = probe.getBoundingClientRect().height;
    probe.remove();
  }

  #place(i: number, height: number): void {
    const row = this.#rows.at(i);
    let item = this.#entries.get(i);
    if (!item || (row && this.#drawn.get(item) !== row)) {
      const made = row ? entry(row, this.events) : waiting();
      made.style.insetBlockStart = `${i * height}px`;
      made.setAttribute('aria-setsize', String(this.#rows.total));
      made.setAttribute('aria-posinset', String(i + 1));
      if (row) this.#drawn.set(made, row);
      const hadFocus = item?.contains(document.activeElement);
      if (item) item.replaceWith(made);
      // In the order of the list, so that Tab goes through it from top to bottom.
      else this.#list.insertBefore(made, this.#entries.get(this.#after(i)) ?? null);
      this.#entries.set(i, made);
      item = made;
      if (hadFocus) item.querySelector('button')?.focus({ preventScroll: true });
    }
    const button = item.querySelector('button');
    if (row?.key === this.#selected) button?.setAttribute('aria-current', 'true');
    else button?.removeAttribute('aria-current');
  }

  #after(i: number): number {
    let next = Infinity;
    for (const other of this.#entries.keys()) if (other > i && other < next) next = other;
    return next;
  }

  #bringIn(): void {
    const at = this.#rows.indexOf(this.#awaited);
    if (at === null) return;
    this.#awaited = null;
    if (at >= this.#shown) return;
    const [top, height] = [at * this.#height, this.#height];
    if (top < this.#body.scrollTop || top + height > this.#body.scrollTop + this.#body.clientHeight) this.#scrollTo(at);
  }

  #scrollTo(i: number): void {
    const { scrollTop, clientHeight } = this.#body;
    const top = i * this.#height;
    if (top < scrollTop) this.#body.scrollTop = top;
    else if (top + this.#height > scrollTop + clientHeight) this.#body.scrollTop = top + this.#height - clientHeight;
    this.#render();
  }

  /** Arrow keys, Page Up and Down, Home and End go through the list, also where its entries are not in the page yet. */
  #walk(event: KeyboardEvent): void {
    const here = [...this.#entries].find(([, item]) => item.contains(event.target as Node))?.[0];
    if (here === undefined) return;
    const page = Math.max(1, Math.floor(this.#body.clientHeight / this.#height) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    const goal = Math.min(this.#shown - 1, Math.max(0, here + step));
    this.#scrollTo(goal);
    this.#entries.get(goal)?.querySelector('button')?.focus({ preventScroll: true });
  }
}
