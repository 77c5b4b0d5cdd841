import type { Strings } from '../../strings';
import { date, decimals, digits, foreign, moment, n, range, region, said, short } from './locale';

export const when: Strings['when'] = {
  words: (start, end, precision, style) => {
    switch (precision) {
      case 'year':
        return `په ${date(start, 'year')} کې، نېټه یې معلومه نه ده`;
      case 'month':
        return `په ${date(start, 'month')} کې، ورځ یې معلومه نه ده`;
      case 'week':
        return `د ${range(start, end, style)} په اونۍ کې`;
      case 'within_days':
        return start === end ? `د ${date(start, style)} شاوخوا` : `${range(start, end, style)}، کره ورځ معلومه نه ده`;
      default:
        return range(start, end, style);
    }
  },
  localTime: (time) => `سیمه‌ییز وخت ${digits(time)}`,
  noTime: 'وخت معلوم نه دی',
  moment,
  utc: (time) => `نړیوال وخت UTC ${digits(time)}`,
  date,
  dates: (text) => foreign(text.replace(/\b\d{4}-\d\d-\d\d\b/g, (civil) => date(civil))),
  range: (from, to) => range(from, to, 'short'),
  month: (month) => date(`${month}-01`, 'month'),
};

export const where: Strings['where'] = {
  precision: (precision, place, radius) =>
    ({
      exact: `کره ځای یا ودانۍ معلومه ده${radius && `، شاوخوا ${radius} دننه`}.`,
      place: `ښار، کلی یا کوڅه معلومه ده${radius && `، شاوخوا ${radius} دننه`}.`,
      near: `یوازې دومره معلومه ده چې دې ځای ته نږدې وه${radius && `، شاوخوا ${radius} دننه`}.`,
      admin2: `یوازې ولسوالۍ معلومه ده${radius && ` (د ${radius} په دایره ښودل شوې)`}. نقشه کره ځای نه ښيي.`,
      admin1: `یوازې ولایت یا صوبه معلومه ده: په ${foreign(place)} کې چېرته. نقشه کره ځای نه ښيي.`,
      fuzzy: `یوازې سیمه، سړک یا پوله معلومه ده${radius && `؛ د ${radius} په دایره ښودل شوې`}.`,
      country: 'یوازې هېواد معلوم دی. دا پېښه پر نقشه نشته.',
      none: 'ځای معلوم نه دی. دا پېښه پر نقشه نشته.',
    })[precision] ?? precision,
  radius: (metres) =>
    metres === null || metres <= 0
      ? ''
      : metres < 1000
        ? `${n(metres)} متره`
        : `${decimals(metres / 1000, metres < 10_000 ? 1 : 0)} کیلومتره`,
  country: (code) => {
    if (code === null || code === '') return 'هېواد معلوم نه دی';
    return /^[A-Z]{2}$/.test(code) ? region(code) : code;
  },
  reportedAs: 'په راپور کې داسې لیکل شوي',
  showOnMap: 'پر نقشه یې وښایئ',
};

export const figures: Strings['figures'] = {
  count: n,
  short,
  said,
  killed: 'وژل شوي',
  injured: 'ټپیان',
  Killed: 'وژل شوي',
  Injured: 'ټپیان',
  none: 'شمېر نه دی راپور شوی',
  range: (low, high) =>
    low === high ? 'ټول پاتې راپورونه یوه خوله دي' : `راپورونه له ${n(low)} تر ${n(high)} توپیر لري`,
  bestIs: (speaker, date) => `غوره اټکل: د ${foreign(speaker)} شمېر، ${date}`,
  because: (reason) => `ولې همدا شمېر: ${reason}`,
};

export const reasons: Strings['reasons'] = {
  newestReport: 'تر ټولو نوی راپور چې پر ځای دی',
  newest: (speaker) => `د ${foreign(speaker)} تر ټولو نوی شمېر`,
  replaced: (speaker, date) => `همدې ویندوی، ${foreign(speaker)}، په ${date} نوی شمېر ورکړ`,
  withdrawn: (date, why) => `په ${date} بېرته اخیستل شوی${why && `: ${foreign(why)}`}`,
  setAside: (why) => `سمونګر له شمېر پرته اېښی: ${foreign(why)}`,
  sum: (parts) => `(ټولټال: ${parts})`,
};
