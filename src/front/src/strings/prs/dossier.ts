import type { Strings } from '../../strings';
import { foreign, language, n } from './locale';

export const dossier: Strings['dossier'] = {
  label: 'رویداد',
  loading: 'گزارش‌ها بار می‌شوند …',
  back: 'بازگشت به فهرست',
  what: 'چه رخ داد',
  when: 'زمان',
  where: 'محل',
  who: 'چه کسی',
  weapon: 'سلاح',
  target: 'هدف',
  status: 'وضعیت',
  actors: 'نام‌برده در گزارش‌ها',
  alsoCalled: (count) => `نام‌های دیگر (${n(count)})`,
  responsibility: 'چه کسی مسئولیت گرفت، رد کرد یا متهم ساخت',
  nobody: 'هیچ پذیرش مسئولیت، رد یا اتهامی ثبت نیست.',
  ledger: 'چه گفته شد، روز به روز',
  ledgerNote:
    'میله‌ها شمار کشته‌شدگان را به یک مقیاس نشان می‌دهند. میله‌های کم‌رنگ ثبت مانده‌اند ولی دیگر حساب نمی‌شوند.',
  best: 'بهترین برآورد',
  counts: 'حساب می‌شود',
  notCounted: 'حساب نمی‌شود',
  withdrawn: (on, reason) => `پس گرفته شد${on && `، ${on}`}${reason && `: ${foreign(reason)}`}`,
  setAside: (reason) => `کنار گذاشته شد: ${foreign(reason)}`,
  noFigure: 'بدون رقم',
  noDate: 'تاریخ معلوم نیست',
  saysPlace: 'محل، به گفتهٔ این گزارش',
  saysTime: 'زمان، به گفتهٔ این گزارش',
  saysMeans: 'وسیله، به گفتهٔ این گزارش',
  source: 'منبع',
  unknownPublisher: 'ناشر معلوم نیست',
  noSource: 'هیچ نشانی ثبت نیست',
  notALink: 'نشانی به شکل پیوند نشان داده نمی‌شود',
  language: (code) => `به زبان ${/^[a-z]{2,3}(-\w+)*$/i.test(code) ? language(code) : foreign(code)}`,
  by: (speaker) => `از ${foreign(speaker)}`,
  noLongerStands: 'دیگر پابرجا نیست',

  previous: 'رویداد قبلی',
  next: 'رویداد بعدی',
  position: (place, of) => `${n(place)} از ${n(of)} در فهرست`,

  disputed: 'مورد اختلاف:',
  undisputed: 'گزارش‌های ثبت‌شده با هم در تناقض نیستند.',
  disputes: (clauses) => `${clauses.join('؛ و ')}.`,
  disputedFigure: (measure, low, lowBy, high, highBy) =>
    lowBy === highBy
      ? `تنها ${foreign(lowBy)} از ${low} تا ${high} ${measure} می‌گوید`
      : `در شمار افراد ${measure} اختلاف است: ${low} به گفتهٔ ${foreign(lowBy)}، ${high} به گفتهٔ ${foreign(highBy)}`,
  disputedBlame: (actors, deniedBy) =>
    deniedBy === null
      ? `در این‌که چه کسی عامل بود اختلاف است: ${foreign(actors)}`
      : `در این‌که چه کسی عامل بود اختلاف است: ${foreign(actors)}؛ ${foreign(deniedBy)} آن را رد می‌کند`,

  places: 'محل، به گفتهٔ گزارش‌ها',
  placesFound: 'شماره‌ها روی نقشه: جایی که فهرست جای‌ها جایی به نام گفته‌شده دارد. شاید جای دیگری به همین نام باشد.',
  placesMap: (place) => `نقشهٔ اطراف ${foreign(place)}`,
  placesNote: (precision) => precision,

  changes: 'چه تغییر کرد و چه زمانی',
  changed: {
    first: 'نخستین گزارش',
    none: (measure) => `دیگر رقمی برای افراد ${measure} نیست`,
    figure: (measure, low, best, high) =>
      low === high ? `${best} ${measure}` : `${best} ${measure} (${low} تا ${high})`,
    before: (words) => `پیش از آن: ${words}`,
    withdrawn: (speaker) => `${foreign(speaker)} گفتهٔ خود را پس گرفت`,
    replaced: (speaker, by) => `${foreign(speaker)} رقم خود را عوض کرد: اکنون ${by}`,
    stance: (speaker, stance, actor) => `${foreign(speaker)}: ${stance}، ${foreign(actor)}`,
    record: (words) => `این ثبت آخرین بار در ${words} تغییر کرد.`,
  },
};
