import L from 'leaflet';
import type { Rows } from '../answer';
import { h } from '../dom';
import type { Incident } from '../incident';
import { pages } from '../panel/pages';
import { s } from '../strings';

/** One incident in one line, for tooltips and screen readers. */
export function incidentLine(incident: Incident): string {
  const killed =
    incident.killed_best === null
      ? s.list.noFigureLong
      : `${s.figures.count(incident.killed_best)} ${s.figures.killed}`;
  return `${incident.title}. ${s.when.words(incident.date_start, incident.date_end, incident.date_precision)}, ${killed}.`;
}

/** What a chooser offers: incidents that share a spot, an area or a symbol. */
export interface Choice {
  heading: string;
  /** What the heading does not say of them all. */
  note?: string;
  known: readonly Incident[];
  total: number;
  /** Fetches further ones; null when all are known. */
  more: ((offset: number) => Promise<Rows>) | null;
  action: { label: string; run: () => void } | null;
}

/** A list to choose from where several incidents share a place. Escape closes it and goes back. */
export function choose(
  map: L.Map,
  at: L.LatLng,
  choice: Choice,
  events: { open(key: string): void },
  goBack: () => void,
): void {
  let chosen = false;
  const close = (run: () => void) => {
    chosen = true;
    popup.close();
    run();
  };
  const { heading, note, known, total, more, action } = choice;
  const title = h('h2', { tabindex: -1 }, heading);
  const content = h(
    'div',
    {
      class: 'chooser',
      // Leaflet takes a click on a button that goes away for one beside the popup.
      onclick: (event: Event) => event.stopPropagation(),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        popup.close();
      },
    },
    title,
    note && h('p', { class: 'note' }, note),
    action &&
      h(
        'p',
        { class: 'chooser-action' },
        h('button', { type: 'button', class: 'link-button', onclick: () => close(action.run) }, action.label),
      ),
    pages({
      known,
      total,
      more,
      open: (key) => close(() => events.open(key)),
      grown: () => {
        // Leaflet takes the content out and in again, and with it the focus.
        const focused = content.contains(document.activeElement) ? document.activeElement : null;
        popup.update();
        // The reader waits at the heading for the first entries.
        if (focused === title) first()?.focus();
        else if (focused instanceof HTMLElement) focused.focus();
      },
    }),
  );
  const first = () => content.querySelector<HTMLElement>('.choice');
  const popup = L.popup({
    minWidth: 250,
    maxWidth: 300,
    // A list too tall for the room above its place scrolls: the map would bring other incidents by moving for it.
    maxHeight: Math.max(180, Math.min(300, map.latLngToContainerPoint(at).y - 72)),
    className: 'chooser-popup',
    autoPanPaddingTopLeft: [16, 16],
    autoPanPaddingBottomRight: [16, 16],
  })
    .setLatLng(at)
    .setContent(content);
  popup.on('remove', () => {
    if (!chosen) goBack();
  });
  popup.openOn(map);
  popup.getElement()?.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', s.page.close);
  (first() ?? title).focus();
}
