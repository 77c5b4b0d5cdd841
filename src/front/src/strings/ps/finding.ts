import type { Strings } from '../../strings';
import { foreign, incidents, n } from './locale';

export const search: Strings['search'] = {
  label: 'ځای، پېښه یا لوری ولټوئ',
  placeholder: 'ځای، پېښه یا لوری',
  results: 'څه وموندل شول',
  words: (words) => `ټول هغه چې «${foreign(words)}» پکې دی`,
  placeKinds: {
    country: 'هېواد',
    admin1: 'ولایت',
    admin2: 'ولسوالۍ',
    town: 'ښار',
    neighbourhood: 'کوڅه',
    airport: 'هوايي ډګر',
    area: 'سیمه',
  },
  matched: incidents,
  actor: (count) => `لوری، ${incidents(count)}`,
};

export const drawer: Strings['drawer'] = {
  heading: 'ځای ناڅرګند',
  note: 'یوازې ولسوالۍ، ولایت، صوبه یا هېواد معلوم دی: پر نقشه ټکی نه لري. د لېست لپاره یو وټاکئ.',
  none: 'د دې فلټر هره پېښه پر نقشه ټکی لري.',
  only: (count) => `د ${n(count)} یوازې هېواد، سړک یا پوله معلومه ده`,
  nowhere: (count) => `د ${n(count)} هېواد معلوم نه دی`,
  tally: (count, killed) => `${n(count)} · ${n(killed)} وژل شوي`,
  back: 'ټول ناڅرګند ځایونه',
};

export const views: Strings['views'] = {
  label: 'نقشه ښيي',
  names: {
    points: 'پېښې',
    heat: 'ګڼوالی',
    provinces: 'ولایتونه د پېښو له مخې',
    killed: 'ولایتونه د وژل شویو له مخې',
  },
  heat: 'د ښکاره پېښو ګڼوالی',
  heatScale: 'له لږو نږدې پېښو تر ډېرو',
  heatNote: 'د هغه څه په پرتله چې اوس ښکاري؛ بې ټکي پېښې پکې نه دي.',
  fewer: 'لږ',
  more: 'ډېر',
  incidents: 'په هر ولایت یا صوبه کې پېښې',
  killed: 'په هر ولایت یا صوبه کې وژل شوي، غوره اټکل',
  nothing: 'هېڅ',
  range: (from, to) => (to <= from ? n(from) : `له ${n(from)} تر ${n(to)}`),
  provinceNote: 'د دې فلټرونو ټولې پېښې، هغه هم چې یوازې ولایت یا صوبه یې معلومه ده.',
  killedNote: ([low, best, high], unknown) =>
    `د غوره اټکلونو ټولګه: ټول ${n(best)}، لږ تر لږه ${n(low)} او ډېر تر ډېره ${n(high)}.${unknown === 0 ? '' : ` ${incidents(unknown)} چې شمېر نه لري، نه دي شامل.`}`,
  provinceCount: (name, count) => `${foreign(name)}: ${incidents(count)}`,
  provinceKilled: (name, killed) => `${foreign(name)}: ${n(killed)} وژل شوي`,
};
