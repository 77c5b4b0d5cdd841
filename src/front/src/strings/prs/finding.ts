import type { Strings } from '../../strings';
import { foreign, incidents, n } from './locale';

export const search: Strings['search'] = {
  label: 'جست‌وجوی محل، رویداد یا طرف',
  placeholder: 'محل، رویداد یا طرف',
  results: 'یافته‌ها',
  words: (words) => `همهٔ آنچه «${foreign(words)}» دارد`,
  placeKinds: {
    country: 'کشور',
    admin1: 'ولایت',
    admin2: 'ولسوالی',
    town: 'شهر',
    neighbourhood: 'محله',
    airport: 'میدان هوایی',
    area: 'منطقه',
  },
  matched: incidents,
  actor: (count) => `طرف، ${incidents(count)}`,
};

export const drawer: Strings['drawer'] = {
  heading: 'محل نامعلوم',
  note: 'تنها ولسوالی، ولایت یا کشور معلوم است: روی نقشه نقطه‌ای ندارد. یکی را برای دیدن فهرست انتخاب کنید.',
  none: 'هر رویداد این فلتر روی نقشه نقطه‌ای دارد.',
  only: (count) => `${n(count)} که تنها کشور، سرک یا مرز آن معلوم است`,
  nowhere: (count) => `${n(count)} که کشور آن معلوم نیست`,
  tally: (count, killed) => `${n(count)} · ${n(killed)} کشته`,
  back: 'همهٔ محل‌های نامعلوم',
};

export const views: Strings['views'] = {
  label: 'نقشه نشان می‌دهد',
  names: {
    points: 'رویدادها',
    heat: 'تراکم',
    provinces: 'ولایت‌ها بر پایهٔ رویداد',
    killed: 'ولایت‌ها بر پایهٔ کشته',
  },
  heat: 'تراکم رویدادهای نمایان',
  heatScale: 'از کم تا بسیار رویداد نزدیک به هم',
  heatNote: 'نسبت به آنچه اکنون نمایان است؛ رویدادهای بی‌نقطه در آن نیستند.',
  fewer: 'کم',
  more: 'بسیار',
  incidents: 'رویدادها در هر ولایت',
  killed: 'کشته‌شدگان در هر ولایت، بهترین برآورد',
  nothing: 'هیچ',
  range: (from, to) => (to <= from ? n(from) : `${n(from)} تا ${n(to)}`),
  provinceNote: 'همهٔ رویدادهای این فلترها، حتا آن‌هایی که تنها ولایت‌شان معلوم است.',
  killedNote: ([low, best, high], unknown) =>
    `مجموع بهترین برآوردها: در کل ${n(best)}، دست‌کم ${n(low)} و حداکثر ${n(high)}.${unknown === 0 ? '' : ` ${incidents(unknown)} بی‌رقم شامل نیست.`}`,
  provinceCount: (name, count) => `${foreign(name)}: ${incidents(count)}`,
  provinceKilled: (name, killed) => `${foreign(name)}: ${n(killed)} کشته`,
};
