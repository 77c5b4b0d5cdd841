import { noFilter, type Filter, type Sort } from './filter';

export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

/** All that the page shows and that a link to it must restore. */
export interface State {
  filter: Filter;
  sort: Sort;
  /** List only what lies in the part of the map that is in view. */
  inView: boolean;
  /** Null until the reader moves the map: then the page chooses. */
  view: View | null;
  /** Key of the incident whose dossier is open. */
  selected: string | null;
}

export const firstState: State = { filter: noFilter, sort: 'newest', inView: false, view: null, selected: null };
