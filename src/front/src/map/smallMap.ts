import L from 'leaflet';
import type { Incident } from '../incident';
import { areasOf, outline } from './areas';
import { BasemapLayer } from './basemap';
import type { Basemap } from './basemapData';
import { LabelLayer } from './labels';
import { readPalette } from './palette';
import type { Told } from '../dossier/told';
import { h } from '../dom';
import { kindOf } from '../kinds';
import { s } from '../strings';

/**
 * A still picture of the surroundings of one incident: its radius or its area, and what lies around. The places that
 * speakers told are added with their radii and numbers once they have been found.
 */
export function drawSmallMap(sheet: HTMLElement, incident: Incident, basemap: Basemap, told: Promise<Told[]>): void {
  const still = { dragging: false, keyboard: false, scrollWheelZoom: false, doubleClickZoom: false, touchZoom: false };
  const map = L.map(sheet, {
    ...still,
    boxZoom: false,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: false,
    fadeAnimation: false,
    zoomSnap: 0.25,
  });
  sheet.removeAttribute('tabindex');
  for (const [name, z] of [
    ['basemap', 200],
    ['areas', 410],
    ['labels', 450],
  ] as const)
    map.createPane(name).style.zIndex = String(z);
  const [area] = areasOf([incident], basemap);
  const at = incident.point && L.latLng(incident.point[1], incident.point[0]);
  const radius = incident.location_radius_m ?? 0;
  const bounds = area?.bounds ?? at?.toBounds(Math.max(radius * 3, 12_000));
  if (!bounds) return;
  map.fitBounds(bounds, { maxZoom: 12, animate: false });
  const palette = readPalette();
  map.addLayer(new BasemapLayer(basemap, palette));
  map.addLayer(new LabelLayer(basemap, palette));
  const kind = `kind-${kindOf(incident)}`;
  if (area)
    outline(area, {
      pane: 'areas',
      className: `area ${kind}`,
      fillColor: `url(#hatch-${kindOf(incident)})`,
      fillOpacity: 1,
      interactive: false,
    }).addTo(map);
  else if (at) {
    if (radius > 0)
      L.circle(at, { radius, pane: 'areas', className: `radius is-selected ${kind}`, interactive: false }).addTo(map);
    L.circleMarker(at, { radius: 5, pane: 'areas', className: `small-point ${kind}`, interactive: false }).addTo(map);
  }
  void told.then((all) => addTold(map, bounds, all));
}

function addTold(map: L.Map, bounds: L.LatLngBounds, told: readonly Told[]): void {
  const found = told.flatMap((one) => (one.found ? [one.found] : []));
  const all = L.latLngBounds(bounds.getSouthWest(), bounds.getNorthEast());
  found.forEach(({ point: [lon, lat], radius }, i) => {
    const at = L.latLng(lat, lon);
    all.extend(at);
    L.circle(at, { radius, pane: 'areas', className: 'told-radius', interactive: false }).addTo(map);
    const number = h('span', { class: 'told-number' }, s.figures.count(i + 1));
    L.marker(at, {
      icon: L.divIcon({ html: number, className: 'told-mark', iconSize: [18, 18] }),
      interactive: false,
      keyboard: false,
    }).addTo(map);
  });
  if (found.length > 0) map.fitBounds(all, { maxZoom: 12, animate: false });
}
