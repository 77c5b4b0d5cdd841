import basemapUrl from '../../.generated/basemap.json?url';
import reliefUrl from '../../.generated/relief.webp?url';
import { Problem } from '../api';
import { loadPlaceNames } from '../placeNames';
import { provinceName } from '../strings';

/** A line or ring in Web Mercator, the world being 0..1 in both directions: x, y, x, y, ... with its box. */
export interface Line {
  points: Float64Array;
  west: number;
  north: number;
  east: number;
  south: number;
}

export interface Province {
  /** ISO 3166-2. */
  code: string;
  name: string;
  /** Longitude, latitude of a point well inside. */
  label: [number, number];
  /** Rings of longitude, latitude; holes by the even-odd rule. */
  rings: [number, number][][];
}

export interface Place {
  name: string;
  x: number;
  y: number;
  lowestZoom: number;
  population: number;
  capital: boolean;
}

export interface Basemap {
  land: Line[];
  lakes: Line[];
  rivers: { level: number; lines: Line[] }[];
  borders: Line[];
  disputed: Line[];
  provinceLines: Line[];
  /** All provinces: the land outside them is veiled. */
  covered: Line[];
  provinces: Map<string, Province>;
  places: Place[];
}

/** Extent of land and relief, south-west to north-east, in degrees. */
export const extent = { west: 38, south: 4, east: 102, north: 52 };

export const mercatorX = (lon: number) => (lon + 180) / 360;
export const mercatorY = (lat: number) => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

/** Thousandths of a degree, each from the one before: longitude, latitude, longitude, ... */
export type Steps = number[];

/** Degrees from steps of thousandths, as tools/pack-basemap.mjs writes them. */
function degrees(steps: Steps): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    points.push([x / 1000, y / 1000]);
  }
  return points;
}

function line(points: readonly [number, number][]): Line {
  const made: Line = { points: new Float64Array(points.length * 2), west: 1, north: 1, east: 0, south: 0 };
  points.forEach(([lon, lat], i) => {
    const [x, y] = [mercatorX(lon), mercatorY(lat)];
    made.points[i * 2] = x;
    made.points[i * 2 + 1] = y;
    made.west = Math.min(made.west, x);
    made.east = Math.max(made.east, x);
    made.north = Math.min(made.north, y);
    made.south = Math.max(made.south, y);
  });
  return made;
}

export const lineOf = (steps: Steps): Line => line(degrees(steps));

interface Packed {
  land: Steps[];
  lakes: Steps[];
  rivers: { level: number; lines: Steps[] }[];
  borders: Steps[];
  disputed: Steps[];
  edges: Steps[];
  /** Those edges that are province lines. */
  inner: number[];
  /** Each ring is a list of edges, ~i for one that is walked backwards. */
  provinces: { code: string; name: string; label: [number, number]; rings: number[][] }[];
  places: [name: string, lat: number, lon: number, lowestZoom: number, population: number, capital: number][];
}

export async function loadBasemap(): Promise<Basemap> {
  const named = loadPlaceNames();
  let packed: Packed;
  try {
    const response = await fetch(basemapUrl);
    if (!response.ok) throw new Problem('status', response.status);
    packed = (await response.json()) as Packed;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('unreachable', 0, { cause: error });
  }
  const { labels } = await named;
  const lines = (all: Steps[]) => all.map(lineOf);
  const edges = packed.edges.map(degrees);
  const ring = (names: number[]) => names.flatMap((i) => (i < 0 ? [...(edges[~i] ?? [])].reverse() : (edges[i] ?? [])));
  const provinces = packed.provinces.map((province) => ({ ...province, rings: province.rings.map(ring) }));
  return {
    land: lines(packed.land),
    lakes: lines(packed.lakes),
    rivers: packed.rivers.map((river) => ({ level: river.level, lines: lines(river.lines) })),
    borders: lines(packed.borders),
    disputed: lines(packed.disputed),
    provinceLines: packed.inner.map((i) => line(edges[i] ?? [])),
    covered: provinces.flatMap(({ rings }) => rings.map(line)),
    provinces: new Map(
      provinces.map((province) => [province.code, { ...province, name: provinceName(province.code, province.name) }]),
    ),
    places: packed.places.map(([name, lat, lon, lowestZoom, population, capital], i) => ({
      name: labels[i] ?? name,
      x: mercatorX(lon),
      y: mercatorY(lat),
      lowestZoom,
      population,
      capital: capital === 1,
    })),
  };
}

/** The relief comes after everything else; without it the land is plain. */
export async function loadRelief(): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = reliefUrl;
  await image.decode();
  return image;
}
