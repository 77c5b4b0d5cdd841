import type { MapAnswer } from '../answer';
import { h, replace, svg } from '../dom';
import type { Basemap } from '../map/basemapData';
import { hasKilled } from '../map/shades';
import { kindOf, kinds, type Kind } from '../kinds';
import type { Layer } from '../state';
import { s } from '../strings';
import { areaSign, clusterSymbol, radiusOf, symbol } from '../symbols';
import { viewLegend, viewSelect } from './views';

/** Explains the signs that are on the map now, and only those. */
export class Legend {
  readonly #body = h('div', { class: 'legend-body' });
  #shown = '';
  #answer: MapAnswer | null = null;
  #basemap: Basemap | null = null;

  readonly #view: HTMLSelectElement;

  constructor(root: HTMLElement, change: (layer: Layer) => void) {
    this.#view = viewSelect(change);
    // Beside the list it would cover a third of a smaller map.
    const wide = matchMedia('(min-width: 1100px)').matches;
    replace(
      root,
      h(
        'details',
        { class: 'legend', open: wide },
        h('summary', {}, s.legend.heading),
        h('div', { class: 'legend-view' }, h('label', { for: 'map-view' }, s.views.label), this.#view),
        this.#body,
      ),
    );
  }

  /** `basemap` is null until it has been loaded: no province is drawn yet. */
  show(answer: MapAnswer | null, layer: Layer, provinces: readonly string[], basemap: Basemap | null): void {
    for (const option of this.#view.options) if (option.value === 'killed') option.hidden = !hasKilled(answer);
    this.#view.value = layer;
    if (layer !== 'points') {
      if (answer && (answer !== this.#answer || this.#shown !== layer || basemap !== this.#basemap))
        replace(this.#body, ...viewLegend(answer, layer, provinces, basemap));
      this.#answer = answer;
      this.#basemap = basemap;
      this.#shown = layer;
      return;
    }
    const shown = answer ? kindsOf(answer) : [];
    const clusters = (answer?.clusters.length ?? 0) > 0;
    const areas = Object.keys(answer?.uncertain.admin1 ?? {}).length > 0;
    const key = `${shown.join()} ${areas} ${clusters}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const first = shown[0] ?? 'other';
    replace(
      this.#body,
      shown.length > 0 && h('h3', {}, s.legend.kind),
      h('ul', {}, ...shown.map((kind) => h('li', {}, symbol(kind, 8), s.kinds[kind]))),
      h('h3', {}, s.legend.size),
      sizes(),
      h('h3', {}, s.legend.place),
      h(
        'ul',
        {},
        h('li', {}, ring(), s.legend.point),
        areas && h('li', {}, areaSign('other'), s.legend.area),
        h('li', {}, symbol(first, 9, { badge: 3 }), s.legend.stack),
        clusters && h('li', {}, clusterSymbol(first, 24, 11), s.legend.cluster),
      ),
    );
  }
}

/** The kinds of all that fits the filter: those of the single incidents in view are among them. */
function kindsOf({ counts }: MapAnswer): Kind[] {
  const present = new Set<Kind>();
  for (const { value, count, subtypes } of counts.type) {
    if (count === 0) continue;
    const some = subtypes.filter((subtype) => subtype.count > 0);
    if (some.length === 0) present.add(kindOf({ event_type: value, event_subtype: null }));
    for (const subtype of some) present.add(kindOf({ event_type: value, event_subtype: subtype.value }));
  }
  return kinds.filter((kind) => present.has(kind));
}

function ring(): SVGSVGElement {
  return svg(
    'svg',
    { class: 'symbol kind-other', viewBox: '-11 -11 22 22', width: 22, height: 22, 'aria-hidden': 'true' },
    svg('circle', { class: 'radius', r: 9.5 }),
    svg('circle', { class: 'symbol-disc', r: 4 }),
  );
}

/** Circles of 1, 10 and 100 killed beside one another. */
function sizes(): HTMLElement {
  const examples = [1, 10, 100];
  const height = 2 * radiusOf(100) + 4;
  let x = 2;
  const drawn = examples.flatMap((killed) => {
    const r = radiusOf(killed);
    const cx = x + r;
    x += 2 * r + 26;
    return [
      svg('circle', { class: 'legend-size', cx, cy: height / 2, r }),
      svg('text', { class: 'legend-number', x: cx + r + 4, y: height / 2 + 4 }, s.figures.count(killed)),
    ];
  });
  return h(
    'div',
    { class: 'legend-sizes' },
    svg(
      'svg',
      {
        viewBox: `0 0 ${x} ${height}`,
        width: x,
        height,
        role: 'img',
        'aria-label': examples.map(s.figures.count).join(', '),
      },
      ...drawn,
    ),
  );
}
