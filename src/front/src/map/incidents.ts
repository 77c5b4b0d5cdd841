import L from 'leaflet';
import { h } from '../dom';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { s } from '../strings';
import { areaSign, radiusOf, symbol } from '../symbols';
import { areasOf, outline, type Area } from './areas';
import type { Basemap } from './basemapData';
import { choose, incidentLine } from './chooser';
import { captionWidth, placeCaption } from './captions';
import type { Obstacle } from './labels';
import { stack, type Stack } from './stacks';

/** At most so many symbols stand on the map at once, and so many captions of areas. */
const mostSymbols = 350;
const mostAreas = 100;

/** Up to so many captions always have their words; of more, those that would cover something are signs only. */
const fewAreas = 8;

/** Up to so many areas only those are joined of which the captions would lie on one another. */
const manyAreas = 60;

interface Mark {
  marker: L.Marker;
  /** What it looks like: it is built anew only when this changes. */
  look: string;
  members: Incident[];
}

export interface IncidentEvents {
  open(key: string): void;
  hover(key: string | null): void;
  /** So many of so many symbols in view were drawn. */
  drawn(symbols: number, of: number): void;
}

/** The incidents: round symbols for known places, hatched areas with a caption for all that is less than that. */
export class IncidentLayer {
  readonly #marks = new Map<string, Mark>();
  readonly #areas: L.LayerGroup;
  readonly #radii: L.LayerGroup;
  readonly #svg = L.svg({ pane: 'areas', padding: 0.3 });
  #incidents: readonly Incident[] = [];
  #selected: string | null = null;
  #highlighted: string | null = null;
  #basemap: Basemap | null = null;
  #obstacles: Obstacle[] = [];
  /** The mark that Tab goes to; arrow keys move from there. */
  #current: string | null = null;

