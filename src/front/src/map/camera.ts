import L from 'leaflet';
import { site } from '../site';
import type { View } from '../state';

/** Afghanistan and Pakistan: the first view where neither the address nor the site names another. */
const region = L.latLngBounds([23.6, 60.6], [38.6, 75.4]);
/** As far north and south as Web Mercator goes, nearly. */
const world = L.latLngBounds([-84, -180], [84, 180]);

/** What part of the ground the map shows, and how it gets from one to another. */
export class Camera {
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #quiet = false;

  constructor(private readonly map: L.Map) {}

  /** True while the page itself moves the map: only the reader's own moves are kept in the address. */
  get isQuiet(): boolean {
    return this.#quiet;
  }

  get view(): View {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: lng, zoom: this.map.getZoom() };
  }

  /** In whole steps, as the server groups by. */
  get zoom(): number {
    return Math.max(0, Math.min(20, Math.round(this.map.getZoom())));
  }

  /** West, south, east, north of what is in view, in degrees. */
  bbox(): string {
    const b = this.map.getBounds();
    const degrees = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(4);
    return [
      degrees(b.getWest(), 180),
      degrees(b.getSouth(), 90),
      degrees(b.getEast(), 180),
      degrees(b.getNorth(), 90),
    ].join();
  }

  isAt(view: View | null): boolean {
    if (view === null) return false;
    const { lat, lon, zoom } = this.view;
    const close = (a: number, b: number) => Math.abs(a - b) < 1e-4;
    return close(lat, view.lat) && close(lon, view.lon) && Math.abs(zoom - view.zoom) < 0.01;
  }

  /** Goes to a view that came from the address; null is the first view. */
  go(view: View | null): void {
    this.quietly(() => {
      if (view) this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
      else this.#fitHome(false);
    });
  }

  home(): void {
    this.#fitHome(!this.#still);
  }

  /** Moves as little as needed to have a place in the part of the map that no panel covers. */
  reveal(place: L.LatLng, covered: { bottom: number }): void {
    const size = this.map.getSize();
    const bottom = Math.min(covered.bottom, size.y - 120);
    this.map.panInside(place, {
      animate: !this.#still,
      paddingTopLeft: [Math.min(60, size.x / 4), 60],
      paddingBottomRight: [Math.min(60, size.x / 4), bottom + 50],
    });
  }

  zoomTo(bounds: L.LatLngBounds, covered: { bottom: number }): void {
    this.map.fitBounds(bounds, {
      animate: !this.#still,
      maxZoom: 11,
      paddingTopLeft: [40, 40],
      paddingBottomRight: [40, 40 + Math.min(covered.bottom, this.map.getSize().y - 160)],
    });
  }

  /** Zooms to a place that was searched for; `radius` is in metres. */
  goTo([lon, lat]: [number, number], radius: number, covered: { bottom: number }): void {
    this.zoomTo(L.latLng(lat, lon).toBounds(Math.max(4 * radius, 8000)), covered);
  }

  /** The own basemap has the world once: the view stays on it. */
  keepOnWorld(): void {
    this.quietly(() => {
      this.map.setMaxBounds(world);
      this.map.options.maxBoundsViscosity = 1;
      this.map.setMinZoom(this.map.getBoundsZoom(world, true));
    });
  }

  quietly(move: () => void): void {
    const before = this.#quiet;
    this.#quiet = true;
    try {
      move();
    } finally {
      this.#quiet = before;
    }
  }

  /** What the site shows first, else both countries whole, with the legend beside them where the sheet is broad, the drawer below them where not. */
  #fitHome(animate: boolean): void {
    if (site.start_view) {
      this.map.setView([site.start_view.lat, site.start_view.lon], site.start_view.zoom, { animate });
      return;
    }
    const { x } = this.map.getSize();
    this.map.fitBounds(region, { animate, paddingBottomRight: x >= 800 ? [200, 0] : [0, 80] });
  }
}
