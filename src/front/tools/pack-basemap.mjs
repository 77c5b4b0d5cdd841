// Packs data/basemap into the files that the page loads: basemap.json (all lines, areas and places of the sheet in one
// request), world.json (coarse land, for views off the sheet) and relief.webp. Coordinates become whole thousandths of a degree (about 100 m), each as the step from the one before.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { feature, merge, mesh } from 'topojson-client';

const source = new URL(process.argv[2] ? `file://${process.argv[2]}/` : '../../../data/basemap/', import.meta.url);
const target = new URL('../.generated/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, source), 'utf8'));

const geometries = (json) => {
  if (json.type === 'FeatureCollection') return json.features.map((f) => f.geometry);
  if (json.type === 'GeometryCollection') return json.geometries;
  return [json.type === 'Feature' ? json.geometry : json];
};

/** Every line or ring of a geometry, whatever its kind. */
const lines = (geometry) => {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      throw new Error(`The basemap holds a ${geometry.type}, which has no lines.`);
  }
};

const steps = (line) => {
  const packed = [];
  let lastX = 0;
  let lastY = 0;
  for (const [lon, lat] of line) {
    const x = Math.round(lon * 1000);
    const y = Math.round(lat * 1000);
    if (packed.length > 0 && x === lastX && y === lastY) continue;
    packed.push(x - lastX, y - lastY);
    lastX = x;
    lastY = y;
  }
  return packed;
};
const pack = (json) => geometries(json).flatMap(lines).map(steps);

/** A point well inside the rings, for a label: of a grid of points, the one farthest from any edge. */
const labelPoint = (rings) => {
  const [west, south, east, north] = [Math.min, Math.max].flatMap((f) =>
    [0, 1].map((axis) => rings.flat().reduce((a, p) => f(a, p[axis]), f === Math.min ? 180 : -180)),
  );
  let best = { distance: -1, point: rings[0][0] };
  const fine = 40;
  for (let i = 1; i < fine; i++)
    for (let j = 1; j < fine; j++) {
      const x = west + ((east - west) * i) / fine;
      const y = south + ((north - south) * j) / fine;
      let inside = false;
      let distance = Infinity;
      for (const ring of rings)
        for (let k = 0; k < ring.length - 1; k++) {
          const [ax, ay] = ring[k];
          const [bx, by] = ring[k + 1];
          if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
          const length = (bx - ax) ** 2 + (by - ay) ** 2;
          const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
          distance = Math.min(distance, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
        }
      if (inside && distance > best.distance) best = { distance, point: [x, y] };
    }
  return best.point.map((degrees) => Math.round(degrees * 1000) / 1000);
};

const admin1 = read('admin1.topojson');
const units = Object.values(admin1.objects)[0];
const rivers = read('rivers.topojson');

// Provinces share their edges: each is kept once, and a ring names its edges, backwards as ~i. An edge that two provinces
// of one country share is a province line.
const users = admin1.arcs.map(() => []);
const provinces = units.geometries.map(({ type, arcs, properties: { code, name } }) => {
  if (!/^[A-Z]{2}-[A-Z0-9]+$/.test(code ?? ''))
    throw new Error(`Province '${name}' has no ISO 3166-2 code in ${source.pathname}admin1.topojson.`);
  const rings = type === 'Polygon' ? arcs : arcs.flat();
  for (const i of rings.flat()) users[i < 0 ? ~i : i].push(code.slice(0, 2));
  return { code, name, label: labelPoint(lines(feature(admin1, { type, arcs }).geometry)), rings };
});
const inner = users.flatMap(([one, other], i) => (one === other ? [i] : []));

const packed = {
  land: pack(read('land.geojson')),
  lakes: pack(read('lakes.geojson')),
  rivers: feature(rivers, Object.values(rivers.objects)[0]).features.map((f) => ({
    level: f.properties.l,
    lines: lines(f.geometry).map(steps),
  })),
  borders: pack(read('borders.geojson')),
  disputed: pack(read('disputed_lines.geojson')),
  edges: lines(feature(admin1, { type: 'MultiLineString', arcs: admin1.arcs.map((_, i) => [i]) }).geometry).map(steps),
  inner,
  provinces: provinces.sort((a, b) => (a.code < b.code ? -1 : 1)),
  places: read('places.json'),
};
const world = read('world.topojson');
const countries = Object.values(world.objects)[0];
const codes = new Map(
  JSON.parse(readFileSync(new URL('../../../data/vocabularies/countries.json', import.meta.url), 'utf8')).map(
    ({ code, number }) => [number, code],
  ),
);
const broadness = (ring) => Math.max(...ring.map(([lon]) => lon)) - Math.min(...ring.map(([lon]) => lon));
const area = (ring) =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + (x - ring[i][0]) * (y + ring[i][1]), 0) / 2);
/** A line that leaps from one side of the 180th meridian to the other, as one without leaps. */
const whole = (line) => {
  let turns = 0;
  return line.map(([lon, lat], i) => {
    const leap = i > 0 ? lon - line[i - 1][0] : 0;
    if (Math.abs(leap) > 180) turns -= Math.sign(leap);
    return [lon + 360 * turns, lat];
  });
};
/** The same at both ends of the map, where it goes over one. */
const atBothEnds = (line) => {
  const over = Math.sign(line.reduce((most, [lon]) => (Math.abs(lon) > Math.abs(most) ? lon : most), 0));
  return line.some(([lon]) => Math.abs(lon) > 180) ? [line, line.map(([lon, lat]) => [lon - 360 * over, lat])] : [line];
};
const packWorld = (geometry) => lines(geometry).map(whole).flatMap(atBothEnds).map(steps);
/** Code, longitude and latitude of the name, and from which zoom on the largest part of the country has room for it. */
const named = countries.geometries.flatMap((country) => {
  const code = codes.get(Number(country.properties.number));
  if (!code) return [];
  const { type, coordinates } = feature(world, country).geometry;
  const parts = (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => rings.map(whole));
  const largest = parts.reduce((a, b) => (area(b[0]) > area(a[0]) ? b : a));
  const lowestZoom = Math.log2((80 * 360) / (256 * broadness(largest[0])));
  if (!Number.isFinite(lowestZoom)) return []; // so small that nothing is left of it
  return [[code, ...labelPoint(largest), Math.max(2, Math.round(lowestZoom * 4) / 4)]];
});

mkdirSync(target, { recursive: true });
writeFileSync(
  new URL('world.json', target),
  JSON.stringify({
    land: packWorld(merge(world, countries.geometries)),
    borders: packWorld(mesh(world, countries, (a, b) => a !== b)),
    countries: named.sort((a, b) => a[3] - b[3]),
  }),
);
writeFileSync(new URL('basemap.json', target), JSON.stringify(packed));
copyFileSync(new URL('relief.webp', source), new URL('relief.webp', target));
