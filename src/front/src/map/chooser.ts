import L from 'leaflet';
import { h } from '../dom';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { s } from '../strings';
import { areaSign, symbol } from '../symbols';

/** One incident in one line, for tooltips and screen readers. */
export function incidentLine(incident: Incident): string {
  const killed =
    incident.killed_best === null
      ? s.list.noFigureLong
      : `${s.figures.count(incident.killed_best)} ${s.figures.killed}`;
  return `${incident.title}. ${s.when.words(incident.date_start, incident.date_end, incident.date_precision)}, ${killed}.`;
}

/** A list to choose from where several incidents share a spot or an area. Escape closes it and goes back. */
export function choose(
  map: L.Map,
  at: L.LatLng,
  incidents: readonly Incident[],
  events: { open(key: string): void; hover(key: string | null): void },
  goBack: () => void,
): void {
  let chosen = false;
  const entries = incidents.map((incident) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'choice',
          onclick: () => {
            chosen = true;
            popup.close();
            events.open(incident.key);
          },
        },
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
    ),
  );
  const content = h(
    'div',
    {
      class: 'chooser',
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        popup.close();
      },
    },
    h('h2', {}, s.symbol.here(incidents.length)),
    h('ul', {}, ...entries),
  );
  const popup = L.popup({
    minWidth: 250,
    maxWidth: 300,
    maxHeight: 300,
    className: 'chooser-popup',
    autoPanPaddingTopLeft: [16, 16],
    // On a phone the list peeks over the lower edge.
    autoPanPaddingBottomRight: [16, map.getSize().x < 600 ? 124 : 16],
  })
    .setLatLng(at)
    .setContent(content);
  popup.on('remove', () => {
    if (!chosen) goBack();
  });
  popup.openOn(map);
  popup.getElement()?.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', s.page.close);
  content.querySelector('button')?.focus();
}
