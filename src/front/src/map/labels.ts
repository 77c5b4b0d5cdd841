import { language, s } from '../strings';
import { mercatorX, mercatorY, type Basemap } from './basemapData';
import { CanvasLayer, type Frame } from './canvas';
import type { Palette } from './palette';
import { worldFor } from './world';

/** Something on the map that names must not cover, in layer points. */
export interface Obstacle {
  x: number;
  y: number;
  /** Half the width and half the height. */
  rx: number;
  ry: number;
  /** A round symbol: a place under it has its name set beside it. */
  round: boolean;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Naskh in Urdu too: sloping words find no room among places. */
const family = "'Source Sans 3 Variable', 'Noto Naskh Arabic Variable', system-ui, sans-serif";
/** Letters of a joined script are not set apart. */
const apart = (em: string) => (language.direction === 'ltr' ? em : '0px');

/** Countries by code, from which to which zoom, and where their name may stand: longitude, latitude; the best first. */
const countries: [code: string, from: number, to: number, spots: [number, number][]][] = [
  [
    'AF',
    3,
    7.4,
    [
      [66.3, 33.85],
      [65.2, 33.3],
      [65.2, 32.4],
      [65.6, 34.9],
      [64.4, 31.3],
    ],
  ],
  [
    'PK',
    3,
    7.4,
    [
      [69.5, 29.1],
      [71.3, 30.5],
      [69.6, 28],
      [69.2, 26.4],
      [66, 27.9],
    ],
  ],
  ['IR', 3, 7.4, [[56.5, 32.2]]],
  ['IN', 3, 7.4, [[77.6, 24.2]]],
  ['CN', 3, 7, [[84, 36.5]]],
  ['TM', 3, 7, [[59.3, 39.2]]],
  ['UZ', 3, 7, [[64.2, 41.1]]],
  ['TJ', 4.8, 7.4, [[71.1, 38.75]]],
  ['KG', 4, 7, [[74.6, 41.5]]],
  ['KZ', 3, 7, [[67.5, 46.5]]],
  ['NP', 4, 7, [[83.9, 28.4]]],
  ['OM', 4, 7, [[56.6, 21.2]]],
  ['AE', 4.5, 7, [[54.3, 23.6]]],
  ['SA', 3, 7, [[45.5, 24]]],
  ['IQ', 3.5, 7, [[43.5, 33]]],
];

/** Names on a canvas of their own: the most important first, each only where it has room. */
export class LabelLayer extends CanvasLayer {
  #obstacles: readonly Obstacle[] = [];

  constructor(
    private readonly data: Basemap,
    private palette: Palette,
  ) {
    super('labels', 0.15);
    this.canvas.classList.add('map-labels');
  }

  paint(palette: Palette): void {
    this.palette = palette;
    this.redraw();
  }

  avoid(obstacles: readonly Obstacle[]): void {
    this.#obstacles = obstacles;
    this.redraw();
  }

