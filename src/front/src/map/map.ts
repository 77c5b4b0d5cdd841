import L from 'leaflet';
import type { Site } from '../api';
import { webAddress } from '../dom';
import type { MapAnswer } from '../answer';
import type { Incident } from '../incident';
import type { Layer, View } from '../state';
import { s } from '../strings';
import { BasemapLayer } from './basemap';
import { extent, loadBasemap, loadRelief, type Basemap } from './basemapData';
import { IncidentLayer, type IncidentEvents } from './incidents';
import { LabelLayer } from './labels';
import { openProvince, provinceAt } from './province';
import { readPalette } from './palette';
import { drawSmallMap } from './smallMap';

/** Afghanistan and Pakistan: the first view when nothing else is asked for. */
const home = L.latLngBounds([23.6, 60.6], [38.6, 75.4]);
const sheet = L.latLngBounds([extent.south, extent.west], [extent.north, extent.east]);

export interface MapEvents extends Omit<IncidentEvents, 'province'> {
  /** The reader moved the map. */
  moved(view: View): void;
  /** The map came to rest, whoever moved it. */
  rested(): void;
  /** How many incidents are known to a province and no closer, and whether the filter holds it. */
  uncertainIn(province: string): { incidents: number; chosen: boolean };
  toggleProvince(code: string): void;
}

/** The Leaflet map: what it shows below the incidents, and how it moves. */
export class IncidentMap {
  readonly leaflet: L.Map;
  readonly incidents: IncidentLayer;
  #basemap: BasemapLayer | null = null;
  #labels: LabelLayer | null = null;
  /** Set while the page itself moves the map, so that only the reader's own moves are kept in the address. */
  #silent = false;
  /** Small maps that wait for the basemap to be there. */
  #waiting: ((basemap: Basemap) => void)[] = [];
  #data: Basemap | null = null;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(container: HTMLElement, events: MapEvents, view: View | null) {
    const still = this.#still;
    this.leaflet = L.map(container, {
      zoomControl: false,
      attributionControl: false,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 90,
      maxZoom: 13,
      minZoom: 3,
      zoomAnimation: !still,
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
    });
    for (const [name, z] of [
      ['basemap', 200],
      ['heat', 405],
      ['areas', 410],
      ['labels', 450],
    ] as const)
      this.leaflet.createPane(name).style.zIndex = String(z);
    container.setAttribute('role', 'region');
    container.setAttribute('aria-label', s.page.map);
    this.leaflet.addControl(
      L.control.zoom({ position: 'topright', zoomInTitle: s.page.zoomIn, zoomOutTitle: s.page.zoomOut }),
    );

