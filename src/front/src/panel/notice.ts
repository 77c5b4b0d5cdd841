import type { Problem } from '../api';
import { h } from '../dom';
import { s } from '../strings';

export interface Notice {
  kind: 'problem' | 'hint';
  text: string;
  hint?: string;
  action?: { label: string; run: () => void };
}

/** A plain sentence on what is wrong or empty, and what to do about it. */
export function notice({ kind, text, hint, action }: Notice): HTMLElement {
  return h(
    'div',
    { class: `notice notice-${kind}`, role: kind === 'problem' ? 'alert' : null },
    h('p', { class: 'notice-text' }, text),
    hint !== undefined && h('p', {}, hint),
    action && h('button', { type: 'button', class: 'button', onclick: action.run }, action.label),
  );
}

/** Of what the browser had kept and shows since the server cannot be reached. */
export function keptNotice(from: Date, retry: () => void): Notice {
  return {
    kind: 'hint',
    text: s.problems.kept,
    hint: s.problems.keptHint(s.when.moment(from)),
    action: { label: s.problems.retry, run: retry },
  };
}

export function problemNotice(problem: Problem, retry: () => void, keeps: boolean): Notice {
  const { kind, status } = problem;
  // A collection that is not there is a server that is set up wrongly; a missing incident has its own words.
  const known = kind === 'missing' ? 'status' : kind;
  return {
    kind: 'problem',
    text: known === 'status' ? s.problems.status(status) : s.problems[known],
    hint: `${s.problems.retryHint[known]}${keeps ? ` ${s.problems.keeps}` : ''}`,
    action: { label: s.problems.retry, run: retry },
  };
}
