import L from 'leaflet';
import { h } from '../dom';
import type { Layer } from '../state';
import { s } from '../strings';
import type { Province } from './basemapData';
import type { Board } from './board';
import type { Marks } from './marks';
import { latLngs } from './provinces';
import { breaksOf, classOf } from './shades';

/** Provinces in shades by what they count, each with its number. */
export function drawChoropleth(board: Board, values: Map<string, number>, layer: Layer): void {
  const { basemap, map, areas, svg, marks, obstacles, events } = board;
  if (!basemap) return;
  const breaks = breaksOf(values.values());
  const view = map.getBounds();
  for (const province of basemap.provinces.values()) {
    const value = values.get(province.code) ?? 0;
    const anchor = L.latLng(province.label[1], province.label[0]);
    const key = `province:${province.code}`;
    const open = () => events.province(province.code, province.name, anchor, () => marks.focus(key));
    const shape = L.polygon(latLngs(province), {
      smoothFactor: 0.5,
      pane: 'areas',
      renderer: svg,
      className: `choropleth choropleth-${classOf(value, breaks)}`,
    });
    shape.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      open();
    });
    areas.addLayer(shape);
    if (value > 0 && view.contains(anchor)) number(province, value, layer, anchor, open, key, marks);
    const { x, y } = map.latLngToLayerPoint(anchor);
    obstacles.push({ x, y, rx: 18, ry: 9, round: false });
  }
}

function number(
  { name }: Province,
  value: number,
  layer: Layer,
  anchor: L.LatLng,
  open: () => void,
  key: string,
  marks: Marks,
): void {
  const label = layer === 'killed' ? s.views.provinceKilled(name, value) : s.views.provinceCount(name, value);
  marks.set(key, {
    at: anchor,
    look: label,
    keys: [],
    hover: null,
    activate: open,
    build: () => ({
      element: h('span', { class: 'mark mark-number' }, s.figures.short(value)),
      label,
      size: null,
      lift: 0,
    }),
  });
}
