import L from 'leaflet';
import { h } from '../dom';
import type { Incident } from '../incident';
import { kindOf } from '../kinds';
import { s } from '../strings';
import { radiusOf, symbol } from '../symbols';
import { pixel, type Board } from './board';
import { choose, incidentLine } from './chooser';

/** The symbol of an incident, which stands for the other `members` too where they would hide one another. */
export function setPoint(board: Board, face: Incident, members: readonly Incident[]): void {
  const { map, marks, events, selected } = board;
  const several = members.length > 1;
  const open = members.some(({ key }) => key === selected?.key);
  const [lon, lat] = face.point ?? [0, 0];
  const radius = keepClear(board, face, several);
  const label = several ? s.symbol.stack(members.length, incidentLine(face)) : incidentLine(face);
  const listed = {
    heading: s.symbol.here(members.length),
    known: members,
    total: members.length,
    more: null,
    action: null,
  };
  marks.set(face.key, {
    at: [lat, lon],
    look: `${label}|${radius}|${open}|${face.event_subtype}|${members.length}`,
    keys: members.map(({ key }) => key),
    hover: (over) => events.hover(over ? face : null),
    activate: () => {
      if (several) choose(map, L.latLng(lat, lon), listed, events, () => marks.focus(face.key));
      else events.open(face.key);
    },
    build: () => ({
      element: h(
        'span',
        { class: `mark mark-point${open ? ' is-selected' : ''}` },
        symbol(kindOf(face), radius, { unknown: face.killed_best === null, badge: several ? members.length : 0 }),
      ),
      label,
      // The round part is what is centred on the place; a badge only widens the drawing.
      size: 2 * Math.max(radius + 2, 12),
      lift: -Math.round(radius * 10) + (open ? 2000 : 0),
    }),
  });
}

/** Radius of a symbol, which names and captions keep clear of from now on. */
function keepClear(board: Board, face: Incident, several: boolean): number {
  const radius = radiusOf(face.killed_best);
  const { x, y } = pixel(board, face.point ?? [0, 0]);
  const reach = radius + (several ? 9 : 3);
  board.obstacles.push({ x, y, rx: reach, ry: reach, round: true });
  return radius;
}
