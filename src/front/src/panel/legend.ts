import { h, replace } from '../dom';
import { drawing, type Incident } from '../incident';
import { kindOf, kinds, type Kind } from '../kinds';
import { s } from '../strings';
import { areaSign, radiusOf, symbol } from '../symbols';
import { svg } from '../dom';

/** Explains the signs that are on the map now, and only those. */
export class Legend {
  readonly #body = h('div', { class: 'legend-body' });
  #shown = '';

  constructor(root: HTMLElement) {
    const wide = matchMedia('(min-width: 800px)').matches;
    replace(root, h('details', { class: 'legend', open: wide }, h('summary', {}, s.legend.heading), this.#body));
  }

  show(incidents: readonly Incident[]): void {
    const present = new Set(incidents.map(kindOf));
    const shown = kinds.filter((kind) => present.has(kind));
    const areas = incidents.find((incident) => ['province', 'disc'].includes(drawing(incident)));
    const key = `${shown.join()} ${areas === undefined}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const first: Kind = areas ? kindOf(areas) : (shown[0] ?? 'other');
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
        areas && h('li', {}, areaSign(first), s.legend.area),
        h('li', {}, symbol(shown[0] ?? 'other', 9, { badge: 3 }), s.legend.stack),
      ),
    );
  }
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
      svg('text', { class: 'legend-number', x: cx + r + 4, y: height / 2 + 4 }, killed),
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
