import L from 'leaflet';
import type { MapAnswer } from '../answer';
import type { Incident } from '../incident';
import type { Layer, View } from '../state';
import { s } from '../strings';
import type { IncidentEvents } from './board';
import { Camera } from './camera';
import { Ground } from './ground';
import { IncidentLayer } from './incidents';
import { openProvince, provinceAt } from './province';

/** From below; Leaflet's own panes stand between them. */
const panes = { basemap: 200, heat: 405, areas: 410, labels: 450 };

export interface MapEvents extends Omit<IncidentEvents, 'province'> {
  /** The reader moved the map. */
  moved(view: View): void;
  /** The map came to rest, whoever moved it. */
  rested(): void;
  /** How many incidents are known to a province and no closer, and whether the filter holds it. */
  uncertainIn(province: string): { incidents: number; chosen: boolean };
  toggleProvince(code: string): void;
}

/** The Leaflet map: ground, incidents, and a camera that moves over them. */
export class IncidentMap {
  readonly leaflet: L.Map;
  readonly camera: Camera;
  readonly ground: Ground;
  readonly incidents: IncidentLayer;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: MapEvents,
    view: View | null,
  ) {
    const map = (this.leaflet = leafletMap(container));
    this.camera = new Camera(map);
    this.ground = new Ground(map);
    this.camera.go(view);
    this.incidents = new IncidentLayer(map, {
      open: (key) => events.open(key),
      hover: (incident) => events.hover(incident),
      some: (narrower, offset) => events.some(narrower, offset),
      province: (code, name, at, goBack) => openProvince(map, { code, name, at }, events, goBack),
    });
    map.on('moveend', () => {
      this.#refresh();
      if (!this.camera.isQuiet) events.moved(this.camera.view);
      events.rested();
    });
    this.#openProvinces();
    new ResizeObserver(() => this.settle()).observe(container);
  }

  /** The offline basemap, or the tile layer that the site has configured. Throws a Problem when it cannot be loaded. */
  async background(): Promise<void> {
    this.incidents.basemap = await this.ground.lay(this.camera);
    this.#refresh();
  }

  /** Takes the room that is there once all parts of the page stand. */
  settle(): void {
    this.camera.quietly(() => this.leaflet.invalidateSize({ animate: false }));
  }

  repaint(): void {
    this.ground.paint();
    this.incidents.repaint();
  }

  show(answer: MapAnswer | null, selected: Incident | null, layer: Layer, provinces: readonly string[]): void {
    this.incidents.show(answer, selected, layer, provinces);
    this.ground.avoid(this.incidents.obstacles);
  }

  /** Moves as little as needed to have an incident in the part of the map that no panel covers. */
  reveal(incident: Incident, covered: { bottom: number }): void {
    const place = this.incidents.placeOf(incident);
    if (place) this.camera.reveal(place, covered);
  }

  /** Zooms to an incident, as near as its place is known. */
  zoomTo(incident: Incident, covered: { bottom: number }): void {
    const bounds = this.incidents.boundsOf(incident);
    if (bounds) this.camera.zoomTo(bounds, covered);
  }

  #refresh(): void {
    this.incidents.layOut();
    this.ground.avoid(this.incidents.obstacles);
  }

  /** A click on the bare ground opens the province that lies there. */
  #openProvinces(): void {
    const { leaflet, container, events } = this;
    let dismissed = 0;
    leaflet.on('popupclose', () => (dismissed = performance.now()));
    leaflet.on('click', ({ latlng }) => {
      // A click beside an open choice only closes it.
      if (performance.now() - dismissed < 300 || !this.ground.data) return;
      const province = provinceAt(this.ground.data, latlng);
      if (!province) return;
      const { code, name } = province;
      openProvince(leaflet, { code, name, at: latlng }, events, () => container.focus({ preventScroll: true }));
    });
  }
}

/** Leaflet has no setting for this: it glides by arrow keys, into its bounds and to a popup whatever its settings are. */
class StillMap extends L.Map {
  override panBy(offset: L.PointExpression, options?: L.PanOptions): this {
    return super.panBy(offset, { ...options, animate: false });
  }
}

function leafletMap(container: HTMLElement): L.Map {
  const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new (moves ? L.Map : StillMap)(container, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    zoomDelta: 1,
    wheelPxPerZoomLevel: 90,
    maxZoom: 13,
    minZoom: 3,
    zoomAnimation: moves,
    fadeAnimation: moves,
    markerZoomAnimation: moves,
    inertia: moves,
  });
  for (const [name, z] of Object.entries(panes)) map.createPane(name).style.zIndex = String(z);
  container.setAttribute('role', 'region');
  container.setAttribute('aria-label', s.page.map);
  map.addControl(L.control.zoom({ position: 'topright', zoomInTitle: s.page.zoomIn, zoomOutTitle: s.page.zoomOut }));
  return map;
}
