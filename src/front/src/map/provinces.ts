import L from 'leaflet';
import type { Tally } from '../answer';
import { h } from '../dom';
import { s } from '../strings';
import { areaSign } from '../symbols';
import type { Province } from './basemapData';
import type { Board } from './board';
import { captionWidth, placeCaption } from './captions';

/** Up to so many captions are always there; of more, only those that cover nothing. The drawer has all of them. */
const fewCaptions = 8;

export interface ProvinceEvents {
  /** The reader points at a province: what is known only to it, and the way to filter by it. */
  province(code: string, name: string, at: L.LatLng, goBack: () => void): void;
}

/**
 * Hatches the provinces of which nothing closer is known, each with a caption that says how many incidents that is.
 * `tallies` are by code; `most` captions are drawn.
 */
export function drawProvinces(board: Board, tallies: Record<string, Tally>, most: number): void {
  const { basemap, map, areas, svg, events, marks } = board;
  if (!basemap) return;
  const shown = map.getBounds().pad(0.2);
  const known = Object.entries(tallies)
    .map(([code, { incidents }]) => ({ province: basemap.provinces.get(code), incidents }))
    .filter((one): one is { province: Province; incidents: number } => one.province !== undefined && one.incidents > 0)
    .map((one) => ({ ...one, bounds: boundsOf(one.province) }))
    .filter(({ bounds }) => shown.intersects(bounds))
    .sort((a, b) => b.incidents - a.incidents);
  known.forEach(({ province, incidents, bounds }, i) => {
    const anchor = L.latLng(province.label[1], province.label[0]);
    const key = `province:${province.code}`;
    const open = () => events.province(province.code, province.name, anchor, () => marks.focus(key));
    const shape = L.polygon(latLngs(province), {
      smoothFactor: 0.5,
      pane: 'areas',
      renderer: svg,
      className: `area kind-other${known.length > fewCaptions ? ' is-faint' : ''}`,
      fillColor: 'url(#hatch-other)',
      fillOpacity: 1,
    });
    shape.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      open();
    });
    areas.addLayer(shape);
    if (i < most) caption(board, province, incidents, bounds, anchor, known.length > fewCaptions, key, open);
  });
}

function caption(
  { map, areas, svg, marks, obstacles }: Board,
  { name }: Province,
  incidents: number,
  bounds: L.LatLngBounds,
  anchor: L.LatLng,
  crowded: boolean,
  key: string,
  open: () => void,
): void {
  const text = map.getSize().x < 600 ? s.symbol.within(name) : s.symbol.somewhere(name);
  const area = L.bounds(map.latLngToLayerPoint(bounds.getNorthWest()), map.latLngToLayerPoint(bounds.getSouthEast()));
  const corner = map.containerPointToLayerPoint([0, 0]);
  const view = L.bounds(corner, corner.add(map.getSize()));
  const place = (words: string) =>
    placeCaption(map.latLngToLayerPoint(anchor), area, captionWidth(words, incidents), view, obstacles);
  const spelt = place(text);
  const brief = crowded && (spelt.covers || spelt.leader !== null);
  const spot = brief ? place('') : spelt;
  if (brief && (spot.covers || spot.leader !== null)) return;
  obstacles.push(spot);
  if (spot.leader)
    areas.addLayer(
      L.polyline(
        [spot.leader.from, spot.leader.to].map((point) => map.layerPointToLatLng(point)),
        { pane: 'areas', renderer: svg, interactive: false, className: 'leader kind-other' },
      ),
    );
  const label = s.symbol.area(incidents, name);
  marks.set(key, {
    at: map.layerPointToLatLng([spot.x, spot.y]),
    look: `${label}|${text}|${brief}`,
    keys: [],
    hover: null,
    activate: open,
    build: () => ({
      element: h(
        'span',
        { class: 'mark mark-area kind-other' },
        areaSign('other'),
        brief ? null : h('span', { class: 'mark-area-text' }, text),
        incidents > 1 || brief ? h('b', { class: 'mark-area-count' }, s.symbol.count(incidents)) : null,
      ),
      label,
      size: null,
      lift: 500,
    }),
  });
}

export function latLngs(province: Province): [number, number][][] {
  return province.rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon]));
}

const boxes = new WeakMap<Province, L.LatLngBounds>();

export function boundsOf(province: Province): L.LatLngBounds {
  const known = boxes.get(province) ?? L.latLngBounds(latLngs(province).flat());
  boxes.set(province, known);
  return known;
}
