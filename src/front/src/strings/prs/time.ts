import type { Strings } from '../../strings';

export const time: Strings['time'] = {
  heading: 'زمان',
  label: 'زمان: رویدادها در گذر زمان، و این‌که کدام تاریخ‌ها نشان داده شود',
  measure: 'میله‌ها نشان می‌دهند',
  incidents: 'رویدادها',
  killed: 'کشته‌شدگان',
  units: { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'ربع', year: 'سال' },
  bars: (unit, killed) =>
    `میله‌ها: ${killed ? 'کشته‌شدگان، بهترین برآورد،' : 'رویدادها'} در هر ${unit}. ارقام در جدول پس از آن است.`,
  from: 'نخستین روز',
  to: 'آخرین روز',
  whole: 'روزهای نشان‌داده‌شده، با هم جابه‌جا می‌شوند',
  clear: 'همهٔ تاریخ‌ها',
  play: 'پخش در گذر زمان',
  pause: 'توقف',
  speed: 'سرعت',
  speeds: { slow: 'آهسته', normal: 'عادی', fast: 'تند' },
  step: 'گام',
  steps: { day: 'روز به روز', week: 'هفته به هفته', month: 'ماه به ماه', quarter: 'ربع به ربع', year: 'سال به سال' },
};

export const asOf: Strings['asOf'] = {
  label: 'چنان‌که آن روز معلوم بود …',
  day: 'چنان‌که در این روز معلوم بود',
  slider: 'جابه‌جا کردن روز در زمان',
  dayBefore: 'یک روز پیشتر',
  dayAfter: 'یک روز بعدتر',
  banner: (day) => `چنان‌که در ${day} معلوم بود.`,
  explained: 'آنچه بعدتر گزارش شد در نقشه، فهرست، ارقام و جزئیات نیست.',
  leave: 'بازگشت به آنچه اکنون معلوم است',
};
