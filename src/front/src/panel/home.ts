import L from 'leaflet';
import { h } from '../dom';
import { s } from '../strings';
import { icon } from './icons';

/** Below plus and minus: back to the whole of the map. */
export function homeButton(go: () => void): HTMLElement {
  const button = h(
    'a',
    {
      href: '#',
      role: 'button',
      class: 'home-button',
      title: s.page.whole,
      'aria-label': s.page.whole,
      onclick: (event: Event) => {
        event.preventDefault();
        go();
      },
    },
    icon('whole'),
  );
  // Else the map below takes it for a click on the province there.
  L.DomEvent.disableClickPropagation(button);
  return button;
}
