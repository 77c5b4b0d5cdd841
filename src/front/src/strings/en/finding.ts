import { foreign, incidents, n } from './locale';

export const search = {
  label: 'Find a place, an incident or an actor',
  placeholder: 'Place, incident or actor',
  results: 'What was found',
  words: (words: string) => `All that hold “${foreign(words)}”`,
  placeKinds: {
    country: 'country',
    admin1: 'province',
    admin2: 'district',
    town: 'town',
    neighbourhood: 'neighbourhood',
    airport: 'airport',
    area: 'area',
  },
  matched: incidents,
  actor: (count: number) => `actor, ${incidents(count)}`,
};

export const drawer = {
  heading: 'Place uncertain',
  note: 'Known no closer than to a district, a province or a country: no points on the map. Choose one to list them.',
  none: 'Every incident of this filter has a point on the map.',
  only: (count: number) => `${n(count)} known only to the country, a road or a border`,
  nowhere: (count: number) => `${n(count)} known to no country`,
  tally: (count: number, killed: number) => `${n(count)} · ${n(killed)} killed`,
  back: 'All uncertain places',
};

export const views = {
  label: 'Map shows',
  names: {
    points: 'Incidents',
    heat: 'Density',
    provinces: 'Provinces by incidents',
    killed: 'Provinces by killed',
  },
  heat: 'Density of incidents in view',
  heatScale: 'From few to many incidents close together',
  heatNote: 'Relative to what is in view now; incidents without a point are not in it.',
  fewer: 'few',
  more: 'many',
  incidents: 'Incidents in each province',
  killed: 'Killed in each province, best estimate',
  nothing: 'none',
  range: (from: number, to: number) => (to <= from ? n(from) : `${n(from)} to ${n(to)}`),
  provinceNote: 'All incidents of these filters, also those known no closer than to their province.',
  killedNote: ([low, best, high]: readonly [number, number, number], unknown: number) =>
    `Best estimates added up: ${n(best)} in all, ${n(low)} by the lowest and ${n(high)} by the highest that stand.${unknown === 0 ? '' : ` ${incidents(unknown)} without a figure add nothing.`}`,
  provinceCount: (name: string, count: number) => `${foreign(name)}: ${incidents(count)}`,
  provinceKilled: (name: string, killed: number) => `${foreign(name)}: ${n(killed)} killed`,
};
