import { civilPart } from '../dates';
import { h } from '../dom';
import type { Dossier } from '../incident';
import { s, word } from '../strings';
import { reportOf } from './report';
import { sourceLink } from './source';

export function responsibility(dossier: Dossier): HTMLElement {
  const entries = dossier.responsibility.map(({ speaker, stance, actor, report, published: date, stands }) => {
    const source = reportOf(dossier, report);
    return h(
      'li',
      { class: stands ? '' : 'is-off' },
      h('span', { class: `stance stance-${stance}` }, word('stance', stance)),
      h(
        'span',
        {},
        h('b', { dir: 'auto' }, actor),
        h(
          'span',
          { class: 'fact-more' },
          h('span', { dir: 'auto' }, s.dossier.by(speaker)),
          ' · ',
          date ? s.when.date(civilPart(date), 'short') : s.dossier.noDate,
          !stands && ` · ${s.dossier.noLongerStands}`,
          source ? ' · ' : '',
          source ? sourceLink(source) : null,
        ),
      ),
    );
  });
  return h(
    'section',
    { class: 'block' },
    h('h3', {}, s.dossier.responsibility),
    entries.length > 0 ? h('ul', { class: 'stances' }, ...entries) : h('p', { class: 'note' }, s.dossier.nobody),
  );
}
