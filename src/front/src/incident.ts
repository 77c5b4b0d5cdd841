import { placeName } from './placeNames';
import { provinceName } from './strings';
/** An incident as a symbol or a line of the list: the flat properties under the names that the API gives them. */
export interface Incident {
  id: number;
  /** Longitude, latitude; null where the place is not known well enough to be drawn. */
  point: [number, number] | null;
  key: string;
  title: string;
  date_start: string;
  date_end: string;
  date_precision: string;
  event_type: string;
  event_subtype: string | null;
  status: string;
  country: string | null;
  admin1: string | null;
  admin1_name: string | null;
  admin2: string | null;
  place: string | null;
  location_precision: string;
  location_radius_m: number | null;
  killed_low: number | null;
  killed_best: number | null;
  killed_high: number | null;
  report_count: number | null;
  last_reported: string | null;
}

/** How an incident may be drawn: as a point only where the place is known to a point. */
export type Drawing = 'point' | 'province' | 'disc' | 'list';

export function drawing(
  incident: Pick<Incident, 'location_precision' | 'location_radius_m' | 'admin1' | 'point'>,
): Drawing {
  switch (incident.location_precision) {
    case 'exact':
    case 'place':
    case 'near':
      return incident.point ? 'point' : 'list';
    case 'admin1':
      if (incident.admin1) return 'province';
      // A province of which neither outline nor size is known: its point is some town that nothing is said of.
      return incident.point && incident.location_radius_m !== null ? 'disc' : 'list';
    case 'admin2':
    case 'fuzzy':
      return incident.point ? 'disc' : 'list';
    default:
      return 'list';
  }
}

/** Everything that was reported about one incident, as `/api/incidents/{key}` gives it. */
export interface Dossier {
  id: number;
  key: string;
  title: string;
  summary: string | null;
  event_type: string;
  event_subtype: string | null;
  weapon: string | null;
  target_kind: string | null;
  status: string;
  dataset: string;
  date: {
    start: string;
    end: string;
    precision: string;
    local_time: string | null;
    time_zone: string | null;
    occurred_at: string | null;
  };
  place: {
    reported: string | null;
    gazetteer: { key: string; name: string } | null;
    country: string | null;
    admin1: { code: string; name: string } | null;
    admin2: string | null;
    point: [number, number] | null;
    precision: string;
    radius_m: number | null;
    note: string | null;
  };
  actors: { name: string; kind: string; role: string; aliases: string[] }[];
  estimate: { killed: Estimate | null; injured: Estimate | null };
  responsibility: Responsibility[];
  reports: Report[];
  /** What imports did to the record, oldest first. */
  changes: RecordedChange[];
  first_reported: string | null;
  last_reported: string | null;
  updated_at: string | null;
  /** The civil day as of which it is told; null for all that is known. */
  as_of: string | null;
  revision: number;
}

export interface RecordedChange {
  batch: number;
  /** An instant in UTC. */
  at: string;
  /** The name of the file. */
  source: string;
  added: boolean;
  fields: string[];
  /** What short ones of them said before and since. */
  values: Record<string, [before: unknown, since: unknown]>;
}

/** The place of the gazetteer that the incident stands at, in the reader's language; null where it stands at none. */
export function gazetteerName({ gazetteer }: Dossier['place']): string | null {
  return placeName(gazetteer?.key, gazetteer?.name ?? null);
}

/** The same incident as the collection publishes it, for what draws incidents. */
export function incidentOf(dossier: Dossier): Incident {
  const { date, place, estimate } = dossier;
  return {
    id: dossier.id,
    key: dossier.key,
    title: dossier.title,
    point: place.point,
    date_start: date.start,
    date_end: date.end,
    date_precision: date.precision,
    event_type: dossier.event_type,
    event_subtype: dossier.event_subtype,
    status: dossier.status,
    country: place.country,
    admin1: place.admin1?.code ?? null,
    admin1_name: provinceName(place.admin1?.code, place.admin1?.name ?? null),
    admin2: place.admin2,
    place: gazetteerName(place) ?? place.reported,
    location_precision: place.precision,
    location_radius_m: place.radius_m,
    killed_low: estimate.killed?.low ?? null,
    killed_best: estimate.killed?.best ?? null,
    killed_high: estimate.killed?.high ?? null,
    report_count: dossier.reports.length,
    last_reported: dossier.last_reported,
  };
}

export interface Estimate {
  low: number | null;
  best: number | null;
  high: number | null;
  best_report: string | null;
  best_reason: string | null;
  /** What the estimate was from each day of publication on. */
  series?: Running[];
  statements: Statement[];
}

export interface Running {
  /** Civil day. */
  from: string;
  low: number | null;
  best: number | null;
  high: number | null;
}

/** One figure of one report, with why it counts in the estimate or not. */
export interface Statement {
  report: string;
  group: string;
  at_least: number | null;
  at_most: number | null;
  best?: number | null;
  approximate: boolean;
  counts: boolean;
  because: string | null;
}

export interface Responsibility {
  actor: string;
  stance: string;
  speaker: string;
  report: string;
  published: string | null;
  stands: boolean;
}

export interface Report {
  id: string;
  publisher: string | null;
  title: string | null;
  url: string | null;
  published: string | null;
  language: string | null;
  speaker: string;
  spoken_by: string | null;
  speaker_kind: string;
  text: string | null;
  place: string | null;
  time: string | null;
  means: string | null;
  withdrawn: { on: string | null; reason: string | null } | null;
  set_aside: string | null;
  figures: Figure[];
  responsibility: { actor: string; stance: string }[];
}

export interface Figure {
  measure: string;
  group: string;
  at_least: number | null;
  at_most: number | null;
  /** What the speaker itself holds most likely within its range, where it says so. */
  best?: number | null;
  approximate: boolean;
}
