import { h } from '../dom';
import { s } from '../strings';
import { choices } from './choices';
import type { Choosing } from './panel';

/** The parts in which an actor may be looked for; the first is any. */
const parts = ['actors', 'attackers', 'attacked'] as const;
type Part = (typeof parts)[number];

/** The part whose actors are listed. What is chosen in the others stays chosen: one may ask who attacked whom. */
let listed: Part = 'actors';

/** Actors, in any part that they had or in one of them. */
export function actors(choosing: Choosing): HTMLElement {
  const { filter, again } = choosing;
  const chosenIn = (part: Part) => (filter[part].length > 0 ? ` (${s.filters.chosen(filter[part].length)})` : '');
  const name = (part: Part) => (part === 'actors' ? s.filters.anyPart : s.filters[part]);
  const select = h(
    'select',
    {
      id: 'actor-part',
      onchange: () => {
        listed = select.value as Part;
        again();
      },
    },
    ...parts.map((part) => h('option', { value: part, selected: part === listed }, name(part) + chosenIn(part))),
  );
  const heading = listed === 'actors' ? s.filters.actors : s.filters[listed];
  return h(
    'div',
    { class: 'choices' },
    h('div', { class: 'field' }, h('label', { for: 'actor-part' }, s.filters.part), select),
    h(
      'div',
      { role: 'group', 'aria-label': heading },
      choices(choosing, listed, listed === 'actors' ? 'actor' : listed, ({ value }) => value, s.filters.find),
    ),
    h('p', { class: 'note' }, `${listed === 'actors' ? s.filters.actorNote : s.filters.partNote} ${s.filters.note}`),
  );
}
