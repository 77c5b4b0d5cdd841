import { h } from '../dom';
import type { Dossier, Estimate } from '../incident';
import { s } from '../strings';
import { published, reportOf } from './report';

/** The two headline figures, each with its range and whose figure it is. */
export function estimates(dossier: Dossier): HTMLElement {
  const one = (name: string, estimate: Estimate | null) => {
    if (estimate?.best == null)
      return h('div', { class: 'estimate is-empty' }, h('h3', {}, name), h('p', {}, s.figures.none));
    const { low, best, high } = estimate;
    const report = reportOf(dossier, estimate.best_report);
    const date = published(report);
    return h(
      'div',
      { class: 'estimate' },
      h('h3', {}, name),
      h('p', { class: 'estimate-best' }, s.figures.count(best)),
      low !== null && high !== null && h('p', { class: 'estimate-range' }, s.figures.range(low, high)),
      report &&
        h(
          'p',
          { class: 'note' },
          s.figures.bestIs(report.speaker, date === null ? s.dossier.noDate : s.when.date(date)),
          estimate.best_reason ? `. ${s.figures.because(estimate.best_reason)}` : '',
        ),
    );
  };
  return h(
    'div',
    { class: 'estimates' },
    one(s.figures.Killed, dossier.estimate.killed),
    one(s.figures.Injured, dossier.estimate.injured),
  );
}
