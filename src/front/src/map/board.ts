import L from 'leaflet';
import type { Rows } from '../answer';
import type { Incident } from '../incident';
import type { Basemap } from './basemapData';
import type { Obstacle } from './labels';
import type { Marks } from './marks';
import type { ProvinceEvents } from './provinces';

export interface IncidentEvents extends ProvinceEvents {
  open(key: string): void;
  hover(incident: Incident | null): void;
  /** Incidents under the present filter within something narrower. */
  some(narrower: Record<string, string>, offset: number): Promise<Rows>;
}

/** What all that is drawn of an answer shares: where it is drawn, and what is there already. */
export interface Board {
  map: L.Map;
  marks: Marks;
  areas: L.LayerGroup;
  radii: L.LayerGroup;
  svg: L.Renderer;
  /** Null until it has been loaded. */
  basemap: Basemap | null;
  /** What captions and names keep clear of; whoever draws adds its own. */
  obstacles: Obstacle[];
  /** The incident whose dossier is open. */
  selected: Incident | null;
  events: IncidentEvents;
}

/** Where a place stands on the sheet, in pixels. */
export function pixel({ map }: Board, [lon, lat]: [number, number]): L.Point {
  return map.latLngToLayerPoint([lat, lon]);
}
