import { CanvasLayer, type Frame } from './canvas';
import { extent, mercatorX, mercatorY, type Basemap, type Line } from './basemapData';
import type { Palette } from './palette';
import { worldFor, type World } from './world';

const edge = {
  west: mercatorX(extent.west),
  east: mercatorX(extent.east),
  north: mercatorY(extent.north),
  south: mercatorY(extent.south),
};

/** Relief, land, water and boundaries, and coarse land off the sheet: one canvas. */
export class BasemapLayer extends CanvasLayer {
  #relief: HTMLImageElement | null = null;

  constructor(
    private readonly data: Basemap,
    private palette: Palette,
  ) {
    super('basemap', 0.3);
  }

  paint(palette: Palette): void {
    this.palette = palette;
    this.redraw();
  }

  set relief(image: HTMLImageElement) {
    this.#relief = image;
    this.redraw();
  }

  protected draw(frame: Frame): void {
    const { context: c, world, originX, originY } = frame;
    this.#drawWorld(frame, worldFor(this._map.getBounds(), this.again));
    // In whole pixels, or else the edge would show as a line.
    const [left, right] = [edge.west, edge.east].map((x) => Math.round(x * world - originX)) as [number, number];
    const [top, bottom] = [edge.north, edge.south].map((y) => Math.round(y * world - originY)) as [number, number];
    c.save();
    c.beginPath();
    c.rect(left, top, right - left, bottom - top);
    c.clip();
    this.#drawSheet(frame);
    c.restore();
  }

  /** What lies off the sheet, veiled as all that the map is not about. */
  #drawWorld(frame: Frame, world: World | null): void {
    const { context: c, width, height, zoom } = frame;
    const { palette } = this;
    c.fillStyle = palette.sea;
    c.fillRect(0, 0, width, height);
    if (!world) return;
    this.#trace(frame, world.land);
    c.fillStyle = palette.land;
    c.fill('evenodd');
    c.fillStyle = palette.veil;
    c.fill('evenodd');
    this.#stroke(c, palette.coast, 0.8);
    this.#trace(frame, world.borders);
    this.#stroke(c, palette.border, zoom < 5.5 ? 0.7 : 1);
  }

  #drawSheet(frame: Frame): void {
    const { context: c, width, height, zoom } = frame;
    const { data, palette } = this;
    const x = (value: number) => value * frame.world - frame.originX;
    const y = (value: number) => value * frame.world - frame.originY;

    c.fillStyle = palette.land;
    c.fillRect(0, 0, width, height);
    if (this.#relief) {
      c.imageSmoothingQuality = 'high';
      const [left, top] = [x(edge.west), y(edge.north)];
      // Close up the relief is a blur: it makes room for plain land.
      c.globalAlpha = Math.max(0.35, Math.min(1, 1 - (zoom - 8) / 5));
      c.drawImage(this.#relief, left, top, x(edge.east) - left, y(edge.south) - top);
      c.globalAlpha = 1;
    }
    c.globalCompositeOperation = 'multiply';
    c.fillStyle = palette.reliefShade;
    c.fillRect(0, 0, width, height);
    c.globalCompositeOperation = 'source-over';

    // Everything but the countries that the map is about: even-odd with the sheet as the outer ring.
    this.#outside(frame, data.covered);
    c.fillStyle = palette.veil;
    c.fill('evenodd');
    // The sea is what is not land; the Caspian is a hole in the land.
    this.#outside(frame, data.land);
    c.fillStyle = palette.sea;
    c.fill('evenodd');

    c.lineJoin = 'round';
    c.lineCap = 'round';
    this.#trace(frame, data.land, true);
    this.#stroke(c, palette.coast, 0.8);
    this.#trace(frame, data.lakes);
    c.fillStyle = palette.sea;
    c.fill();
    this.#stroke(c, palette.coast, 0.6);

    for (const { level, lines } of data.rivers) {
      if (zoom < lowestZoomOfRiver(level)) continue;
      this.#trace(frame, lines);
      this.#stroke(
        c,
        palette.river,
        Math.max(0.5, (level <= 1 ? 1.8 : level === 2 ? 1.3 : 0.9) * 2 ** (Math.min(zoom - 7, 1.5) / 3)),
      );
    }

    c.lineCap = 'butt';
    if (zoom >= 4.5) {
      this.#trace(frame, data.provinceLines);
      c.setLineDash([5, 3]);
      this.#stroke(c, palette.provinceLine, zoom < 6 ? 0.7 : 1);
      c.setLineDash([]);
    }
    const broad = zoom < 5.5 ? 1.1 : 1.6;
    this.#trace(frame, data.borders);
    this.#stroke(c, palette.borderHalo, broad + 3);
    this.#stroke(c, palette.border, broad);
    this.#trace(frame, data.disputed);
    this.#stroke(c, palette.borderHalo, broad + 3);
    c.lineCap = 'round';
    c.setLineDash([0.1, 5]);
    this.#stroke(c, palette.border, broad + 0.6);
    c.setLineDash([]);
  }

  #stroke(c: CanvasRenderingContext2D, colour: string, broad: number): void {
    c.strokeStyle = colour;
    c.lineWidth = broad;
    c.stroke();
  }

  #outside(frame: Frame, rings: readonly Line[]): void {
    this.#trace(frame, rings, false, false);
    frame.context.rect(0, 0, frame.width, frame.height);
  }

  /** A path of the lines that touch the canvas; `coast` leaves out the cuts along the edge of the data. */
  #trace(frame: Frame, lines: readonly Line[], coast = false, cull = true): void {
    const { context: c, world, originX, originY, width, height } = frame;
    c.beginPath();
    for (const { points, west, east, north, south } of lines) {
      const outside =
        east * world - originX < 0 ||
        west * world - originX > width ||
        south * world - originY < 0 ||
        north * world - originY > height;
      if (outside && cull) continue;
      let [lastX, lastY] = [NaN, NaN];
      for (let i = 0; i < points.length; i += 2) {
        const [px, py] = [points[i] ?? 0, points[i + 1] ?? 0];
        const drawn = i > 0 && !(coast && cut(lastX, lastY, px, py));
        if (drawn) c.lineTo(px * world - originX, py * world - originY);
        else c.moveTo(px * world - originX, py * world - originY);
        [lastX, lastY] = [px, py];
      }
    }
  }
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-5;

function cut(ax: number, ay: number, bx: number, by: number): boolean {
  return (
    (near(ax, edge.west) && near(bx, edge.west)) ||
    (near(ax, edge.east) && near(bx, edge.east)) ||
    (near(ay, edge.north) && near(by, edge.north)) ||
    (near(ay, edge.south) && near(by, edge.south))
  );
}

function lowestZoomOfRiver(level: number): number {
  return level <= 1 ? 0 : level === 2 ? 5 : level === 3 ? 5.5 : 6.5;
}
