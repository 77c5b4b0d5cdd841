import { h } from '../dom';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { s, word } from '../strings';
import { areaSign, symbol } from '../symbols';

/** One line of the list: what, when, where, how many killed. */
export function entry(
  incident: Incident,
  events: { open(key: string): void; hover(incident: Incident | null): void },
): HTMLLIElement {
  const { killed_best: best, killed_low: low, killed_high: high } = incident;
  const kind = kindOf(incident);
  const range = low !== null && high !== null ? s.list.range(low, high) : '';
  const button = h(
    'button',
    {
      type: 'button',
      class: 'entry',
      'data-key': incident.key,
      onclick: () => events.open(incident.key),
      onmouseenter: () => events.hover(incident),
      onmouseleave: () => events.hover(null),
      onfocus: () => events.hover(incident),
      onblur: () => events.hover(null),
    },
    h(
      'span',
      { class: 'entry-sign' },
      drawing(incident) === 'point' ? symbol(kind, 10, { unknown: best === null }) : areaSign(kind),
    ),
    h(
      'span',
      { class: 'entry-text' },
      h('span', { class: 'entry-title', dir: 'auto' }, incident.title),
      ' ',
      h(
        'span',
        { class: 'entry-meta' },
        s.when.words(incident.date_start, incident.date_end, incident.date_precision, 'short'),
        ' · ',
        whereInShort(incident),
        incident.status !== 'reported' && incident.status !== 'confirmed'
          ? h('span', { class: `tag tag-${incident.status}` }, word('status', incident.status))
          : null,
      ),
    ),
    ' ',
    h(
      'span',
      { class: 'entry-figure' },
      best === null
        ? h('span', { class: 'entry-none' }, s.list.noFigure)
        : h('span', {}, h('b', {}, s.figures.count(best)), ' ', h('small', {}, s.list.killed)),
      range !== '' && h('small', { class: 'entry-range' }, ` ${range}`),
    ),
  );
  return h('li', {}, button);
}

/** Stands where a line has not come yet; it can be focused, so that keys go on through it. */
export function waiting(): HTMLLIElement {
  return h(
    'li',
    { 'data-waits': 'yes' },
    h('button', { type: 'button', class: 'entry entry-waits', 'aria-label': s.counts.loading }, h('span', {})),
  );
}

function whereInShort(incident: Incident): string {
  const region = incident.admin1_name ?? s.where.country(incident.country);
  return ['admin1', 'admin2', 'fuzzy'].includes(incident.location_precision) ? s.symbol.somewhere(region) : region;
}
