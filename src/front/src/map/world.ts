import type L from 'leaflet';
import worldUrl from '../../.generated/world.json?url';
import { extent, lineOf, mercatorX, mercatorY, type Line, type Steps } from './basemapData';

/** Coarse land and borders, for what lies off the sheet of the basemap. */
export interface World {
  land: Line[];
  borders: Line[];
  /** ISO 3166-1 code, where the name stands, and from which zoom on it has room. */
  countries: { code: string; x: number; y: number; lowestZoom: number }[];
}

interface Packed {
  land: Steps[];
  borders: Steps[];
  countries: [code: string, lon: number, lat: number, lowestZoom: number][];
}

let world: World | null = null;
let isComing = false;
const waiting = new Set<() => void>();

/** Whether anything in view lies off the sheet. */
export function leavesSheet(view: L.LatLngBounds): boolean {
  return (
    view.getWest() < extent.west ||
    view.getEast() > extent.east ||
    view.getSouth() < extent.south ||
    view.getNorth() > extent.north
  );
}

/** The world for a view; null where the view needs none, or until it is here and `arrived` is called. */
export function worldFor(view: L.LatLngBounds, arrived: () => void): World | null {
  if (world || !leavesSheet(view)) return world;
  waiting.add(arrived);
  if (!isComing) void load();
  return null;
}

/** Without it there is sea off the sheet; the next view that needs it asks again. */
async function load(): Promise<void> {
  isComing = true;
  try {
    const response = await fetch(worldUrl);
    if (!response.ok) return;
    const packed = (await response.json()) as Packed;
    world = {
      land: packed.land.map(lineOf),
      borders: packed.borders.map(lineOf),
      countries: packed.countries.map(([code, lon, lat, lowestZoom]) => ({
        code,
        x: mercatorX(lon),
        y: mercatorY(lat),
        lowestZoom,
      })),
    };
    for (const arrived of waiting) arrived();
    waiting.clear();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  } finally {
    isComing = false;
  }
}