  constructor(
    private readonly map: L.Map,
    private readonly events: IncidentEvents,
  ) {
    this.#radii = L.layerGroup().addTo(map);
    this.#areas = L.layerGroup().addTo(map);
    const pane = map.getPane('markerPane');
    pane?.setAttribute('role', 'group');
    pane?.setAttribute('aria-label', s.page.mapSymbols);
    pane?.addEventListener('keydown', (event) => this.#walk(event));
  }

  show(incidents: readonly Incident[], selected: string | null): void {
    this.#incidents = incidents;
    this.#selected = selected;
    this.layOut();
  }

  set basemap(basemap: Basemap) {
    this.#basemap = basemap;
    this.layOut();
  }

  /** What names have to keep clear of. */
  get obstacles(): readonly Obstacle[] {
    return this.#obstacles;
  }

  highlight(key: string | null): void {
    this.#highlighted = key;
    for (const mark of this.#marks.values())
      mark.marker.getElement()?.classList.toggle('is-highlighted', this.#holds(mark, key));
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
    for (const mark of this.#marks.values())
      if (this.#holds(mark, key)) {
        mark.marker.getElement()?.focus({ preventScroll: true });
        return true;
      }
    return false;
  }

  /** Draws what is in view. Called when the map comes to rest and when the incidents change. */
  layOut(): void {
    const { map } = this;
    const size = map.getSize();
    const around = L.bounds(L.point(-60, -60), size.add(L.point(60, 60)));
    const focused = [...this.#marks].find(([, { marker }]) => marker.getElement() === document.activeElement)?.[0];
    const wanted = new Set<string>();
    this.#obstacles = this.#controls();

    const spots = this.#incidents
      .filter((incident) => drawing(incident) === 'point')
      .map((item) => {
        const [lon, lat] = item.point ?? [0, 0];
        const { x, y } = map.latLngToLayerPoint([lat, lon]);
        return { item, x, y, radius: radiusOf(item.killed_best) };
      })
      .filter(({ x, y }) => around.contains(map.layerPointToContainerPoint([x, y])))
      .sort(
        (a, b) => Number(b.item.key === this.#selected) - Number(a.item.key === this.#selected) || b.radius - a.radius,
      );
    const stacks = stack(spots);
    for (const { face, members } of stacks.slice(0, mostSymbols)) {
      wanted.add(face.item.key);
      const reach = face.radius + (members.length > 1 ? 9 : 3);
      this.#obstacles.push({ x: face.x, y: face.y, rx: reach, ry: reach, round: true });
      this.#drawPoint(face.item, members, face.radius);
    }
    this.#drawRadii(stacks.slice(0, mostSymbols).map(({ face }) => face.item));
    const areas = this.#drawAreas();
    for (const areaStack of areas.slice(0, mostAreas)) {
      wanted.add(areaStack.face.item.key);
      this.#drawCaption(areaStack, areas.length > fewAreas);
    }
    for (const [key, { marker }] of this.#marks)
      if (!wanted.has(key)) {
        marker.remove();
        this.#marks.delete(key);
      }
    this.#setTabStop();
    if (focused !== undefined) this.#marks.get(focused)?.marker.getElement()?.focus({ preventScroll: true });
    this.highlight(this.#highlighted);
    this.events.drawn(
      Math.min(stacks.length, mostSymbols) + Math.min(areas.length, mostAreas),
      stacks.length + areas.length,
    );
  }

  /** Buttons and legend stand over the map: captions and names keep out of their way too. */
  #controls(): Obstacle[] {
    const container = this.map.getContainer();
    const sheet = container.getBoundingClientRect();
    const boxes = container.parentElement?.querySelectorAll('.leaflet-bar, .legend') ?? [];
    return [...boxes].map((box) => {
      const { left, top, width, height } = box.getBoundingClientRect();
      const middle = L.point(left + width / 2 - sheet.left, top + height / 2 - sheet.top);
      const { x, y } = this.map.containerPointToLayerPoint(middle);
      return { x, y, rx: width / 2 + 2, ry: height / 2 + 2, round: false };
    });
  }

  #drawPoint(face: Incident, members: Incident[], radius: number): void {
    const selected = members.some(({ key }) => key === this.#selected);
    const [lon, lat] = face.point ?? [0, 0];
    const label = members.length > 1 ? s.symbol.stack(members.length, incidentLine(face)) : incidentLine(face);
    this.#set(face.key, members, [lat, lon], `${label}|${radius}|${selected}|${face.event_subtype}`, () => {
      const element = h(
        'span',
        { class: `mark mark-point${selected ? ' is-selected' : ''}` },
        symbol(kindOf(face), radius, {
          unknown: face.killed_best === null,
          badge: members.length > 1 ? members.length : 0,
        }),
      );
      // The round part is what is centred on the place; a badge only widens the drawing.
      return { element, label, size: 2 * Math.max(radius + 2, 12), lift: -Math.round(radius * 10) };
    });
  }

  #drawCaption({ face: { item: area }, members }: Stack<Area>, crowded: boolean): void {
    const incidents = members.flatMap((member) => member.incidents);
    const [first] = incidents;
    if (!first) return;
    const selected = incidents.some(({ key }) => key === this.#selected);
    const somewhere = this.map.getSize().x < 600 ? s.symbol.within(area.place) : s.symbol.somewhere(area.place);
    const text = members.length > 1 ? s.symbol.uncertain : somewhere;
    const label =
      members.length > 1
        ? s.symbol.areas(incidents.length, area.place)
        : incidents.length > 1
          ? s.symbol.area(incidents.length, area.place)
          : `${incidentLine(first)} ${s.symbol.known(area.place)}`;
    const { map } = this;
    const at = map.latLngToLayerPoint(area.anchor);
    const bounds = L.bounds(
      map.latLngToLayerPoint(area.bounds.getNorthWest()),
      map.latLngToLayerPoint(area.bounds.getSouthEast()),
    );
    const corner = map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(map.getSize()));
    const place = (words: string) =>
      placeCaption(at, bounds, captionWidth(words, incidents.length), view, this.#obstacles);
    const spelt = place(text);
    const brief = crowded && spelt.covers;
    const caption = brief ? place('') : spelt;
    this.#obstacles.push(caption);
    if (caption.leader)
      this.#areas.addLayer(
        L.polyline(
          [caption.leader.from, caption.leader.to].map((point) => map.layerPointToLatLng(point)),
          { pane: 'areas', renderer: this.#svg, interactive: false, className: `leader kind-${kindOf(first)}` },
        ),
      );
    this.#set(
      area.key,
      incidents,
      map.layerPointToLatLng([caption.x, caption.y]),
      `${label}|${text}|${selected}|${brief}`,
      () => ({
        element: h(
          'span',
          { class: `mark mark-area kind-${kindOf(first)}${selected ? ' is-selected' : ''}` },
          areaSign(kindOf(first)),
          brief ? null : h('span', { class: 'mark-area-text' }, text),
          incidents.length > 1 ? h('b', { class: 'mark-area-count' }, s.symbol.count(incidents.length)) : null,
        ),
        label,
        size: null,
        lift: 500,
      }),
    );
  }

  #set(
    key: string,
    members: Incident[],
    at: L.LatLngExpression,
    look: string,
    build: () => { element: HTMLElement; label: string; size: number | null; lift: number },
  ): void {
    const known = this.#marks.get(key);
    if (known) {
      known.marker.setLatLng(at);
      known.members = members;
      if (known.look === look) return;
    }
    const { element, label, size, lift } = build();
    const icon = L.divIcon({
      className: size === null ? 'mark-box mark-box-area' : 'mark-box',
      html: element,
      // Without a size a caption is as broad as its words.
      iconSize: size === null ? undefined : [size, size],
    });
    if (known) {
      known.look = look;
      known.marker.setIcon(icon);
      this.#dress(known.marker, label);
      return;
    }
    const marker = L.marker(at, { icon, zIndexOffset: lift, riseOnHover: true, keyboard: true, alt: '' });
    const mark: Mark = { marker, look, members };
    this.#marks.set(key, mark);
    marker.on('click', () => this.#activate(mark));
    marker.on('mouseover', () => this.events.hover(mark.members[0]?.key ?? null));
    marker.on('mouseout', () => this.events.hover(null));
    marker.addTo(this.map);
    this.#dress(marker, label);
  }

  #dress(marker: L.Marker, label: string): void {
    const element = marker.getElement();
    element?.setAttribute('aria-label', label);
    element?.setAttribute('tabindex', '-1');
    marker.unbindTooltip();
    marker.bindTooltip(h('span', {}, label), { direction: 'top', offset: [0, -12], className: 'mark-tip' });
  }

  #activate(mark: Mark): void {
    const [only] = mark.members;
    if (!only) return;
    mark.marker.closeTooltip();
    if (mark.members.length === 1) this.events.open(only.key);
    else choose(this.map, mark.marker.getLatLng(), mark.members, this.events, () => mark.marker.getElement()?.focus());
  }

  /** Hatches the areas in view and gathers those of which the captions would lie on one another. */
  #drawAreas(): Stack<Area>[] {
    this.#areas.clearLayers();
    const shown = this.map.getBounds().pad(0.2);
    const rank = (area: Area) =>
      area.incidents.some(({ key }) => key === this.#selected) ? Infinity : area.incidents.length;
    const areas = areasOf(this.#incidents, this.#basemap)
      .filter(({ bounds }) => shown.intersects(bounds))
      .sort((a, b) => rank(b) - rank(a));
    const radius = areas.length > manyAreas ? 40 : 10;
    const stacks = stack(areas.map((item) => ({ item, ...this.#pointOf(item.anchor), radius })));
    for (const { face, members } of stacks.slice(0, mostAreas))
      for (const area of members.slice(0, 3)) this.#hatch(area, face.item.key);
    return stacks;
  }

  #pointOf(at: L.LatLng): { x: number; y: number } {
    const { x, y } = this.map.latLngToLayerPoint(at);
    return { x, y };
  }

  #hatch(area: Area, mark: string): void {
    const [first] = area.incidents;
    if (!first) return;
    const selected = area.incidents.some(({ key }) => key === this.#selected);
    const shape = outline(area, {
      pane: 'areas',
      renderer: this.#svg,
      className: `area kind-${kindOf(first)}${selected ? ' is-selected' : ''}`,
      fillColor: `url(#hatch-${kindOf(first)})`,
      fillOpacity: 1,
    });
    shape.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      const known = this.#marks.get(mark);
      if (known) this.#activate(known);
    });
    this.#areas.addLayer(shape);
  }

  /** How exactly a place is known, where the sheet is large enough to show it, and always for the open incident. */
  #drawRadii(faces: readonly Incident[]): void {
    this.#radii.clearLayers();
    const pixelsPerMetre = (lat: number) =>
      (256 * 2 ** this.map.getZoom()) / (40_075_017 * Math.cos((lat * Math.PI) / 180));
    const open = this.#incidents.find(({ key }) => key === this.#selected);
    for (const incident of new Set(open && drawing(open) === 'point' ? [...faces, open] : faces)) {
      const radius = incident.location_radius_m;
      if (!incident.point || radius === null || radius <= 0) continue;
      const [lon, lat] = incident.point;
      const onSheet = radius * pixelsPerMetre(lat);
      const selected = incident.key === this.#selected;
      if (onSheet < radiusOf(incident.killed_best) + (selected ? 2 : 8)) continue;
      this.#radii.addLayer(
        L.circle([lat, lon], {
          radius,
          pane: 'areas',
          renderer: this.#svg,
          interactive: false,
          className: `radius kind-${kindOf(incident)}${selected ? ' is-selected' : ''}`,
        }),
      );
    }
  }

  #holds(mark: Mark, key: string | null): boolean {
    return key !== null && mark.members.some((member) => member.key === key);
  }

  #setTabStop(): void {
    if (this.#current === null || !this.#marks.has(this.#current))
      this.#current = this.#marks.keys().next().value ?? null;
    for (const [key, { marker }] of this.#marks)
      marker.getElement()?.setAttribute('tabindex', key === this.#current ? '0' : '-1');
  }

  /** Arrow keys go to the nearest mark in that direction, Home and End to the first and the last. */
  #walk(event: KeyboardEvent): void {
    const here = [...this.#marks].find(([, { marker }]) => marker.getElement() === event.target);
    if (!here) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#activate(here[1]);
      return;
    }
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const keys = [...this.#marks.keys()];
    let goal = event.key === 'Home' ? keys[0] : event.key === 'End' ? keys.at(-1) : undefined;
    if (direction) {
      const [dx, dy] = [direction[0] ?? 0, direction[1] ?? 0];
      const from = this.map.latLngToLayerPoint(here[1].marker.getLatLng());
      let nearest = Infinity;
      for (const [key, { marker }] of this.#marks) {
        const step = this.map.latLngToLayerPoint(marker.getLatLng()).subtract(from);
        const [ahead, aside] = [step.x * dx + step.y * dy, Math.abs(step.x * dy) + Math.abs(step.y * dx)];
        if (ahead <= 0 || ahead + 2 * aside >= nearest) continue;
        nearest = ahead + 2 * aside;
        goal = key;
      }
    }
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#current = goal;
    this.#setTabStop();
    this.#marks.get(goal)?.marker.getElement()?.focus();
  }
}
