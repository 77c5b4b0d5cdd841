import L from 'leaflet';
import type { Cluster, MapAnswer, Rows } from '../answer';
import { h } from '../dom';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { s } from '../strings';
import { clusterSymbol, radiusOf, radiusOfCluster, symbol } from '../symbols';
import { areasOf, outline } from './areas';
import type { Basemap } from './basemapData';
import { drawChoropleth, valuesOf } from './choropleth';
import { HeatLayer } from './heat';
import { heatColours } from './palette';
import type { Layer } from '../state';
import { choose, incidentLine, type Choice } from './chooser';
import type { Obstacle } from './labels';
import { Marks } from './marks';
import { drawProvinces, type ProvinceEvents } from './provinces';
import { drawRadii } from './radii';
import { stack, type Spot } from './stacks';
import { joined } from './joined';

/** Up to so many incidents of one symbol are listed at once; of more, the map zooms in to them. */
const fewIncidents = 9;

/** Most symbols and captions at any time; the server keeps its own part of it. */
const mostMarks = 500;
/** Most captions of provinces; the drawer of uncertain places has all of them. */
const mostCaptions = 60;

export interface IncidentEvents extends ProvinceEvents {
  open(key: string): void;
  hover(incident: Incident | null): void;
  /** Incidents under the present filter within something narrower. */
  some(narrower: Record<string, string>, offset: number): Promise<Rows>;
}

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
    if (this.#layer === 'points') this.#draw(answer);
    else {
      this.#radii.clearLayers();
      if (this.#selected && drawing(this.#selected) === 'point')
        this.#drawPoint(this.#selected, [this.#selected], this.#room(this.#selected));
    }
    if (this.#basemap && (this.#layer === 'provinces' || this.#layer === 'killed'))
      drawChoropleth({
        values: valuesOf(answer, this.#layer, this.#provinces),
        layer: this.#layer,
        basemap: this.#basemap,
        map: this.map,
        areas: this.#areas,
        svg: this.#svg,
        marks: this.#marks,
        obstacles: this.#obstacles,
        events: this.events,
      });
  }

  #draw(answer: MapAnswer): void {
    const selected = this.#selected;
    const singles = answer.incidents.filter((one) => drawing(one) === 'point' && one.key !== selected?.key);
    // The open incident is seen even where it is one of many.
    if (selected && drawing(selected) === 'point') this.#drawPoint(selected, [selected], this.#room(selected));
    const spots = [
      ...answer.clusters.map((cluster) => this.#spot(cluster, cluster.at, radiusOfCluster(cluster.count))),
      ...singles.map((one) => this.#spot(one, one.point ?? [0, 0], radiusOf(one.killed_best))),
    ].sort((a, b) => b.radius - a.radius);
    const stacks = stack<Cluster | Incident>(spots);
    const faces: Incident[] = [];
    for (const { face, members } of stacks) {
      const incidents = members.filter((member) => 'key' in member);
      if (incidents.length < members.length) this.#drawCluster(joined(members));
      else if ('key' in face.item) {
        faces.push(face.item);
        this.#drawPoint(face.item, incidents, this.#room(face.item, incidents.length));
      }
    }
    drawRadii(this.#radii, this.#svg, this.map, faces, selected);
    if (this.#basemap)
      drawProvinces({
        tallies: answer.uncertain.admin1,
        basemap: this.#basemap,
        map: this.map,
        areas: this.#areas,
        svg: this.#svg,
        marks: this.#marks,
        obstacles: this.#obstacles,
        most: Math.max(0, Math.min(mostCaptions, mostMarks - stacks.length - 1)),
        events: this.events,
      });
  }

  #spot<T>(item: T, [lon, lat]: [number, number], radius: number): Spot<T> {
    const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
    return { item, x, y, radius };
  }

  /** Radius of a symbol, which names and captions keep clear of from now on. */
  #room(face: Incident, members = 1): number {
    const radius = radiusOf(face.killed_best);
    const { x, y } = this.#spot(face, face.point ?? [0, 0], radius);
    const reach = radius + (members > 1 ? 9 : 3);
    this.#obstacles.push({ x, y, rx: reach, ry: reach, round: true });
    return radius;
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

  #drawPoint(face: Incident, members: Incident[], radius: number): void {
    const selected = members.some(({ key }) => key === this.#selected?.key);
    const [lon, lat] = face.point ?? [0, 0];
    const label = members.length > 1 ? s.symbol.stack(members.length, incidentLine(face)) : incidentLine(face);
    this.#marks.set(face.key, {
      at: [lat, lon],
      look: `${label}|${radius}|${selected}|${face.event_subtype}|${members.length}`,
      keys: members.map(({ key }) => key),
      hover: (over) => this.events.hover(over ? face : null),
      activate: () => {
        if (members.length === 1) this.events.open(face.key);
        else
          this.#choose(face.key, L.latLng(lat, lon), {
            heading: s.symbol.here(members.length),
            known: members,
            total: members.length,
            more: null,
            action: null,
          });
      },
      build: () => ({
        element: h(
          'span',
          { class: `mark mark-point${selected ? ' is-selected' : ''}` },
          symbol(kindOf(face), radius, {
            unknown: face.killed_best === null,
            badge: members.length > 1 ? members.length : 0,
          }),
        ),
        label,
        // The round part is what is centred on the place; a badge only widens the drawing.
        size: 2 * Math.max(radius + 2, 12),
        lift: -Math.round(radius * 10) + (selected ? 2000 : 0),
      }),
    });
  }

  #drawCluster(cluster: Cluster): void {
    const {
      at: [lon, lat],
      count,
      killed,
      type,
    } = cluster;
    const [west, south, east, north] = cluster.box;
    const radius = radiusOfCluster(count);
    const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
    this.#obstacles.push({ x, y, rx: radius + 3, ry: radius + 3, round: true });
    const spot = west === east && south === north;
    const list = spot || count <= fewIncidents || this.map.getZoom() >= this.map.getMaxZoom();
    const label = list ? s.symbol.cluster(count, killed) : s.symbol.bigCluster(count, killed);
    const key = `cluster:${lon},${lat}`;
    const zoom = () => this.#zoomTo(L.latLng(lat, lon), L.latLngBounds([south, west], [north, east]));
    // A hair wider, so that numbers rounded on their way do not leave out a member.
    const bbox = [west - 1e-6, south - 1e-6, east + 1e-6, north + 1e-6].map((degrees) => degrees.toFixed(7)).join();
    this.#marks.set(key, {
      at: [lat, lon],
      look: `${label}|${type}`,
      keys: [],
      hover: null,
      activate: () => {
        if (!list) zoom();
        else
          this.#choose(key, L.latLng(lat, lon), {
            heading: s.symbol.here(count),
            known: [],
            total: count,
            more: (offset) => this.events.some({ bbox, inView: '1' }, offset),
            action: spot ? null : { label: s.symbol.zoomIn, run: zoom },
          });
      },
      build: () => ({
        element: h(
          'span',
          { class: 'mark mark-cluster' },
          clusterSymbol(kindOf({ event_type: type, event_subtype: null }), count, radius),
        ),
        label,
        size: 2 * Math.max(radius + 2, 12),
        lift: -Math.round(radius * 10),
      }),
    });
  }

  #zoomTo(at: L.LatLng, bounds: L.LatLngBounds): void {
    const { map } = this;
    const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (map.getBoundsZoom(bounds.pad(0.2)) > map.getZoom()) map.fitBounds(bounds.pad(0.2), { animate });
    else map.setView(at, map.getZoom() + 2, { animate });
  }

  #choose(mark: string, at: L.LatLng, choice: Choice): void {
    choose(this.map, at, choice, this.events, () => this.#marks.focus(mark));
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
