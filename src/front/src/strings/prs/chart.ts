import type { Strings } from '../../strings';
import { n } from './locale';

export const chart: Strings['chart'] = {
  heading: 'ارقام گزارش‌شده در گذر زمان',
  measure: 'کدام ارقام',
  label: (measure, statements, from, to) =>
    `نمودار ${n(statements)} گفته دربارهٔ شمار افراد ${measure}، ${from === to ? from : `از ${from} تا ${to}`}. جدول زیر همین را می‌گوید.`,
  note: 'هر نشانه یک گفته است، در روزی که نشر شد: شکل می‌گوید چه کسی گفته، خط فاصلهٔ دو رقم است و تیر یعنی «دست‌کم». نشانه‌های توخالی حساب نمی‌شوند.',
  band: 'از کمترین تا بیشترین رقم پابرجا در آن زمان',
  best: 'بهترین برآورد آن زمان',
  hollow: 'حساب نمی‌شود',
  undated: (count) => `${n(count)} گفته تاریخ ندارد و تنها در جدول است.`,
  none: (measure) => `هیچ گفته‌ای شمار افراد ${measure} را نمی‌دهد.`,
  table: 'نمودار به شکل جدول',
  columns: { date: 'نشر', speaker: 'گوینده', figure: 'رقم', counts: 'حساب می‌شود' },
  yes: 'بلی',
  no: 'نخیر',
  running: 'برآورد، چنان‌که در آن زمان بود',
  runningColumns: { from: 'از', low: 'کمترین', best: 'بهترین', high: 'بیشترین' },
};
