import type { Strings } from '../../strings';
import { date, decimals, digits, foreign, moment, n, range, region, said, short } from './locale';

export const when: Strings['when'] = {
  words: (start, end, precision, style) => {
    switch (precision) {
      case 'year':
        return `زمانی در ${date(start, 'year')}`;
      case 'month':
        return `زمانی در ${date(start, 'month')}`;
      case 'week':
        return `در هفتهٔ ${range(start, end, style)}`;
      case 'within_days':
        return start === end ? `حوالی ${date(start, style)}` : `${range(start, end, style)}، روز دقیق معلوم نیست`;
      default:
        return range(start, end, style);
    }
  },
  localTime: (time) => `ساعت ${digits(time)} به وقت محل`,
  noTime: 'ساعت معلوم نیست',
  moment,
  utc: (time) => `ساعت ${digits(time)} به وقت جهانی UTC`,
  date,
  dates: (text) => foreign(text.replace(/\b\d{4}-\d\d-\d\d\b/g, (civil) => date(civil))),
  range: (from, to) => range(from, to, 'short'),
  month: (month) => date(`${month}-01`, 'month'),
};

export const where: Strings['where'] = {
  precision: (precision, place, radius) =>
    ({
      exact: `نقطه یا ساختمان معلوم است${radius && `، در حدود ${radius}`}.`,
      place: `شهر، قریه یا ناحیه معلوم است${radius && `، در حدود ${radius}`}.`,
      near: `تنها معلوم است که نزدیک این محل بود${radius && `، در حدود ${radius}`}.`,
      admin2: `تنها ولسوالی معلوم است${radius && ` (با دایرهٔ ${radius} نشان داده شده)`}. نقشه نقطهٔ دقیق را نشان نمی‌دهد.`,
      admin1: `تنها ولایت معلوم است: جایی در ${foreign(place)}. نقشه نقطهٔ دقیق را نشان نمی‌دهد.`,
      fuzzy: `تنها ساحه، سرک یا مرز معلوم است${radius && `؛ با دایرهٔ ${radius} نشان داده شده`}.`,
      country: 'تنها کشور معلوم است. این رویداد روی نقشه نیست.',
      none: 'محل معلوم نیست. این رویداد روی نقشه نیست.',
    })[precision] ?? precision,
  radius: (metres) =>
    metres === null || metres <= 0
      ? ''
      : metres < 1000
        ? `${n(metres)} متر`
        : `${decimals(metres / 1000, metres < 10_000 ? 1 : 0)} کیلومتر`,
  country: (code) => {
    if (code === null || code === '') return 'کشور معلوم نیست';
    return /^[A-Z]{2}$/.test(code) ? region(code) : code;
  },
  reportedAs: 'در گزارش چنین آمده',
  showOnMap: 'نمایش روی نقشه',
};

export const figures: Strings['figures'] = {
  count: n,
  short,
  said,
  killed: 'کشته',
  injured: 'زخمی',
  Killed: 'کشته‌شدگان',
  Injured: 'زخمیان',
  none: 'رقمی گزارش نشده',
  range: (low, high) => (low === high ? 'همهٔ گزارش‌های پابرجا هم‌نظرند' : `گزارش‌ها از ${n(low)} تا ${n(high)}`),
  bestIs: (speaker, date) => `بهترین برآورد: رقم ${foreign(speaker)}، ${date}`,
  because: (reason) => `چرا این رقم: ${reason}`,
};

export const reasons: Strings['reasons'] = {
  newestReport: 'تازه‌ترین گزارش پابرجا',
  newest: (speaker) => `تازه‌ترین رقم ${foreign(speaker)}`,
  replaced: (speaker, date) => `همین گوینده، ${foreign(speaker)}، در ${date} رقم تازه‌تری داد`,
  withdrawn: (date, why) => `در ${date} پس گرفته شد${why && `: ${foreign(why)}`}`,
  setAside: (why) => `ویراستار کنار گذاشت: ${foreign(why)}`,
  sum: (parts) => `(جمع: ${parts})`,
};
