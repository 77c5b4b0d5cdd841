import type { Rows } from '../answer';
import { Problem } from '../api';
import { append, h, replace } from '../dom';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { s } from '../strings';
import { areaSign, symbol } from '../symbols';

export interface Pages {
  known: readonly Incident[];
  total: number;
  /** Fetches further ones; null when all are known. */
  more: ((offset: number) => Promise<Rows>) | null;
  open: (key: string) => void;
  /** Called when entries have come. */
  grown?: () => void;
}

/** A short list of incidents to choose from, which grows by a button when there are more. */
export function pages({ known, total, more, open, grown }: Pages): HTMLElement {
  const list = h('ul', {});
  const foot = h('div', { class: 'pages-foot' });
  const add = (incidents: readonly Incident[]) =>
    append(
      list,
      incidents.map((incident) => choice(incident, () => open(incident.key))),
    );
  add(known);
  if (more && known.length < total) void fetch(more, known.length);
  return h('div', { class: 'pages' }, list, foot);

  async function fetch(ask: (offset: number) => Promise<Rows>, offset: number): Promise<void> {
    const focused = foot.contains(document.activeElement);
    replace(foot, h('p', { class: 'note', role: 'status' }, s.counts.loading));
    try {
      const { matched, rows } = await ask(offset);
      const first = list.children.length;
      add(rows);
      const left = rows.length === 0 ? 0 : matched - offset - rows.length;
      replace(
        foot,
        left > 0 &&
          h(
            'button',
            { type: 'button', class: 'link-button', onclick: () => void fetch(ask, offset + rows.length) },
            s.counts.showMore(left),
          ),
      );
      if (focused) list.children.item(first)?.querySelector('button')?.focus();
      grown?.();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const again = () => void fetch(ask, offset);
      replace(
        foot,
        h('p', { class: 'note', role: 'alert' }, s.problems.noRows),
        h('button', { type: 'button', class: 'link-button', onclick: again }, s.problems.retry),
      );
    }
  }
}

function choice(incident: Incident, run: () => void): HTMLLIElement {
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'choice', 'data-key': incident.key, onclick: run },
      drawing(incident) === 'point'
        ? symbol(kindOf(incident), 9, { unknown: incident.killed_best === null })
        : areaSign(kindOf(incident)),
      h(
        'span',
        {},
        h('span', { class: 'choice-title', dir: 'auto' }, incident.title),
        h(
          'span',
          { class: 'choice-meta' },
          s.when.words(incident.date_start, incident.date_end, incident.date_precision, 'short'),
          ' · ',
          incident.killed_best === null
            ? s.list.noFigure
            : `${s.figures.count(incident.killed_best)} ${s.figures.killed}`,
        ),
      ),
    ),
  );
}
