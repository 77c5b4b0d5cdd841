import L from 'leaflet';
import type { Incident } from '../incident';
import { areasOf, outline } from './areas';
import { BasemapLayer } from './basemap';
import type { Basemap } from './basemapData';
import { LabelLayer } from './labels';
import { readPalette } from './palette';
import { kindOf } from '../kinds';

/** A still picture of the surroundings of one incident: its radius or its area, and what lies around. */
export function drawSmallMap(sheet: HTMLElement, incident: Incident, basemap: Basemap): void {
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
}