  protected draw(frame: Frame): void {
    const { context: c, zoom, world, originX, originY, width, height } = frame;
    const pixelOrigin = this._map.getPixelOrigin();
    const taken: Box[] = [];
    const circles = this.#obstacles.map((o) => ({
      ...o,
      x: o.x + pixelOrigin.x - originX,
      y: o.y + pixelOrigin.y - originY,
    }));
    for (const o of circles) taken.push({ left: o.x - o.rx, right: o.x + o.rx, top: o.y - o.ry, bottom: o.y + o.ry });

    const free = (box: Box) =>
      box.right > 0 &&
      box.left < width &&
      box.bottom > 0 &&
      box.top < height &&
      !taken.some((t) => box.left < t.right && box.right > t.left && box.top < t.bottom && box.bottom > t.top);
    const write = (text: string, x: number, y: number, colour: string, halo: number) => {
      c.lineJoin = 'round';
      c.strokeStyle = this.palette.labelHalo;
      c.lineWidth = halo;
      c.strokeText(text, x, y);
      c.fillStyle = colour;
      c.fillText(text, x, y);
    };
    /** A name centred on a point, if there is room. */
    const centred = (text: string, x: number, y: number, size: number, colour: string, halo: number) => {
      const half = c.measureText(text).width / 2 + 3;
      const box = { left: x - half, right: x + half, top: y - size / 2 - 1, bottom: y + size / 2 + 1 };
      if (!free(box)) return false;
      taken.push(box);
      c.textAlign = 'center';
      write(text, x, y, colour, halo);
      return true;
    };
    const at = (lon: number, lat: number) =>
      [mercatorX(lon) * world - originX, mercatorY(lat) * world - originY] as const;
    c.textBaseline = 'middle';

    for (const [code, from, to, spots] of countries) {
      if (zoom < from || zoom > to) continue;
      const size = code === 'AF' || code === 'PK' ? 15 : 13;
      c.font = `700 ${zoom < 5 ? size - 2 : size}px ${family}`;
      c.letterSpacing = apart(zoom < 5 ? '0.15em' : '0.32em');
      const name = s.where.country(code).toLocaleUpperCase(s.locale);
      spots.some((spot) => centred(name, ...at(...spot), size, this.palette.countryLabel, 3));
    }
    c.font = `600 12px ${family}`;
    c.letterSpacing = apart('0.1em');
    for (const { code, x, y, lowestZoom } of worldFor(this._map.getBounds(), this.again)?.countries ?? []) {
      if (zoom < lowestZoom || zoom > lowestZoom + 4 || countries.some(([known]) => known === code)) continue;
      const name = s.where.country(code).toLocaleUpperCase(s.locale);
      centred(name, x * world - originX, y * world - originY, 12, this.palette.countryLabel, 3);
    }
    c.letterSpacing = apart('0.08em');
    c.font = `italic 500 14px ${family}`;
    if (zoom < 8) centred(s.map.arabianSea, ...at(63.4, 23.6), 14, this.palette.waterLabel, 0.01);

    c.letterSpacing = '0px';
    for (const place of this.data.places) {
      if (zoom < place.lowestZoom - 0.01 && !(place.capital && zoom >= 3.5)) continue;
      const [x, y] = [place.x * world - originX, place.y * world - originY];
      if (x < -40 || x > width + 40 || y < -20 || y > height + 20) continue;
      const major = place.capital || place.lowestZoom <= 5;
      const size = major ? 14 : zoom - place.lowestZoom > 1.5 ? 13.5 : 12.5;
      c.font = `${major ? 650 : 450} ${size}px ${family}`;
      this.#besidePoint(c, place.name, x, y, size, circles, free, (box, align, tx, ty, dot) => {
        taken.push(box);
        if (dot) {
          c.beginPath();
          c.arc(x, y, major ? 2.6 : 2, 0, 2 * Math.PI);
          c.fillStyle = this.palette.label;
          c.strokeStyle = this.palette.labelHalo;
          c.lineWidth = 2;
          c.stroke();
          c.fill();
          taken.push({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 });
        }
        c.textAlign = align;
        write(place.name, tx, ty, this.palette.label, 3);
      });
    }

    if (zoom >= 5.5 && zoom < 9.5) {
      c.font = `500 11.5px ${family}`;
      c.letterSpacing = apart('0.1em');
      for (const { name, label } of this.data.provinces.values())
        centred(name.toLocaleUpperCase(s.locale), ...at(...label), 12, this.palette.provinceLabel, 3);
      c.letterSpacing = '0px';
    }
  }

  /** Tries right, left, above and below the dot, or of the symbol that hides the dot. */
  #besidePoint(
    c: CanvasRenderingContext2D,
    name: string,
    x: number,
    y: number,
    size: number,
    circles: readonly Obstacle[],
    free: (box: Box) => boolean,
    place: (box: Box, align: CanvasTextAlign, x: number, y: number, dot: boolean) => void,
  ): void {
    const broad = c.measureText(name).width;
    const half = size / 2;
    const dot = { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
    const symbol = circles.find((o) => o.round && Math.hypot(o.x - x, o.y - y) < o.rx + 4);
    if (!symbol && !free(dot)) return;
    const hub = symbol ?? { x, y, rx: 3, ry: 3 };
    const gap = symbol ? 4 : 3;
    const spots: [CanvasTextAlign, number, number, number][] = [
      ['left', hub.x + hub.rx + gap, hub.y, hub.x + hub.rx + gap],
      ['right', hub.x - hub.rx - gap, hub.y, hub.x - hub.rx - gap - broad],
      ['center', hub.x, hub.y - hub.ry - gap - half, hub.x - broad / 2],
      ['center', hub.x, hub.y + hub.ry + gap + half, hub.x - broad / 2],
    ];
    for (const [align, tx, ty, left] of spots) {
      const box = { left: left - 1, right: left + broad + 1, top: ty - half, bottom: ty + half };
      if (!free(box)) continue;
      place(box, align, tx, ty, !symbol);
      return;
    }
  }
}
