import { eventTypes, isFiltered, type Filter } from './filter';
import type { Dossier, Incident } from './incident';

/** What went wrong, in the kinds that the page has words for. */
export class Problem extends Error {
  constructor(
    readonly kind: 'unreachable' | 'slow' | 'status' | 'notUnderstood' | 'missing',
    readonly status = 0,
    options?: ErrorOptions,
  ) {
    super(status ? `${kind} ${status}` : kind, options);
  }
}

/** Longest wait for one answer, in milliseconds. */
const patience = 20_000;

async function get(path: string, accept: string, signal?: AbortSignal): Promise<unknown> {
  const timeout = AbortSignal.timeout(patience);
  let response: Response;
  let text: string;
  try {
    response = await fetch(new URL(path, document.baseURI), {
      headers: { Accept: accept },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(timeout.aborted ? 'slow' : 'unreachable', 0, { cause: error });
  }
  if (response.status === 404) throw new Problem('missing', 404);
  if (!response.ok) throw new Problem('status', response.status);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Problem('notUnderstood', 0, { cause: error });
  }
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readIncident(feature: unknown): Incident {
  if (!isObject(feature) || !isObject(feature.properties)) throw new Problem('notUnderstood');
  const { id, geometry } = feature;
  const properties = feature.properties as Json & Partial<Incident>;
  const civil = /^\d{4}-\d\d-\d\d/;
  if (
    typeof id !== 'number' ||
    typeof properties.key !== 'string' ||
    typeof properties.title !== 'string' ||
    typeof properties.event_type !== 'string' ||
    !civil.test(String(properties.date_start)) ||
    !civil.test(String(properties.date_end))
  )
    throw new Problem('notUnderstood');
  const coordinates = isObject(geometry) && geometry.type === 'Point' ? geometry.coordinates : null;
  const [lon, lat] = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  return {
    ...(properties as Incident),
    id,
    point: typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null,
    location_precision: properties.location_precision ?? 'none',
    actors: Array.isArray(properties.actors) ? properties.actors : [],
  };
}

export interface Loaded {
  incidents: Incident[];
  /** How many the server has for the same question. */
  total: number;
  /** All of them are here. */
  complete: boolean;
}

/** Incidents in one request, and the most that the page holds at once. */
const pageSize = 2000;
export const most = 4000;

/**
 * Incidents, following `next` until all are here or `most` are. Only the query of a `next` link is used: the page asks
 * no host but its own.
 */
export async function loadIncidents(query: URLSearchParams, signal?: AbortSignal): Promise<Loaded> {
  const incidents: Incident[] = [];
  let total = 0;
  let next: URLSearchParams | null = new URLSearchParams(query);
  next.set('f', 'json');
  next.set('limit', String(pageSize));
  while (next && incidents.length < most) {
    const page: unknown = await get(
      `ogc/collections/incidents/items?${next.toString()}`,
      'application/geo+json',
      signal,
    );
    if (!isObject(page) || !Array.isArray(page.features)) throw new Problem('notUnderstood');
    const features = page.features as unknown[];
    incidents.push(...features.map(readIncident));
    if (typeof page.numberMatched === 'number') total = page.numberMatched;
    next = features.length > 0 ? nextQuery(page.links) : null;
    if (total > most) break; // not all would fit: whoever asks narrows the question instead
  }
  return { incidents, total: Math.max(total, incidents.length), complete: next === null };
}

export function nextQuery(links: unknown): URLSearchParams | null {
  if (!Array.isArray(links)) return null;
  const next: unknown = links.find((link) => isObject(link) && link.rel === 'next');
  if (!isObject(next) || typeof next.href !== 'string') return null;
  const mark = next.href.indexOf('?');
  return mark < 0 ? null : new URLSearchParams(next.href.slice(mark + 1));
}

/** The part of a filter that the server can apply when there is too much to load: the rest is applied here. */
export function serverQuery(filter: Filter, bbox: string | null): URLSearchParams {
  const query = new URLSearchParams();
  if (bbox) query.set('bbox', bbox);
  if (!isFiltered(filter)) return query;
  if (filter.from !== null || filter.to !== null) query.set('datetime', `${filter.from ?? '..'}/${filter.to ?? '..'}`);
  const one = (values: readonly string[]) => (values.length === 1 ? values[0] : undefined);
  const [type, country, actor] = [one(filter.types), one(filter.countries), one(filter.actors)];
  if (type) query.set(eventTypes.includes(type) ? 'event_type' : 'event_subtype', type);
  if (country) query.set('country', country);
  if (actor) query.set('actors', actor);
  return query;
}

export async function loadDossier(key: string, signal?: AbortSignal): Promise<Dossier> {
  const json = await get(dossierPath(key), 'application/json', signal);
  const whole =
    isObject(json) &&
    typeof json.title === 'string' &&
    isObject(json.date) &&
    isObject(json.place) &&
    isObject(json.estimate) &&
    Array.isArray(json.reports) &&
    Array.isArray(json.responsibility) &&
    Array.isArray(json.actors);
  if (!whole) throw new Problem('notUnderstood');
  return json as unknown as Dossier;
}

export function dossierPath(key: string): string {
  return `api/incidents/${encodeURIComponent(key)}`;
}

export interface Site {
  title: string | null;
  tile_layer: { url: string; attribution: string } | null;
  contact: string | null;
}

/** What the people who run the site have set; a site that has set nothing is the page as it comes. */
export async function loadSite(): Promise<Site> {
  const site: Site = { title: null, tile_layer: null, contact: null };
  try {
    const json = await get('api/site', 'application/json');
    return isObject(json) ? { ...site, ...json } : site;
  } catch (error) {
    if (error instanceof Problem) return site;
    throw error;
  }
}
