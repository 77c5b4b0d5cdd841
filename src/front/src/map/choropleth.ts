import L from 'leaflet';
import type { MapAnswer } from '../answer';
import { h } from '../dom';
import type { Layer } from '../state';
import { s } from '../strings';
import type { Province } from './basemapData';
import type { Board } from './board';
import type { Marks } from './marks';
import { latLngs } from './provinces';

export const classes = 5;

/** What each province counts: all its incidents under the filter, also those known no closer, or their killed. */
export function valuesOf({ counts }: MapAnswer, layer: Layer, chosen: readonly string[]): Map<string, number> {
  return new Map(
    counts.admin1
      .filter(({ value }) => chosen.length === 0 || chosen.includes(value))
      .map(({ value, count, killed }) => [value, layer === 'killed' ? (killed ?? 0) : count]),
  );
}

/** Killed can be shown only where the server sums them up by province: a map full of noughts would be a lie. */
export function hasKilled(answer: MapAnswer | null): boolean {
  return answer?.counts.admin1.some(({ killed }) => killed !== undefined) ?? false;
}

/** Lower bounds of the classes, so that about as many provinces fall into each; fewer where the values are few. */
export function breaksOf(values: Iterable<number>): number[] {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  const bounds = Array.from({ length: classes }, (_, i) => sorted[Math.floor((i * sorted.length) / classes)] ?? 0);
  return [...new Set(bounds)].filter((bound) => bound > 0);
}

export function classOf(value: number, breaks: readonly number[]): number {
  return value <= 0 ? 0 : Math.max(1, breaks.filter((bound) => bound <= value).length + classes - breaks.length);
}

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