    if (view) this.leaflet.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.#fitHome(false);
    this.incidents = new IncidentLayer(this.leaflet, {
      open: (key) => events.open(key),
      hover: (incident) => events.hover(incident),
      some: (narrower, offset) => events.some(narrower, offset),
      province: (code, name, at, goBack) => openProvince(this.leaflet, { code, name, at }, events, goBack),
    });
    this.leaflet.on('moveend', () => {
      this.#refresh();
      const { lat, lng } = this.leaflet.getCenter();
      if (!this.#silent) events.moved({ lat, lon: lng, zoom: this.leaflet.getZoom() });
      events.rested();
    });
    let dismissed = 0;
    this.leaflet.on('popupclose', () => (dismissed = performance.now()));
    this.leaflet.on('click', ({ latlng }) => {
      // A click beside an open choice only closes it.
      if (performance.now() - dismissed < 300 || !this.#data) return;
      const province = provinceAt(this.#data, latlng);
      if (!province) return;
      const { code, name } = province;
      openProvince(this.leaflet, { code, name, at: latlng }, events, () => container.focus({ preventScroll: true }));
    });
    new ResizeObserver(() => this.#quietly(() => this.leaflet.invalidateSize({ animate: false }))).observe(container);
  }

  /** The offline basemap, or the tile layer that the site has configured. Throws a Problem when it cannot be loaded. */
  async background(site: Site): Promise<void> {
    const map = this.leaflet;
    const tiles = site.tile_layer;
    if (tiles && webAddress(tiles.url.replace(/[{}]/g, '')) !== null) {
      map.setMaxZoom(19);
      L.tileLayer(tiles.url, { maxZoom: 19, pane: 'basemap' }).addTo(map);
    } else {
      this.#keepOnSheet();
      map.on('resize', () => this.#keepOnSheet());
    }
    const data = await loadBasemap();
    this.incidents.basemap = data;
    this.#data = data;
    for (const draw of this.#waiting) draw(data);
    this.#waiting = [];
    if (tiles) return;
    const palette = readPalette();
    const basemap = new BasemapLayer(data, palette).addTo(map);
    this.#basemap = basemap;
    this.#labels = new LabelLayer(data, palette).addTo(map);
    this.#refresh();
    void document.fonts.ready.then(() => this.#labels?.redraw());
    loadRelief().then(
      (image) => (basemap.relief = image),
      () => undefined, // the land stays plain
    );
  }

  isAt(view: View | null): boolean {
    if (view === null) return false;
    const { lat, lng } = this.leaflet.getCenter();
    const close = (a: number, b: number) => Math.abs(a - b) < 1e-4;
    return close(lat, view.lat) && close(lng, view.lon) && Math.abs(this.leaflet.getZoom() - view.zoom) < 0.01;
  }

  repaint(): void {
    const palette = readPalette();
    this.#basemap?.paint(palette);
    this.#labels?.paint(palette);
    this.incidents.repaint();
  }

  show(answer: MapAnswer | null, selected: Incident | null, layer: Layer, provinces: readonly string[]): void {
    this.incidents.show(answer, selected, layer, provinces);
    this.#labels?.avoid(this.incidents.obstacles);
  }

  /** Goes to a view that came from the address; null is the first view. */
  go(view: View | null): void {
    this.#quietly(() => {
      if (view) this.leaflet.setView([view.lat, view.lon], view.zoom, { animate: false });
      else this.#fitHome(false);
    });
  }

  home(): void {
    this.#fitHome(!this.#still);
  }

  /** Both countries whole, with the legend beside them where the sheet is broad. */
  #fitHome(animate: boolean): void {
    const { x } = this.leaflet.getSize();
    this.leaflet.fitBounds(home, { animate, paddingBottomRight: x >= 800 ? [200, 0] : [0, 0] });
  }

  /** Moves as little as needed to have an incident in the part of the map that no panel covers. */
  reveal(incident: Incident, covered: { bottom: number }): void {
    const place = this.incidents.placeOf(incident);
    if (!place) return;
    const size = this.leaflet.getSize();
    const bottom = Math.min(covered.bottom, size.y - 120);
    this.leaflet.panInside(place, {
      animate: !this.#still,
      paddingTopLeft: [Math.min(60, size.x / 4), 60],
      paddingBottomRight: [Math.min(60, size.x / 4), bottom + 50],
    });
  }

  /** Zooms to an incident, as near as its place is known. */
  zoomTo(incident: Incident, covered: { bottom: number }): void {
    const bounds = this.incidents.boundsOf(incident);
    if (!bounds) return;
    this.leaflet.fitBounds(bounds, {
      animate: !this.#still,
      maxZoom: 11,
      paddingTopLeft: [40, 40],
      paddingBottomRight: [40, 40 + Math.min(covered.bottom, this.leaflet.getSize().y - 160)],
    });
  }

  /** A still picture of where an incident happened; the sheet stays empty where there is no own basemap. */
  smallMap(sheet: HTMLElement, incident: Incident): void {
    const draw = (basemap: Basemap) => {
      if (sheet.isConnected) drawSmallMap(sheet, incident, basemap);
    };
    // Not at once: the sheet has no size before it is in the page.
    if (this.#data) requestAnimationFrame(() => this.#data && draw(this.#data));
    else this.#waiting.push(draw);
  }

  /** West, south, east, north of what is in view, in degrees. */
  bbox(): string {
    const b = this.leaflet.getBounds();
    const degrees = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(4);
    return [
      degrees(b.getWest(), 180),
      degrees(b.getSouth(), 90),
      degrees(b.getEast(), 180),
      degrees(b.getNorth(), 90),
    ].join();
  }

  get view(): View {
    const { lat, lng } = this.leaflet.getCenter();
    return { lat, lon: lng, zoom: this.leaflet.getZoom() };
  }

  /** Of the view, in whole steps as the server groups by. */
  get zoom(): number {
    return Math.max(0, Math.min(20, Math.round(this.leaflet.getZoom())));
  }

  /** Zooms to a place that was searched for. */
  goTo([lon, lat]: [number, number], radius: number): void {
    this.leaflet.fitBounds(L.latLng(lat, lon).toBounds(Math.max(4 * radius, 8000)), {
      animate: !this.#still,
      maxZoom: 11,
    });
  }

  #refresh(): void {
    this.incidents.layOut();
    this.#labels?.avoid(this.incidents.obstacles);
  }

  /** The own basemap ends somewhere: the view stays on it. */
  #keepOnSheet(): void {
    this.#quietly(() => {
      // On a phone a panel covers the lower half: the south must come up from under it.
      const south = this.leaflet.getSize().x < 600 ? -18 : extent.south;
      this.leaflet.setMaxBounds(L.latLngBounds([south, extent.west], sheet.getNorthEast()));
      this.leaflet.options.maxBoundsViscosity = 1;
      this.leaflet.setMinZoom(this.leaflet.getBoundsZoom(sheet, true));
    });
  }

  #quietly(move: () => void): void {
    const before = this.#silent;
    this.#silent = true;
    try {
      move();
    } finally {
      this.#silent = before;
    }
  }
}
