import type { MapAnswer } from '../answer';
import { h } from '../dom';
import type { Basemap } from '../map/basemapData';
import { breaksOf, classes, valuesOf } from '../map/shades';
import { layers, type Layer } from '../state';
import { s } from '../strings';

/** Chooses how the map shows what it counts. */
export function viewSelect(change: (layer: Layer) => void): HTMLSelectElement {
  const select: HTMLSelectElement = h(
    'select',
    { id: 'map-view', onchange: () => change(select.value as Layer) },
    ...layers.map((layer) => h('option', { value: layer }, s.views.names[layer])),
  );
  return select;
}

/** What the colours of heat or provinces count. */
export function viewLegend(
  answer: MapAnswer,
  layer: Layer,
  provinces: readonly string[],
  basemap: Basemap | null,
): Node[] {
  if (layer === 'heat')
    return [
      h('h3', {}, s.views.heat),
      h('div', { class: 'heat-scale', role: 'img', 'aria-label': s.views.heatScale }),
      h('div', { class: 'heat-ends' }, h('span', {}, s.views.fewer), h('span', {}, s.views.more)),
      h('p', { class: 'note' }, s.views.heatNote),
    ];
  const values = valuesOf(answer, layer, provinces, basemap);
  const breaks = breaksOf(values.values());
  const most = Math.max(0, ...values.values());
  return [
    h('h3', {}, layer === 'killed' ? s.views.killed : s.views.incidents),
    h(
      'ul',
      { class: 'choropleth-scale' },
      h('li', {}, h('span', { class: 'swatch choropleth-0' }), s.views.nothing),
      ...breaks.map((from, i) =>
        h(
          'li',
          {},
          h('span', { class: `swatch choropleth-${i + 1 + classes - breaks.length}` }),
          s.views.range(from, (breaks[i + 1] ?? most + 1) - 1),
        ),
      ),
    ),
    layer === 'killed' &&
      h('p', { class: 'note' }, s.views.killedNote(answer.matched.killed, answer.matched.killed_unknown)),
    h('p', { class: 'note' }, s.views.provinceNote),
  ].filter((part) => part !== false);
}
