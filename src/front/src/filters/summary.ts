import type { MapAnswer } from '../answer';
import { eventTypes, listFields, writeKilled, type Filter, type ListField } from '../filter';
import { lookUp, provinceName, s, word } from '../strings';

/** One value that is chosen, and what takes it away. */
export interface Chosen {
  name: string;
  value: string;
  without: Partial<Filter>;
}

/** All that is chosen, in the order of the filters. */
export function chosenOf(filter: Filter, answer: MapAnswer | null): Chosen[] {
  const chosen: Chosen[] = [];
  const add = (name: string, value: string | null, without: Partial<Filter>) => {
    if (value !== null) chosen.push({ name, value, without });
  };
  const { types, killedFrom, killedTo, precision, words } = filter;
  add(s.filters.dates, datesInWords(filter.from, filter.to), { from: null, to: null });
  for (const type of types) add(s.filters.types, typeName(type), { types: types.filter((other) => other !== type) });
  for (const field of listFields)
    for (const value of filter[field])
      add(s.filters[field], say(field, value, answer), { [field]: filter[field].filter((other) => other !== value) });
  if (writeKilled(filter) !== null)
    add(s.filters.killed, s.figures.said(killedFrom, killedTo, false), { killedFrom: null, killedTo: null });
  if (precision !== null)
    add(s.filters.precision, lookUp(s.filters.precisions, precision) ?? precision, { precision: null });
  if (words !== '') add(s.filters.words, words, { words: '' });
  return chosen;
}

/** The same as the name of each filter with its values. */
export function chosenInWords(filter: Filter, answer: MapAnswer | null): [name: string, values: string][] {
  const values = new Map<string, string[]>();
  for (const { name, value } of chosenOf(filter, answer)) values.set(name, [...(values.get(name) ?? []), value]);
  return [...values].map(([name, all]) => [name, s.listed(all)]);
}

export function datesInWords(from: string | null, to: string | null): string | null {
  if (from !== null && to !== null)
    return from > to ? `${s.when.date(from, 'short')} – ${s.when.date(to, 'short')}` : s.when.range(from, to);
  if (from !== null) return s.filters.since(s.when.date(from, 'short'));
  return to === null ? null : s.filters.until(s.when.date(to, 'short'));
}

/** A country by its code, or a province as the server names it. */
export function placeName(code: string, answer: MapAnswer | null): string {
  return code.includes('-')
    ? provinceName(code, answer?.counts.admin1.find(({ value }) => value === code)?.name ?? code)
    : s.where.country(code);
}

export function typeName(type: string): string {
  return word(eventTypes.includes(type) ? 'event_type' : 'event_subtype', type);
}

function say(field: ListField, value: string, answer: MapAnswer | null): string {
  if (field === 'countries' || field === 'provinces') return placeName(value, answer);
  return field === 'statuses' ? word('status', value) : value;
}
