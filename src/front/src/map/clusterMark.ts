import L from 'leaflet';
import type { Cluster } from '../answer';
import { h } from '../dom';
import { kindOf } from '../kinds';
import { s, word } from '../strings';
import { clusterSymbol, radiusOfCluster } from '../symbols';
import { pixel, type Board } from './board';
import { choose } from './chooser';

/** Up to so many incidents of one symbol are listed at once; of more, the map zooms in to them. */
const fewIncidents = 9;

/** The symbol of many incidents: it lists a few, or those of one spot, and zooms in to more. */
export function setCluster(board: Board, cluster: Cluster): void {
  const { map, marks, events, obstacles } = board;
  const [lon, lat] = cluster.at;
  const { count, killed, type } = cluster;
  const [west, south, east, north] = cluster.box;
  const at = L.latLng(lat, lon);
  const radius = radiusOfCluster(count);
  const { x, y } = pixel(board, cluster.at);
  obstacles.push({ x, y, rx: radius + 3, ry: radius + 3, round: true });
  const spot = west === east && south === north;
  const list = spot || count <= fewIncidents || map.getZoom() >= map.getMaxZoom();
  const most = word('event_type', type);
  const label = list ? s.symbol.cluster(count, killed, most) : s.symbol.bigCluster(count, killed, most);
  const key = `cluster:${lon},${lat}`;
  const zoom = () => zoomInto(map, at, L.latLngBounds([south, west], [north, east]));
  // A hair wider, so that numbers rounded on their way do not leave out a member.
  const bbox = [west - 1e-6, south - 1e-6, east + 1e-6, north + 1e-6].map((degrees) => degrees.toFixed(7)).join();
  const listed = {
    heading: s.symbol.here(count),
    note: s.symbol.inAll(killed, most),
    known: [],
    total: count,
    more: (offset: number) => events.some({ bbox, inView: '1' }, offset),
    action: spot ? null : { label: s.symbol.zoomIn, run: zoom },
  };
  marks.set(key, {
    at,
    look: label,
    keys: [],
    hover: null,
    activate: () => {
      if (list) choose(map, at, listed, events, () => marks.focus(key));
      else zoom();
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

function zoomInto(map: L.Map, at: L.LatLng, bounds: L.LatLngBounds): void {
  const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (map.getBoundsZoom(bounds.pad(0.2)) > map.getZoom()) map.fitBounds(bounds.pad(0.2), { animate });
  else map.setView(at, map.getZoom() + 2, { animate });
}
