import type { MapAnswer } from '../answer';
import { eventTypes, listFields, type Filter } from '../filter';
import { lookUp, s, word } from '../strings';
import { datesInWords, placeName } from './panel';

/** All that is chosen, as the name of each filter with its values. */
export function chosenInWords(filter: Filter, answer: MapAnswer | null): [name: string, values: string][] {
  const chosen: [string, string][] = [];
  const dates = datesInWords(filter.from, filter.to);
  if (dates !== null) chosen.push([s.filters.dates, dates]);
  if (filter.types.length > 0)
    chosen.push([
      s.filters.types,
      s.listed(filter.types.map((type) => word(eventTypes.includes(type) ? 'event_type' : 'event_subtype', type))),
    ]);
  for (const field of listFields)
    if (filter[field].length > 0)
      chosen.push([s.filters[field], s.listed(filter[field].map((value) => say(field, value, answer)))]);
  const { killedFrom, killedTo } = filter;
  if (killedFrom !== null || killedTo !== null)
    chosen.push([s.filters.killed, s.figures.said(killedFrom, killedTo, false)]);
  if (filter.precision !== null)
    chosen.push([s.filters.precision, lookUp(s.filters.precisions, filter.precision) ?? filter.precision]);
  if (filter.words !== '') chosen.push([s.filters.words, filter.words]);
  return chosen;
}

function say(field: (typeof listFields)[number], value: string, answer: MapAnswer | null): string {
  if (field === 'countries' || field === 'provinces') return placeName(value, answer);
  return field === 'statuses' ? word('status', value) : value;
}
