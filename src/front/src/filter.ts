import type { Incident } from './incident';

/** What the reader has asked for. Within one list any value will do; across the fields all must hold. */
export interface Filter {
  /** First and last civil date, both included. */
  from: string | null;
  to: string | null;
  /** Event types and event subtypes: a type stands for all its subtypes. */
  types: readonly string[];
  countries: readonly string[];
  actors: readonly string[];
}

/** All types; any other value of `types` is a subtype. */
export const eventTypes: readonly string[] = [
  'battles',
  'explosions_remote_violence',
  'violence_against_civilians',
  'protests',
  'riots',
  'strategic_developments',
];

export const noFilter: Filter = { from: null, to: null, types: [], countries: [], actors: [] };

export function isFiltered(filter: Filter): boolean {
  return (
    filter.from !== null ||
    filter.to !== null ||
    filter.types.length + filter.countries.length + filter.actors.length > 0
  );
}

/** The fields of the filter as rules; facets leave one out, so that a filter's own counts ignore it. */
const rules = {
  // An incident whose day is not known exactly matches when any day of its span is in the range.
  dates: (i: Incident, f: Filter) =>
    (f.from === null || i.date_end >= f.from) && (f.to === null || i.date_start <= f.to),
  types: (i: Incident, f: Filter) =>
    f.types.length === 0 ||
    f.types.includes(i.event_type) ||
    (i.event_subtype !== null && f.types.includes(i.event_subtype)),
  countries: (i: Incident, f: Filter) => f.countries.length === 0 || f.countries.includes(i.country ?? ''),
  actors: (i: Incident, f: Filter) => f.actors.length === 0 || i.actors.some((actor) => f.actors.includes(actor)),
};
type Rule = keyof typeof rules;

export function matches(incident: Incident, filter: Filter, except?: Rule): boolean {
  return (Object.keys(rules) as Rule[]).every((rule) => rule === except || rules[rule](incident, filter));
}

export interface Facets {
  /** Event type, then its subtypes, each with the number of incidents. */
  types: Map<string, { count: number; subtypes: Map<string, number> }>;
  countries: Map<string, number>;
  actors: Map<string, number>;
  /** Months as `2021-08`. */
  months: Map<string, number>;
}

/** How many incidents each choice of each filter would leave, given all the other filters. Values with 0 are listed too. */
export function facets(incidents: readonly Incident[], filter: Filter): Facets {
  const found: Facets = { types: new Map(), countries: new Map(), actors: new Map(), months: new Map() };
  const add = (counts: Map<string, number>, value: string, by: number) =>
    counts.set(value, (counts.get(value) ?? 0) + by);
  for (const incident of incidents) {
    const type = found.types.get(incident.event_type) ?? { count: 0, subtypes: new Map<string, number>() };
    const typed = Number(matches(incident, filter, 'types'));
    type.count += typed;
    if (incident.event_subtype !== null) add(type.subtypes, incident.event_subtype, typed);
    found.types.set(incident.event_type, type);

    add(found.countries, incident.country ?? '', Number(matches(incident, filter, 'countries')));
    const acted = Number(matches(incident, filter, 'actors'));
    for (const actor of new Set(incident.actors)) add(found.actors, actor, acted);

    const dated = Number(matches(incident, filter, 'dates'));
    const [first, last] = [incident.date_start.slice(0, 7), incident.date_end.slice(0, 7)];
    add(found.months, first, dated);
    if (last !== first) add(found.months, last, dated);
  }
  return found;
}

/**
 * Ticks or clears a type or subtype. Ticking a type ticks its subtypes with it; clearing one subtype of a ticked type
 * leaves the others.
 */
export function toggleType(
  chosen: readonly string[],
  tree: ReadonlyMap<string, { subtypes: ReadonlyMap<string, number> }>,
  type: string,
  subtype?: string,
): string[] {
  const siblings = [...(tree.get(type)?.subtypes.keys() ?? [])];
  const others = chosen.filter((value) => value !== type && !siblings.includes(value));
  const whole = chosen.includes(type);
  if (subtype === undefined) return whole ? others : [...others, type];
  const ticked = siblings.filter((value) => (value === subtype) !== (whole || chosen.includes(value)));
  return siblings.length > 1 && ticked.length === siblings.length ? [...others, type] : [...others, ...ticked];
}

export function toggle(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}

export const sorts = ['newest', 'oldest', 'killed'] as const;
export type Sort = (typeof sorts)[number];

export function sorted(incidents: readonly Incident[], sort: Sort): Incident[] {
  const newest = (a: Incident, b: Incident) => compare(b.date_start, a.date_start) || timeOf(b, a) || a.id - b.id;
  const order: Record<Sort, (a: Incident, b: Incident) => number> = {
    newest,
    oldest: (a, b) => compare(a.date_start, b.date_start) || timeOf(a, b) || a.id - b.id,
    killed: (a, b) => (b.killed_best ?? -1) - (a.killed_best ?? -1) || newest(a, b),
  };
  return [...incidents].sort(order[sort]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function timeOf(a: Incident, b: Incident): number {
  return compare(a.local_time ?? '', b.local_time ?? '');
}
