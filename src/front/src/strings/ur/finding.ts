import type { Strings } from '../../strings';
import { foreign, incidents, n } from './locale';

export const search: Strings['search'] = {
  label: 'جگہ، واقعہ یا فریق تلاش کریں',
  placeholder: 'جگہ، واقعہ یا فریق',
  results: 'تلاش کے نتائج',
  words: (words) => `وہ سب جن میں ”${foreign(words)}“ ہے`,
  placeKinds: {
    country: 'ملک',
    admin1: 'صوبہ',
    admin2: 'ضلع',
    town: 'شہر',
    neighbourhood: 'محلہ',
    airport: 'ہوائی اڈا',
    area: 'علاقہ',
  },
  matched: incidents,
  actor: (count) => `فریق، ${incidents(count)}`,
};

export const drawer: Strings['drawer'] = {
  heading: 'جگہ غیر یقینی',
  note: 'صرف ضلع، صوبہ یا ملک معلوم ہے: نقشے پر کوئی نقطہ نہیں۔ فہرست دیکھنے کے لیے کوئی ایک چنیں۔',
  none: 'اس فلٹر کا ہر واقعہ نقشے پر نقطے کے ساتھ موجود ہے۔',
  only: (count) => `${n(count)} کے بارے میں صرف ملک، سڑک یا سرحد معلوم ہے`,
  nowhere: (count) => `${n(count)} کا ملک معلوم نہیں`,
  tally: (count, killed) => `${n(count)} · ${n(killed)} ہلاک`,
  back: 'تمام غیر یقینی جگہیں',
};

export const views: Strings['views'] = {
  label: 'نقشے پر',
  names: {
    points: 'واقعات',
    heat: 'کثافت',
    provinces: 'صوبے، واقعات کے لحاظ سے',
    killed: 'صوبے، ہلاکتوں کے لحاظ سے',
  },
  heat: 'دکھائی دینے والے واقعات کی کثافت',
  heatScale: 'قریب قریب کے کم سے زیادہ واقعات تک',
  heatNote: 'موازنہ صرف اس حصے سے ہے جو اس وقت سامنے ہے؛ جن واقعات کا نقطہ نہیں وہ اس میں شامل نہیں۔',
  fewer: 'کم',
  more: 'زیادہ',
  incidents: 'ہر صوبے میں واقعات',
  killed: 'ہر صوبے میں ہلاک، بہترین اندازہ',
  nothing: 'کوئی نہیں',
  range: (from, to) => (to <= from ? n(from) : `${n(from)} سے ${n(to)}`),
  provinceNote: 'ان فلٹروں کے تمام واقعات، وہ بھی جن کا صرف صوبہ معلوم ہے۔',
  killedNote: ([low, best, high], unknown) =>
    `بہترین اندازوں کا مجموعہ: کل ${n(best)}، کم سے کم ${n(low)} اور زیادہ سے زیادہ ${n(high)}۔${unknown === 0 ? '' : ` ${incidents(unknown)} جن کا کوئی عدد نہیں، شامل نہیں۔`}`,
  provinceCount: (name, count) => `${foreign(name)}: ${incidents(count)}`,
  provinceKilled: (name, killed) => `${foreign(name)}: ${n(killed)} ہلاک`,
};
