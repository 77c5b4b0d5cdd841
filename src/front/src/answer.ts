import { provinceName } from './strings';
import type { Incident } from './incident';
import { isObject, Problem, type Json } from './api';

export type LowBestHigh = [low: number, best: number, high: number];

/** Many incidents in one symbol, which stands on one of them. */
export interface Cluster {
  at: [lon: number, lat: number];
  count: number;
  killed: number;
  /** West, south, east, north of all members; a spot where they are all on one. */
  box: [number, number, number, number];
  /** The most frequent event type. */
  type: string;
}

export interface Tally {
  incidents: number;
  killed: number;
}

export interface Counted {
  value: string;
  name?: string;
  count: number;
  /** Best figures together; of provinces only. */
  killed?: number;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Histogram {
  unit: Unit;
  /** Civil day on which the first bar begins; null when there is none. */
  start: string | null;
  counts: number[];
  killed: number[];
  first: string | null;
  last: string | null;
}

export type CountName =
  | 'country'
  | 'admin1'
  | 'actors'
  | 'attackers'
  | 'targets'
  | 'claimed_by'
  | 'target_kind'
  | 'weapon'
  | 'status'
  | 'dataset'
  | 'publisher'
  | 'location_precision'
  | 'killed';

/** All that `/api/map` says for one screen, under one filter. */
export interface MapAnswer {
  revision: number;
  as_of: string | null;
  total: number;
  /** The first and last day on which what had been reported changed, whatever the filter and `as_of`. */
  reported: { first: string | null; last: string | null };
  matched: { incidents: number; killed: LowBestHigh; injured: LowBestHigh; killed_unknown: number };
  in_view: { incidents: number; killed: LowBestHigh };
  clusters: Cluster[];
  incidents: Incident[];
  /** Those without a point, by province, else by country, else neither. */
  uncertain: { admin1: Record<string, Tally>; country: Record<string, Tally>; none: Tally };
  histogram: Histogram;
  counts: Record<CountName, Counted[]> & { type: (Counted & { subtypes: Counted[] })[] };
  rows: Incident[];
}

const civil = /^\d{4}-\d\d-\d\d$/;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A symbol or a line of the list; null for one that was deleted while the answer was written. */
export function readIncident(json: unknown): Incident | null {
  if (!isObject(json)) throw new Problem('notUnderstood');
  const { id, key, title, event_type, date_start, date_end, at, killed } = json;
  if (key === null || title === null) return null;
  if (
    typeof id !== 'number' ||
    typeof key !== 'string' ||
    typeof title !== 'string' ||
    typeof event_type !== 'string' ||
    !civil.test(String(date_start)) ||
    !civil.test(String(date_end))
  )
    throw new Problem('notUnderstood');
  const [lon, lat] = Array.isArray(at) ? (at as unknown[]) : [];
  const [low, best, high] = Array.isArray(killed) ? (killed as unknown[]) : [];
  return {
    id,
    key,
    title,
    event_type,
    event_subtype: text(json.event_subtype),
    status: text(json.status) ?? 'reported',
    date_start: String(date_start),
    date_end: String(date_end),
    date_precision: text(json.date_precision) ?? (date_start === date_end ? 'day' : 'within_days'),
    point: typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null,
    location_precision: text(json.location_precision) ?? 'none',
    location_radius_m: count(json.radius_m),
    country: text(json.country),
    admin1: text(json.admin1),
    admin1_name: provinceName(text(json.admin1), text(json.admin1_name)),
    admin2: null,
    place: text(json.place),
    killed_low: count(low),
    killed_best: count(best),
    killed_high: count(high),
    report_count: count(json.report_count),
    last_reported: text(json.last_reported),
  };
}

const readIncidents = (json: unknown[]): Incident[] => json.map(readIncident).filter((one) => one !== null);

export function readAnswer(json: unknown): MapAnswer {
  if (!isObject(json)) throw new Problem('notUnderstood');
  const { revision, total, reported, matched, in_view, clusters, incidents, uncertain, histogram, counts, rows } = json;
  const whole =
    typeof revision === 'number' &&
    typeof total === 'number' &&
    [reported, matched, in_view, uncertain, histogram, counts].every(isObject) &&
    [clusters, incidents, rows].every(Array.isArray) &&
    typeof (matched as Json).incidents === 'number' &&
    Array.isArray((counts as Json).type);
  if (!whole) throw new Problem('notUnderstood');
  return {
    ...(json as unknown as MapAnswer),
    incidents: readIncidents(incidents as unknown[]),
    rows: readIncidents(rows as unknown[]),
  };
}

/** The same world with nothing that matches. */
export function emptied(answer: MapAnswer): MapAnswer {
  const nothing: LowBestHigh = [0, 0, 0];
  return {
    ...answer,
    matched: { incidents: 0, killed: nothing, injured: nothing, killed_unknown: 0 },
    in_view: { incidents: 0, killed: nothing },
    clusters: [],
    incidents: [],
    uncertain: { admin1: {}, country: {}, none: { incidents: 0, killed: 0 } },
    rows: [],
  };
}

export function readValues(json: unknown): Counted[] {
  if (!isObject(json) || !Array.isArray(json.values)) throw new Problem('notUnderstood');
  return json.values as Counted[];
}

export interface Rows {
  matched: number;
  /** How many come before the first row; null where the list does not hold the incident that it was to stand around. */
  offset: number | null;
  rows: Incident[];
}

export function readRows(json: unknown): Rows {
  if (!isObject(json) || typeof json.matched !== 'number' || !Array.isArray(json.rows))
    throw new Problem('notUnderstood');
  return { matched: json.matched, offset: count(json.offset), rows: readIncidents(json.rows) };
}
