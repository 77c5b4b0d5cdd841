import { svg } from './dom';
import { glyphs, type Kind } from './kinds';
import { s } from './strings';

/** Radius of a symbol in pixels: the area above a smallest size grows with the number of killed. */
export function radiusOf(killed: number | null): number {
  return killed === null ? 8 : Math.min(8 + 1.9 * Math.sqrt(Math.max(0, killed)), 40);
}

/** The glyph of a kind on its colour; used on the map, in the list and in the legend, so that one explains the other. */
export function symbol(kind: Kind, radius: number, options: { unknown?: boolean; badge?: number } = {}): SVGSVGElement {
  const room = options.badge ? radius + 9 : radius + 2;
  const mark = Math.min(1.25, Math.max(0.62, radius / 14.5));
  return svg(
    'svg',
    {
      class: `symbol kind-${kind}${options.unknown ? ' symbol-unknown' : ''}${options.badge ? ' has-badge' : ''}`,
      viewBox: `${-room} ${-room} ${2 * room} ${2 * room}`,
      width: 2 * room,
      height: 2 * room,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('circle', { class: 'symbol-ring', r: radius + 1.2 }),
    svg('circle', { class: 'symbol-disc', r: radius }),
    svg('path', { class: 'symbol-glyph', d: glyphs[kind], transform: `scale(${mark.toFixed(2)}) translate(-8 -8)` }),
    options.badge
      ? svg(
          'g',
          { class: 'symbol-badge', transform: `translate(${radius * 0.72 + 2} ${-radius * 0.72 - 2})` },
          svg('circle', { r: 8.5 }),
          svg(
            'text',
            { y: 3.8, 'text-anchor': 'middle' },
            s.figures.count(Math.min(options.badge, 99)) + (options.badge > 99 ? '+' : ''),
          ),
        )
      : null,
  );
}

/** Radius of a cluster in pixels: it grows with each power of ten. */
export function radiusOfCluster(count: number): number {
  return Math.min(12 + 3.1 * Math.log10(Math.max(1, count)), 30);
}

/** Many incidents in one: a number in a ring that has the colour of what is most frequent, and its glyph on top. */
export function clusterSymbol(kind: Kind, count: number, radius: number): SVGSVGElement {
  const room = radius + 2;
  return svg(
    'svg',
    {
      class: `symbol symbol-cluster kind-${kind}`,
      viewBox: `${-room} ${-room} ${2 * room} ${2 * room}`,
      width: 2 * room,
      height: 2 * room,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('circle', { class: 'symbol-ring', r: radius + 1.2 }),
    svg('circle', { class: 'cluster-disc', r: radius - 2 }),
    svg('text', { class: 'cluster-count', y: 4.5, 'text-anchor': 'middle' }, s.figures.short(count)),
    svg(
      'g',
      { transform: `translate(0 ${2 - radius})` },
      svg('circle', { class: 'symbol-ring', r: 7 }),
      svg('circle', { class: 'symbol-disc', r: 6 }),
      svg('path', { class: 'symbol-glyph', d: glyphs[kind], transform: 'scale(.5) translate(-8 -8)' }),
    ),
  );
}

/** The sign for an incident that is known to an area only: a hatched tile, never a round symbol. */
export function areaSign(kind: Kind): SVGSVGElement {
  return svg(
    'svg',
    {
      class: `symbol area-sign kind-${kind}`,
      viewBox: '0 0 22 22',
      width: 22,
      height: 22,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('rect', { class: 'area-sign-back', x: 1, y: 1, width: 20, height: 20, rx: 3 }),
    svg('rect', { x: 1, y: 1, width: 20, height: 20, rx: 3, fill: `url(#hatch-${kind})` }),
    svg('rect', { class: 'area-sign-edge', x: 1, y: 1, width: 20, height: 20, rx: 3 }),
    svg('circle', { class: 'area-sign-back', cx: 11, cy: 11, r: 7 }),
    svg('path', { class: 'area-sign-glyph', d: glyphs[kind], transform: 'translate(6.2 6.2) scale(.6)' }),
  );
}

/** The hatchings that areas are filled with, one per kind; in the page once. */
export function hatchings(): SVGSVGElement {
  const patterns = (Object.keys(glyphs) as Kind[]).map((kind) =>
    svg(
      'pattern',
      {
        id: `hatch-${kind}`,
        class: `kind-${kind}`,
        width: 7,
        height: 7,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      svg('rect', { class: 'hatch-ground', width: 7, height: 7 }),
      svg('rect', { class: 'hatch-line', width: 2, height: 7 }),
    ),
  );
  return svg('svg', { class: 'hatchings', width: 0, height: 0, 'aria-hidden': 'true' }, svg('defs', {}, ...patterns));
}
