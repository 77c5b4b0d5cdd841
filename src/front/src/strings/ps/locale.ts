import { writing } from '../writing';

// Chromium has no numbers and dates for Pashto. They are written as in Dari, with the months' and countries' names that
// Pashto has for itself.
export const {
  locale,
  n,
  short,
  digits,
  plural,
  date,
  range,
  moment,
  region,
  language,
  decimals,
  foreign,
  listed,
  within,
} = writing({
  locale: 'fa-AF',
  plurals: 'ps',
  direction: 'rtl',
  instead: {
    جنوری: 'جنوري',
    فبروری: 'فبروري',
    مارچ: 'مارچ',
    اپریل: 'اپرېل',
    می: 'مۍ',
    جون: 'جون',
    جولای: 'جولای',
    اگست: 'اګست',
    سپتمبر: 'سپټمبر',
    اکتوبر: 'اکتوبر',
    نومبر: 'نومبر',
    دسمبر: 'ډسمبر',
    ساعت: 'بجې',
    هزار: 'زره',
    میلیون: 'مېلیونه',
    تا: 'تر',
  },
  regions: {
    AE: 'متحده عربي امارات',
    CN: 'چین',
    IN: 'هند',
    KG: 'قرغزستان',
    KZ: 'قزاقستان',
    NP: 'نېپال',
    SA: 'سعودي عربستان',
    TJ: 'تاجکستان',
    TM: 'ترکمنستان',
    US: 'متحده ایالات',
    UZ: 'ازبکستان',
  },
  languages: {
    ar: 'عربي',
    de: 'جرمني',
    en: 'انګلیسي',
    fa: 'پارسي',
    'fa-AF': 'دري',
    fr: 'فرانسوي',
    prs: 'دري',
    ps: 'پښتو',
    ru: 'روسي',
    ur: 'اردو',
  },
});

export const incidents = (count: number) => `${n(count)} ${plural(count, { one: 'پېښه', other: 'پېښې' })}`;

/** What one statement said: at least, at most, about, from one number to another, none. */
export function said(
  atLeast: number | null,
  atMost: number | null,
  approximate: boolean,
  best: number | null = null,
): string {
  if (best !== null && !(atLeast === best && atMost === best))
    return `${said(atLeast, atMost, approximate)}، تر ډېره احتماله ${n(best)}`;
  const about = approximate ? 'شاوخوا ' : '';
  if (atLeast === null && atMost === null) return 'شمېر نه دی ویل شوی';
  if (atLeast === null) return `تر ${about}${n(atMost ?? 0)} پورې`;
  if (atMost === null) return `لږ تر لږه ${about}${n(atLeast)}`;
  if (atLeast === atMost) return `${about}${n(atLeast)}`;
  return `${about}له ${n(atLeast)} تر ${n(atMost)}`;
}
