import { h } from '../dom';
import type { Dossier, Statement } from '../incident';
import { s, word } from '../strings';
import { mainOf, reportOf } from './report';
import type { Measure } from './chartData';

/** What the standing reports do not agree on, in one sentence. */
export function dispute(dossier: Dossier): HTMLElement {
  const clauses = [figures(dossier, 'killed'), figures(dossier, 'injured'), blame(dossier)].filter(
    (one) => one !== null,
  );
  return h(
    'p',
    { class: `dispute${clauses.length > 0 ? ' is-disputed' : ''}` },
    h('b', {}, clauses.length > 0 ? s.dossier.disputed : ''),
    clauses.length > 0 ? ' ' : '',
    clauses.length > 0 ? s.dossier.disputes(clauses) : s.dossier.undisputed,
  );
}

/** The lowest and the highest figure that count, with who gave them; null where all agree. */
function figures(dossier: Dossier, measure: Measure): string | null {
  const estimate = dossier.estimate[measure];
  if (estimate?.low == null || estimate.high === null || estimate.low === estimate.high) return null;
  const standing = estimate.statements.filter(({ counts }) => counts);
  const least = (one: Statement) => one.at_least ?? one.at_most ?? 0;
  const most = (one: Statement) => one.at_most ?? one.at_least ?? 0;
  const lowest = mainOf(standing.filter((one) => least(one) <= Math.min(...standing.map(least))));
  const highest = mainOf(standing.filter((one) => most(one) >= Math.max(...standing.map(most))));
  if (!lowest || !highest) return null;
  const by = (one: Statement) => reportOf(dossier, one.report)?.speaker ?? '';
  const said = (value: number) => s.figures.count(value);
  return s.dossier.disputedFigure(s.figures[measure], said(estimate.low), by(lowest), said(estimate.high), by(highest));
}

/** More than one actor is named as the one who did it, or one of them denies. */
function blame(dossier: Dossier): string | null {
  const standing = dossier.responsibility.filter(({ stands }) => stands);
  const named = [...new Set(standing.filter(({ stance }) => stance !== 'denied').map(({ actor }) => actor))];
  const denial = standing.find(
    ({ stance, actor }) => stance === 'denied' && (named.includes(actor) || named.length > 0),
  );
  if (named.length < 2 && !denial) return null;
  return s.dossier.disputedBlame(
    s.listed(named.map((actor) => `${actor} (${stanceOf(standing, actor)})`)),
    denial?.speaker ?? null,
  );
}

function stanceOf(standing: Dossier['responsibility'], actor: string): string {
  const stances = standing
    .filter((one) => one.actor === actor && one.stance !== 'denied')
    .map(({ stance }) => word('stance', stance));
  return s.listed([...new Set(stances)]);
}
