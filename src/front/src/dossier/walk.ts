import { h } from '../dom';
import { icon } from '../panel/icons';
import { s } from '../strings';

/** Where an incident stands in the list as it is filtered and sorted now. */
export interface Neighbours {
  previous: string | null;
  next: string | null;
  position: number;
  of: number;
}

/** Steps through the list from within a dossier. */
export function walk(around: Neighbours | null, open: (key: string) => void): HTMLElement {
  const step = (name: 'previous' | 'next', key: string | null) =>
    h(
      'button',
      {
        type: 'button',
        class: `icon-button step-${name}`,
        'aria-label': s.dossier[name],
        title: s.dossier[name],
        disabled: key === null,
        onclick: () => key !== null && open(key),
      },
      icon(name === 'previous' ? 'back' : 'forth'),
    );
  return h(
    'div',
    { class: 'walk', role: 'group', hidden: around === null },
    around && step('previous', around.previous),
    around && h('span', { class: 'walk-place' }, s.dossier.position(around.position, around.of)),
    around && step('next', around.next),
  );
}
