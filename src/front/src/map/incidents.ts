import L from 'leaflet';
import type { MapAnswer } from '../answer';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import type { Layer } from '../state';
import { s } from '../strings';
import { areasOf, outline } from './areas';
import type { Basemap } from './basemapData';
import type { Board, IncidentEvents } from './board';
import { drawChoropleth } from './choropleth';
import { HeatLayer } from './heat';
import type { Obstacle } from './labels';
import { Marks } from './marks';
import { heatColours } from './palette';
import { drawOpenPoint, drawPoints } from './points';
import { valuesOf } from './shades';

/** What the last answer holds for the map: clusters, single incidents, and provinces of which nothing closer is known. */
export class IncidentLayer {
  readonly #marks: Marks;
  readonly #areas: L.LayerGroup;
  readonly #radii: L.LayerGroup;
  readonly #ring: L.LayerGroup;
  readonly #svg = L.svg({ pane: 'areas', padding: 0.3 });
  #answer: MapAnswer | null = null;
  #selected: Incident | null = null;
  #highlighted: string | null = null;
  #basemap: Basemap | null = null;
  #obstacles: Obstacle[] = [];
  #layer: Layer = 'points';
  #provinces: readonly string[] = [];
  readonly #heat = new HeatLayer(heatColours());

  constructor(
    private readonly map: L.Map,
    private readonly events: IncidentEvents,
  ) {
    this.#radii = L.layerGroup().addTo(map);
    this.#areas = L.layerGroup().addTo(map);
    this.#ring = L.layerGroup().addTo(map);
    this.#marks = new Marks(map, s.page.mapSymbols);
  }

  /** `provinces` are those that the filter holds. */
  show(answer: MapAnswer | null, selected: Incident | null, layer: Layer, provinces: readonly string[]): void {
    const same = answer === this.#answer && selected === this.#selected && layer === this.#layer;
    this.#answer = answer;
    this.#selected = selected;
    this.#layer = layer;
    this.#provinces = provinces;
    if (!same) this.layOut();
  }

  set basemap(basemap: Basemap) {
    this.#basemap = basemap;
    this.layOut();
  }

  /** What names have to keep clear of. */
  get obstacles(): readonly Obstacle[] {
    return this.#obstacles;
  }

  /** Marks an incident that the reader points at in the list; within a cluster a ring shows where it lies. */
  highlight(incident: Incident | null): void {
    this.#highlighted = incident?.key ?? null;
    this.#marks.highlight(this.#highlighted);
    this.#ring.clearLayers();
    if (!incident || drawing(incident) !== 'point' || !incident.point || this.#marks.elementOf(incident.key)) return;
    const [lon, lat] = incident.point;
    this.#ring.addLayer(
      L.circleMarker([lat, lon], { radius: 13, pane: 'areas', className: 'hover-ring', interactive: false }),
    );
  }

  /** Where an incident is drawn, or null when it is not. */
  placeOf(incident: Incident): L.LatLng | null {
    const kind = drawing(incident);
    if (kind === 'list') return null;
    if (kind === 'point' && incident.point) return L.latLng(incident.point[1], incident.point[0]);
    const [area] = areasOf([incident], this.#basemap);
    return area ? area.anchor : null;
  }

  /** What an incident may cover on the ground. */
  boundsOf(incident: Incident): L.LatLngBounds | null {
    const [area] = areasOf([incident], this.#basemap);
    if (area) return area.bounds;
    const place = this.placeOf(incident);
    return place?.toBounds(Math.max(2 * (incident.location_radius_m ?? 0), 3000)) ?? null;
  }

  focus(key: string): boolean {
    return this.#marks.focus(key);
  }

  /** Draws the answer. Called when the map comes to rest and when the answer changes. */
  layOut(): void {
    this.#obstacles = this.#controls();
    this.#areas.clearLayers();
    this.#marks.begin();
    if (this.#answer) this.#drawLayer(this.#answer);
    if (this.#selected) this.#drawSelectedArea(this.#selected);
    this.#marks.end();
    this.#marks.highlight(this.#highlighted);
  }

  /** In the colours of the theme. */
  repaint(): void {
    this.#heat.paint(heatColours());
  }

  #drawLayer(answer: MapAnswer): void {
    if (this.#layer === 'heat') {
      if (!this.map.hasLayer(this.#heat)) this.map.addLayer(this.#heat);
      this.#heat.show(answer);
    } else this.#heat.remove();
    const board = this.#board();
    if (this.#layer === 'points') {
      drawPoints(board, answer);
      return;
    }
    this.#radii.clearLayers();
    drawOpenPoint(board);
    if (this.#layer !== 'heat')
      drawChoropleth(board, valuesOf(answer, this.#layer, this.#provinces, this.#basemap), this.#layer);
  }

  #board(): Board {
    return {
      map: this.map,
      marks: this.#marks,
      areas: this.#areas,
      radii: this.#radii,
      svg: this.#svg,
      basemap: this.#basemap,
      obstacles: this.#obstacles,
      selected: this.#selected,
      events: this.events,
    };
  }

  /** Buttons and legend stand over the map: captions and names keep out of their way too. */
  #controls(): Obstacle[] {
    const container = this.map.getContainer();
    const sheet = container.getBoundingClientRect();
    const boxes = container.parentElement?.querySelectorAll('.leaflet-bar, .legend, .over-map') ?? [];
    return [...boxes].map((box) => {
      const { left, top, width, height } = box.getBoundingClientRect();
      const middle = L.point(left + width / 2 - sheet.left, top + height / 2 - sheet.top);
      const { x, y } = this.map.containerPointToLayerPoint(middle);
      return { x, y, rx: width / 2 + 2, ry: height / 2 + 2, round: false };
    });
  }

  /** The open incident's own area, hatched in its colour. */
  #drawSelectedArea(selected: Incident): void {
    const [area] = areasOf([selected], this.#basemap);
    if (!area) return;
    const kind = kindOf(selected);
    this.#areas.addLayer(
      outline(area, {
        pane: 'areas',
        renderer: this.#svg,
        className: `area kind-${kind} is-selected`,
        fillColor: `url(#hatch-${kind})`,
        fillOpacity: 1,
        interactive: false,
      }),
    );
  }
}
