import { isCivil } from './dates';
import { precisions, readKilled, sorts, writeKilled, type Filter, type ListField, type Sort } from './filter';
import { languageFor } from './languages';
import {
  barMeasures,
  chartMeasures,
  firstState,
  layers,
  type BarMeasure,
  type ChartMeasure,
  type Layer,
  type State,
} from './state';

interface Row {
  /** The value for the address, or null to leave the parameter out. */
  write: (state: State) => string | null;
  /** The state with the value taken over; a value that makes no sense is left out, never guessed at. */
  read: (state: State, value: string) => State;
}

const list = (field: 'types' | ListField): Row => ({
  write: ({ filter }) =>
    filter[field].map((value) => value.replace(/[~,]/g, (c) => (c === '~' ? '~~' : '~.'))).join() || null,
  read: (state, value) => {
    const values = value
      .split(',')
      .map((part) => part.replace(/~([~.])/g, (_, c) => (c === '~' ? '~' : ',')))
      .filter((part) => part !== '');
    return { ...state, filter: { ...state.filter, [field]: [...new Set(values)] } };
  },
});

const withFilter = (state: State, part: Partial<Filter>): State => ({
  ...state,
  filter: { ...state.filter, ...part },
});

const date = (field: 'from' | 'to'): Row => ({
  write: ({ filter }) => filter[field],
  read: (state, value) => (isCivil(value) ? { ...state, filter: { ...state.filter, [field]: value } } : state),
});

/** The one table between state and address. A comma separates values of a list; inside a value it is written `~.`. */
const table: Record<string, Row> = {
  from: date('from'),
  to: date('to'),
  'as-of': {
    write: ({ asOf }) => asOf,
    read: (state, value) => (isCivil(value) ? { ...state, asOf: value } : state),
  },
  q: {
    write: ({ filter }) => filter.words || null,
    read: (state, value) => withFilter(state, { words: value.trim().slice(0, 200) }),
  },
  type: list('types'),
  country: list('countries'),
  province: list('provinces'),
  actor: list('actors'),
  attacker: list('attackers'),
  attacked: list('attacked'),
  'claimed-by': list('claimedBy'),
  target: list('targets'),
  weapon: list('weapons'),
  status: list('statuses'),
  dataset: list('datasets'),
  source: list('publishers'),
  killed: {
    write: ({ filter }) => writeKilled(filter),
    read: (state, value) => {
      const bounds = readKilled(value);
      return bounds ? withFilter(state, bounds) : state;
    },
  },
  place: {
    write: ({ filter }) => filter.precision,
    read: (state, value) =>
      precisions.includes(value as (typeof precisions)[number]) ? withFilter(state, { precision: value }) : state,
  },
  show: {
    write: ({ layer }) => (layer === firstState.layer ? null : layer),
    read: (state, value) => (layers.includes(value as Layer) ? { ...state, layer: value as Layer } : state),
  },
  sort: {
    write: ({ sort }) => (sort === firstState.sort ? null : sort),
    read: (state, value) => (sorts.includes(value as Sort) ? { ...state, sort: value as Sort } : state),
  },
  bars: {
    write: ({ bars }) => (bars === firstState.bars ? null : bars),
    read: (state, value) =>
      barMeasures.includes(value as BarMeasure) ? { ...state, bars: value as BarMeasure } : state,
  },
  list: {
    write: ({ inView }) => (inView ? 'in-view' : null),
    read: (state, value) => ({ ...state, inView: value === 'in-view' }),
  },
  at: {
    write: ({ view }) => view && `${view.lat.toFixed(4)},${view.lon.toFixed(4)},${Number(view.zoom.toFixed(2))}`,
    read: (state, value) => {
      const [lat, lon, zoom, ...rest] = value.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
      if (lat === undefined || lon === undefined || zoom === undefined || rest.length > 0) return state;
      const sane = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20;
      return sane ? { ...state, view: { lat, lon, zoom } } : state;
    },
  },
  lang: {
    write: ({ language }) => language,
    read: (state, value) => ({ ...state, language: languageFor(value)?.code ?? null }),
  },
  incident: {
    write: ({ selected }) => selected,
    read: (state, value) => (value === '' ? state : { ...state, selected: value }),
  },
  chart: {
    write: ({ selected, chart }) => (selected === null || chart === firstState.chart ? null : chart),
    read: (state, value) =>
      chartMeasures.includes(value as ChartMeasure) ? { ...state, chart: value as ChartMeasure } : state,
  },
};

/** The query that restores the state, with its question mark; empty for the first state. */
export function writeUrl(state: State): string {
  const query = new URLSearchParams();
  for (const [name, row] of Object.entries(table)) {
    const value = row.write(state);
    if (value !== null) query.set(name, value);
  }
  // Commas and colons may stand in a query as they are: links stay readable.
  const text = query.toString().replace(/%2C/g, ',').replace(/%3A/g, ':');
  return text === '' ? '' : `?${text}`;
}

/** Parts of a query that say nothing to this page: an old link, or one that lost its end. */
export function notUnderstood(query: string): string[] {
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => {
      const row = Object.hasOwn(table, name) ? table[name] : undefined;
      return !row || (value !== '' && row.read(firstState, value) === firstState);
    })
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
}

export function readUrl(query: string): State {
  const values = new URLSearchParams(query);
  let state = firstState;
  for (const [name, row] of Object.entries(table)) {
    const value = values.get(name);
    if (value !== null) state = row.read(state, value);
  }
  return state;
}
