import type { LanguageCode } from './languages';
import { noFilter, type Filter, type Sort } from './filter';

export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

/** How the map shows what it counts: symbols, density, or provinces in shades. */
export const layers = ['points', 'heat', 'provinces', 'killed'] as const;
export type Layer = (typeof layers)[number];

/** What the bars of the timeline count. */
export const barMeasures = ['incidents', 'killed'] as const;
export type BarMeasure = (typeof barMeasures)[number];

/** What the chart of a dossier shows, where there are figures of both. */
export const chartMeasures = ['killed', 'injured'] as const;
export type ChartMeasure = (typeof chartMeasures)[number];

/** All that the page shows and that a link to it must restore. */
export interface State {
  filter: Filter;
  /** The world as reported by the end of this civil day; null for all that is known. */
  asOf: string | null;
  layer: Layer;
  sort: Sort;
  bars: BarMeasure;
  chart: ChartMeasure;
  /** List only what lies in the part of the map that is in view. */
  inView: boolean;
  /** Null until the reader moves the map: then the page chooses. */
  view: View | null;
  /** The language that the address asks for; null leaves it to the reader's choice and browser. */
  language: LanguageCode | null;
  /** Key of the incident whose dossier is open. */
  selected: string | null;
}

export const firstState: State = {
  filter: noFilter,
  asOf: null,
  layer: 'points',
  sort: 'newest',
  bars: 'incidents',
  chart: 'killed',
  inView: false,
  view: null,
  language: null,
  selected: null,
};
