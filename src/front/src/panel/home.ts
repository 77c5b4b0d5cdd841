import { h } from '../dom';
import { s } from '../strings';
import { icon } from './icons';

/** Below plus and minus: back to the whole of the map. */
export function homeButton(go: () => void): HTMLElement {
  return h(
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
}
