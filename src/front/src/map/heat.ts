import L from 'leaflet';
import type { MapAnswer } from '../answer';
import { CanvasLayer, type Frame } from './canvas';
import { mercatorX, mercatorY } from './basemapData';

/** Reach of one spot, in pixels. */
const reach = 34;

/** Density of incidents: each symbol of the answer is a soft spot as strong as its share of all in view. */
export class HeatLayer extends CanvasLayer {
  protected override readonly isReadBack = true;
  #spots: { x: number; y: number; weight: number }[] = [];

  constructor(private colours: readonly string[]) {
    super('areas', 0.3);
    L.setOptions(this, { pane: 'heat' });
    this.canvas.classList.add('map-heat');
  }

  show({ clusters, incidents }: MapAnswer): void {
    const spots = [
      ...clusters.map(({ at, count }) => ({ at, count })),
      ...incidents.flatMap(({ point }) => (point ? [{ at: point, count: 1 }] : [])),
    ];
    // Roots, so that a village is seen beside a capital.
    const most = Math.sqrt(Math.max(1, ...spots.map(({ count }) => count)));
    this.#spots = spots.map(({ at: [lon, lat], count }) => ({
      x: mercatorX(lon),
      y: mercatorY(lat),
      weight: Math.max(0.08, Math.sqrt(count) / most),
    }));
    this.redraw();
  }

  paint(colours: readonly string[]): void {
    this.colours = colours;
    this.redraw();
  }

  protected draw({ context: c, world, originX, originY, width, height }: Frame): void {
    for (const { x, y, weight } of this.#spots) {
      const [px, py] = [x * world - originX, y * world - originY];
      const glow = c.createRadialGradient(px, py, 0, px, py, reach);
      glow.addColorStop(0, `rgb(0 0 0 / ${weight})`);
      glow.addColorStop(0.5, `rgb(0 0 0 / ${weight * 0.4})`);
      glow.addColorStop(1, 'rgb(0 0 0 / 0)');
      c.fillStyle = glow;
      c.fillRect(px - reach, py - reach, 2 * reach, 2 * reach);
    }
    const { canvas } = c;
    if (width === 0 || height === 0) return;
    const image = c.getImageData(0, 0, canvas.width, canvas.height);
    const scale = ramp(this.colours);
    const { data } = image;
    for (let i = 3; i < data.length; i += 4) {
      const strength = data[i] ?? 0;
      if (strength === 0) continue;
      data[i - 3] = scale[strength * 4] ?? 0;
      data[i - 2] = scale[strength * 4 + 1] ?? 0;
      data[i - 1] = scale[strength * 4 + 2] ?? 0;
      data[i] = Math.min(225, 40 + strength * 1.6);
    }
    c.putImageData(image, 0, 0);
  }
}

/** 256 colours from the first to the last given, four bytes each. */
function ramp(colours: readonly string[]): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [256, 1];
  const c = canvas.getContext('2d');
  if (!c) return new Uint8ClampedArray(1024);
  const line = c.createLinearGradient(0, 0, 256, 0);
  colours.forEach((colour, i) => line.addColorStop(i / Math.max(1, colours.length - 1), colour));
  c.fillStyle = line;
  c.fillRect(0, 0, 256, 1);
  return c.getImageData(0, 0, 256, 1).data;
}
