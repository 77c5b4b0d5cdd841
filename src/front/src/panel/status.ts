import { append, h, replace } from '../dom';
import type { Source } from '../source';
import { s } from '../strings';
import { notice, problemNotice } from './notice';

export interface Situation {
  source: Source;
  /** How many of the loaded incidents fit the filters. */
  fitting: number;
  /** How many the list has when it follows the map, else null. */
  listed: number | null;
  filtered: boolean;
  drawn: { symbols: number; of: number };
  retry: () => void;
  clear: () => void;
  listAll: () => void;
}

/** Says in words how much is shown of how much, and what is wrong. Screen readers hear changes of it. */
export class StatusPanel {
  readonly #count = h('p', { class: 'count-line', id: 'count' });
  readonly #notices = h('div', {});
  #spoken = '';
  #timer = 0;

  constructor(
    root: HTMLElement,
    private readonly live: HTMLElement,
  ) {
    append(root, [this.#count, this.#notices]);
  }

  show(now: Situation): void {
    const words = count(now);
    this.#count.textContent = words;
    this.#count.hidden = words === '';
    const { loaded, problem } = now.source;
    const many = now.source.byView && loaded?.complete === false ? s.counts.limited(loaded.incidents.length) : null;
    const crowded = now.drawn.symbols < now.drawn.of ? s.counts.drawn(now.drawn.symbols, now.drawn.of) : null;
    replace(
      this.#notices,
      problem && notice(problemNotice(problem, now.retry, loaded !== null)),
      many !== null && h('p', { class: 'note' }, many),
      crowded !== null && h('p', { class: 'note' }, crowded),
      emptiness(now),
    );
    this.#speak(words);
  }

  /** After a pause, so that quick changes are heard once. */
  #speak(words: string): void {
    if (words === this.#spoken) return;
    this.#spoken = words;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.live.textContent = words), 400);
  }
}

function count({ source: { loaded, problem, byView }, fitting, listed, filtered }: Situation): string {
  if (!loaded) return problem ? '' : s.counts.loading;
  if (listed !== null) return s.counts.inView(listed, fitting);
  if (byView) return s.counts.inArea(fitting, loaded.total);
  if (loaded.total === 0) return '';
  if (fitting === 0) return s.counts.none(loaded.total);
  return filtered ? s.counts.some(fitting, loaded.total) : s.counts.all(loaded.total);
}

function emptiness({ source: { loaded }, fitting, listed, filtered, clear, listAll }: Situation): HTMLElement | null {
  if (!loaded) return null;
  if (fitting === 0 && filtered)
    return notice({
      kind: 'hint',
      text: s.counts.nothing,
      hint: s.counts.nothingHint,
      action: { label: s.filters.clearAll, run: clear },
    });
  if (loaded.total === 0) return notice({ kind: 'hint', text: s.counts.empty, hint: s.counts.emptyHint });
  if (listed === 0)
    return notice({
      kind: 'hint',
      text: s.counts.nothingInView,
      hint: s.counts.nothingInViewHint,
      action: { label: s.counts.listAll, run: listAll },
    });
  return null;
}
