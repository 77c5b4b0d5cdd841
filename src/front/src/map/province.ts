import L from 'leaflet';
import type { Rows } from '../answer';
import { s } from '../strings';
import type { Basemap, Province } from './basemapData';
import { choose } from './chooser';
import { boundsOf } from './provinces';

/** What the reader can do with a province on the map: filter by it, and list what is known no closer than to it. */
export function openProvince(
  map: L.Map,
  { code, name, at }: { code: string; name: string; at: L.LatLng },
  events: {
    open(key: string): void;
    some(narrower: Record<string, string>, offset: number): Promise<Rows>;
    uncertainIn(province: string): { incidents: number; chosen: boolean };
    toggleProvince(code: string): void;
  },
  goBack: () => void,
): void {
  const { incidents, chosen } = events.uncertainIn(code);
  choose(
    map,
    at,
    {
      heading: incidents > 0 ? s.symbol.onlyIn(incidents, name) : name,
      known: [],
      total: incidents,
      more: (offset) => events.some({ admin1: code, place: 'province' }, offset),
      action: {
        label: chosen ? s.filters.withoutProvince(name) : s.filters.onlyProvince(name),
        run: () => events.toggleProvince(code),
      },
    },
    events,
    goBack,
  );
}

export function provinceAt(basemap: Basemap, { lat, lng }: L.LatLng): Province | null {
  for (const province of basemap.provinces.values())
    if (boundsOf(province).contains([lat, lng]) && holds(province, lng, lat)) return province;
  return null;
}

/** Even-odd rule over all rings. */
function holds({ rings }: Province, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] ?? [0, 0];
      const [bx, by] = ring[i + 1] ?? [0, 0];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
