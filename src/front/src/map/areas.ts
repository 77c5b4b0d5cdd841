import L from 'leaflet';
import { drawing, type Incident } from '../incident';
import type { Basemap } from './basemapData';

/** A province, or a disc for a district or a stretch of road, with the incidents that are known no better than that. */
export interface Area {
  key: string;
  place: string;
  /** Where the caption stands. It says nothing about where in the area anything happened. */
  anchor: L.LatLng;
  bounds: L.LatLngBounds;
  shape: { rings: L.LatLngExpression[][] } | { centre: L.LatLng; radius: number };
  incidents: Incident[];
}

/** Radius of a disc when none is given: what our ladder of precision says of a district. */
const districtMetres = 40_000;

export function areasOf(incidents: readonly Incident[], basemap: Basemap | null): Area[] {
  const areas = new Map<string, Area>();
  for (const incident of incidents) {
    const how = drawing(incident);
    if (how !== 'province' && how !== 'disc') continue;
    const area = (how === 'province' ? provinceOf(incident, basemap) : null) ?? discOf(incident);
    if (!area) continue;
    const known = areas.get(area.key);
    if (known) known.incidents.push(incident);
    else areas.set(area.key, area);
  }
  return [...areas.values()];
}

function provinceOf(incident: Incident, basemap: Basemap | null): Area | null {
  const province = basemap?.provinces.get(incident.admin1 ?? '');
  if (!province) return null;
  const rings = province.rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon]));
  return {
    key: `province:${province.code}`,
    place: incident.admin1_name ?? province.name,
    anchor: L.latLng(province.label[1], province.label[0]),
    bounds: L.latLngBounds(rings.flat()),
    shape: { rings },
    incidents: [incident],
  };
}

function discOf(incident: Incident): Area | null {
  const { point, location_radius_m, location_precision } = incident;
  if (!point || (location_precision === 'admin1' && location_radius_m === null)) return null;
  const [lon, lat] = point;
  const radius = location_radius_m ?? districtMetres;
  const centre = L.latLng(lat, lon);
  const district = location_precision === 'admin2' ? incident.admin2 : null;
  return {
    key: `disc:${lon},${lat},${radius}`,
    place: district ?? incident.place ?? incident.admin1_name ?? '',
    anchor: centre,
    bounds: centre.toBounds(2 * radius),
    shape: { centre, radius },
    incidents: [incident],
  };
}

export function outline(area: Area, options: L.PathOptions): L.Path {
  return 'rings' in area.shape
    ? L.polygon(area.shape.rings, { ...options, smoothFactor: 0.5 })
    : L.circle(area.shape.centre, { ...options, radius: area.shape.radius });
}
