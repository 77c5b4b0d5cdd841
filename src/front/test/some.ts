import type { Incident } from '../src/incident';

let id = 0;

/** An incident with nothing said but what the test cares about. */
export function some(part: Partial<Incident> = {}): Incident {
  id += 1;
  return {
    id,
    point: [69.2, 34.5],
    key: `curated:${id}`,
    title: `Incident ${id}`,
    date_start: '2021-08-29',
    date_end: '2021-08-29',
    date_precision: 'day',
    event_type: 'explosions_remote_violence',
    event_subtype: 'grenade',
    status: 'reported',
    country: 'PK',
    admin1: null,
    admin1_name: null,
    admin2: null,
    place: null,
    location_precision: 'place',
    location_radius_m: 5000,
    killed_low: null,
    killed_best: null,
    killed_high: null,
    report_count: 1,
    last_reported: null,
    ...part,
  };
}
