/** What the reader has asked for. Within one list any value will do; across the fields all must hold. */
export interface Filter {
  /** First and last civil date, both included. */
  from: string | null;
  to: string | null;
  /** Event types and event subtypes: a type stands for all its subtypes. */
  types: readonly string[];
  countries: readonly string[];
  /** ISO 3166-2. */
  provinces: readonly string[];
  actors: readonly string[];
  /** Actors that attacked, and those that were attacked. */
  attackers: readonly string[];
  attacked: readonly string[];
  claimedBy: readonly string[];
  targets: readonly string[];
  weapons: readonly string[];
  statuses: readonly string[];
  datasets: readonly string[];
  publishers: readonly string[];
  /** Fewest and most killed by the best estimate, both included. */
  killedFrom: number | null;
  killedTo: number | null;
  /** Known at least this well: a rung of the ladder of precision. */
  precision: string | null;
  /** Words that title, summary, place or source must hold; empty for none. */
  words: string;
}

/** The fields that hold any number of values: the parameter of the API and the member of its counts are one name. */
export const lists = {
  countries: 'country',
  provinces: 'admin1',
  actors: 'actors',
  attackers: 'attackers',
  attacked: 'targets',
  claimedBy: 'claimed_by',
  targets: 'target_kind',
  weapons: 'weapon',
  statuses: 'status',
  datasets: 'dataset',
  publishers: 'publisher',
} as const;
export type ListField = keyof typeof lists;
export const listFields = Object.keys(lists) as ListField[];

/** All types; any other value of `types` is a subtype. */
export const eventTypes: readonly string[] = [
  'battles',
  'explosions_remote_violence',
  'violence_against_civilians',
  'protests',
  'riots',
  'strategic_developments',
];

/** From the spot to nothing at all, the closest first. */
export const precisions = ['exact', 'place', 'near', 'admin2', 'admin1', 'fuzzy', 'country', 'none'] as const;

export const noFilter: Filter = {
  from: null,
  to: null,
  types: [],
  countries: [],
  provinces: [],
  actors: [],
  attackers: [],
  attacked: [],
  claimedBy: [],
  targets: [],
  weapons: [],
  statuses: [],
  datasets: [],
  publishers: [],
  killedFrom: null,
  killedTo: null,
  precision: null,
  words: '',
};

export function isFiltered(filter: Filter): boolean {
  return (Object.keys(noFilter) as (keyof Filter)[]).some((field) => {
    const value = filter[field];
    return typeof value === 'object' && value !== null ? value.length > 0 : value !== noFilter[field];
  });
}

/** True where the first day is after the last, or the fewest killed more than the most: nothing can match. */
export function isContradiction({ from, to, killedFrom, killedTo }: Filter): boolean {
  return (
    (from !== null && to !== null && from > to) || (killedFrom !== null && killedTo !== null && killedFrom > killedTo)
  );
}

/** The bounds of the killed as API and address write them: `5..20`, `5..` or `..20`; null where there are none. */
export function writeKilled({ killedFrom, killedTo }: Filter): string | null {
  return killedFrom === null && killedTo === null ? null : `${killedFrom ?? ''}..${killedTo ?? ''}`;
}

export function readKilled(text: string): Pick<Filter, 'killedFrom' | 'killedTo'> | null {
  const ends = /^(\d{0,7})\.\.(\d{0,7})$/.exec(text);
  const end = (digits: string | undefined) => (digits ? Number(digits) : null);
  return ends && { killedFrom: end(ends[1]), killedTo: end(ends[2]) };
}

/** The filter as the API's parameters; what contradicts itself is left out, since the API refuses it. */
export function filterQuery(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  if (isContradiction(filter)) filter = { ...filter, from: null, to: null, killedFrom: null, killedTo: null };
  if (filter.from !== null || filter.to !== null) query.set('datetime', `${filter.from ?? '..'}/${filter.to ?? '..'}`);
  for (const type of filter.types) query.append(eventTypes.includes(type) ? 'event_type' : 'event_subtype', type);
  for (const field of listFields) for (const value of filter[field]) query.append(lists[field], value);
  const killed = writeKilled(filter);
  if (killed !== null) query.set('killed', killed);
  if (filter.precision !== null) query.set('location_precision', filter.precision);
  if (filter.words !== '') query.set('q', filter.words);
  return query;
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

export const sorts = ['newest', 'oldest', 'killed', 'reported'] as const;
export type Sort = (typeof sorts)[number];
