/** The little geometry that the gazetteer needs: decode TopoJSON, inside or not, area, a point within. Degrees in, metres out. */
import { readFileSync } from 'node:fs';

const EarthRadius = 6371008.8;
const radians = degrees => degrees * Math.PI / 180;

/** Each province as a list of rings; holes need no mark, since inside is decided by the even-odd rule. */
export function readProvinces(file) {
  const topology = JSON.parse(readFileSync(file, 'utf8'));
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const ring = indexes => indexes.flatMap(i => i < 0 ? [...arcs[~i]].reverse() : arcs[i]);
  return topology.objects.all1.geometries.map(g => ({
    ...g.properties,
    rings: (g.type === 'Polygon' ? [g.arcs] : g.arcs).flatMap(polygon => polygon.map(ring)),
  }));
}

export function contains(rings, [x, y]) {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i], [xj, yj] = ring[j];
      if ((yi > y) !== (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
    }
  return inside;
}

export function metresBetween([lon1, lat1], [lon2, lat2]) {
  const a = Math.sin(radians(lat2 - lat1) / 2) ** 2
    + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EarthRadius * Math.asin(Math.sqrt(a));
}

export function metresToEdge(rings, [x, y]) {
  const shrink = Math.cos(radians(y));
  let nearest = Infinity;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const ax = (ring[i - 1][0] - x) * shrink, ay = ring[i - 1][1] - y;
      const bx = (ring[i][0] - x) * shrink, by = ring[i][1] - y;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = length ? Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length)) : 0;
      nearest = Math.min(nearest, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
    }
  return radians(nearest) * EarthRadius;
}

/** Signed area on the sphere by the sum over edges; outer rings and holes wind opposite ways and so cancel. */
export function areaSquareMetres(rings) {
  let sum = 0;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++)
      sum += radians(ring[i][0] - ring[i - 1][0]) * (2 + Math.sin(radians(ring[i - 1][1])) + Math.sin(radians(ring[i][1])));
  return Math.abs(sum) / 2 * EarthRadius ** 2;
}

/** The circle of the same area: a distance to the farthest corner would make every long province look twice its size. */
export const equalAreaRadius = rings => Math.round(Math.sqrt(areaSquareMetres(rings) / Math.PI));

/** The centre of gravity where that lies well inside, else the inside point farthest from any edge. */
export function representativePoint(rings) {
  let area = 0, cx = 0, cy = 0;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const cross = ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
      area += cross; cx += (ring[i - 1][0] + ring[i][0]) * cross; cy += (ring[i - 1][1] + ring[i][1]) * cross;
    }
  const centre = [cx / (3 * area), cy / (3 * area)];
  if (contains(rings, centre) && metresToEdge(rings, centre) > 3000) return centre;

  const xs = rings.flat().map(p => p[0]), ys = rings.flat().map(p => p[1]);
  const step = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) / 60;
  let best = null, distance = 0;
  for (let x = Math.min(...xs); x < Math.max(...xs); x += step)
    for (let y = Math.min(...ys); y < Math.max(...ys); y += step)
      if (contains(rings, [x, y]) && metresToEdge(rings, [x, y]) > distance) distance = metresToEdge(rings, best = [x, y]);
  return best;
}
