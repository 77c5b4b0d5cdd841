import { append, h, replace } from '../dom';
import type { Source } from '../source';
import { s } from '../strings';
import { mostListed } from './list';
import { keptNotice, notice, problemNotice } from './notice';

export interface Situation {
  source: Source;
  /** Whether the stream of news is lost. */
  hearsNothing: boolean;
  filtered: boolean;
  /** What the link asked for and nobody understood. */
  ignored: readonly string[];
  inView: boolean;
  retry: () => void;
  clear: () => void;
  listAll: () => void;
}

/** Says in words how much is shown of how much, and what is wrong. Screen readers hear changes of it. */
export class StatusPanel {
  readonly #count = h('p', { class: 'count-line', id: 'count' });
  readonly #killed = h('p', { class: 'killed-line', id: 'killed' });
  readonly #notices = h('div', {});
  #spoken = '';
  #noticed = '';
  #timer = 0;

  constructor(
    root: HTMLElement,
    private readonly live: HTMLElement,
  ) {
    append(root, [this.#count, this.#killed, this.#notices]);
  }

  show(now: Situation): void {
    const words = count(now);
    this.#count.textContent = words;
    this.#count.hidden = words === '';
    const { answer, problem, keptFrom } = now.source;
    const matched = answer?.matched;
    const killed = matched && matched.incidents > 0 ? s.counts.killed(matched.killed, matched.killed_unknown) : '';
    this.#killed.textContent = killed;
    this.#killed.hidden = killed === '';
    const tooMany = answer && answer.matched.incidents > mostListed ? s.counts.listed(mostListed) : null;
    const waiting = now.source.isWaiting && answer !== null && !problem;
    // Else the reason is told already.
    const hearsNothing = now.hearsNothing && answer !== null && !problem && keptFrom === null;
    const key = `${waiting}|${hearsNothing}|${now.ignored.join()}|${keptFrom?.getTime()}|${problem?.message}|${tooMany}|${answer?.total}|${answer?.matched.incidents === 0}|${answer?.in_view.incidents === 0}|${now.inView}|${now.filtered}`;
    if (key !== this.#noticed) {
      this.#noticed = key;
      replace(
        this.#notices,
        keptFrom !== null && notice(keptNotice(keptFrom, now.retry)),
        now.ignored.length > 0 &&
          notice({ kind: 'hint', text: s.trouble.ignored(now.ignored.join(', ')), hint: s.trouble.ignoredHint }),
        hearsNothing && notice({ kind: 'hint', text: s.trouble.hearsNothing, hint: s.trouble.hearsNothingHint }),
        waiting && notice({ kind: 'hint', text: s.trouble.waiting }),
        problem && notice(problemNotice(problem, now.retry, answer !== null)),
        tooMany !== null && h('p', { class: 'note' }, tooMany),
        emptiness(now),
      );
    }
    this.#speak(hearsNothing ? `${words} ${s.trouble.hearsNothing}` : words);
  }

  /** After a pause, so that quick changes are heard once. */
  #speak(words: string): void {
    if (words === this.#spoken) return;
    this.#spoken = words;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.live.textContent = words), 400);
  }
}

function count({ source: { answer, problem }, filtered, inView }: Situation): string {
  if (!answer) return problem ? '' : s.counts.loading;
  const { total, matched, in_view } = answer;
  if (total === 0) return '';
  if (inView && matched.incidents > 0) return s.counts.inView(in_view.incidents, matched.incidents);
  if (matched.incidents === 0) return s.counts.none(total);
  return filtered ? s.counts.some(matched.incidents, total) : s.counts.all(total);
}

function emptiness({ source: { answer }, filtered, inView, clear, listAll }: Situation): HTMLElement | null {
  if (!answer) return null;
  if (answer.total === 0) return notice({ kind: 'hint', text: s.counts.empty, hint: s.counts.emptyHint });
  if (answer.matched.incidents === 0 && filtered)
    return notice({
      kind: 'hint',
      text: s.counts.nothing,
      hint: s.counts.nothingHint,
      action: { label: s.filters.clearAll, run: clear },
    });
  if (inView && answer.in_view.incidents === 0)
    return notice({
      kind: 'hint',
      text: s.counts.nothingInView,
      hint: s.counts.nothingInViewHint,
      action: { label: s.counts.listAll, run: listAll },
    });
  return null;
}
