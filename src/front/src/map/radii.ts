import L from 'leaflet';
import { drawing, type Incident } from '../incident';
import { kindOf } from '../kinds';
import { radiusOf } from '../symbols';

/** How exactly a place is known, where the sheet is large enough to show it, and always for the open incident. */
export function drawRadii(
  layer: L.LayerGroup,
  renderer: L.Renderer,
  map: L.Map,
  faces: readonly Incident[],
  open: Incident | null,
): void {
  layer.clearLayers();
  const pixelsPerMetre = (lat: number) => (256 * 2 ** map.getZoom()) / (40_075_017 * Math.cos((lat * Math.PI) / 180));
  for (const incident of new Set(open && drawing(open) === 'point' ? [...faces, open] : faces)) {
    const radius = incident.location_radius_m;
    if (!incident.point || radius === null || radius <= 0) continue;
    const [lon, lat] = incident.point;
    const selected = incident.key === open?.key;
    if (radius * pixelsPerMetre(lat) < radiusOf(incident.killed_best) + (selected ? 2 : 8)) continue;
    layer.addLayer(
      L.circle([lat, lon], {
        radius,
        pane: 'areas',
        renderer,
        interactive: false,
        className: `radius kind-${kindOf(incident)}${selected ? ' is-selected' : ''}`,
      }),
    );
  }
}
