import { eventTypes, filterQuery, isContradiction, precisions, type Filter } from '../filter';

/** Endings of the files that the API writes, with the name of the format in the words of this page. */
export const formats = ['csv', 'geojson', 'fg.json', 'geojsonl', 'geojsons', 'kml', 'fgb', 'parquet'] as const;

/**
 * The address of a file with exactly the incidents of a filter; null where nothing can match.
 */
export function exportAddress(filter: Filter, asOf: string | null, ending: string): string | null {
  if (isContradiction(filter)) return null;
  const query = new URLSearchParams();
  if (filter.from !== null || filter.to !== null) query.set('datetime', `${filter.from ?? '..'}/${filter.to ?? '..'}`);
  if (filter.words !== '') query.set('q', filter.words);
  if (asOf !== null) query.set('asOf', asOf);
  const condition = conditions(filter).join(' AND ');
  if (condition !== '') query.set('filter', condition);
  const text = query.toString();
  return `ogc/collections/incidents/download.${ending}${text === '' ? '' : `?${text}`}`;
}

/** The filter in CQL2 text, one condition each. */
export function conditions(filter: Filter): string[] {
  const all: string[] = [];
  const types = filter.types.filter((type) => eventTypes.includes(type));
  const subtypes = filter.types.filter((type) => !eventTypes.includes(type));
  const typed = [...isIn('event_type', types), ...isIn('event_subtype', subtypes)];
  if (typed.length > 0) all.push(typed.length === 1 ? (typed[0] ?? '') : `(${typed.join(' OR ')})`);
  all.push(
    ...isIn('country', filter.countries),
    ...isIn('admin1', filter.provinces),
    ...holds('actors', filter.actors),
    ...holds('attackers', filter.attackers),
    ...holds('targets', filter.attacked),
    ...holds('claimed_by', filter.claimedBy),
    ...holds('publishers', filter.publishers),
    ...isIn('target_kind', filter.targets),
    ...isIn('weapon', filter.weapons),
    ...isIn('status', filter.statuses),
    ...isIn('dataset', filter.datasets),
  );
  if (filter.killedFrom !== null) all.push(`killed_best >= ${filter.killedFrom}`);
  if (filter.killedTo !== null) all.push(`killed_best <= ${filter.killedTo}`);
  if (filter.precision !== null) {
    const rung = precisions.findIndex((precision) => precision === filter.precision);
    all.push(...isIn('location_precision', precisions.slice(0, rung + 1)));
  }
  return all;
}

/** The same incidents as an Atom feed, that with the newest report first. */
export function feedAddress(filter: Filter, asOf: string | null): string {
  const query = filterQuery(filter);
  if (asOf !== null) query.set('asOf', asOf);
  const text = query.toString();
  return `api/feed${text === '' ? '' : `?${text}`}`;
}

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;

function isIn(property: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${property} IN (${values.map(quoted).join(', ')})`];
}

function holds(property: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`A_OVERLAPS(${property}, (${values.map(quoted).join(', ')}))`];
}
