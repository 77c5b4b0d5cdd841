import type { Strings } from '../../strings';
import { foreign } from './locale';

export const trouble: Strings['trouble'] = {
  ignored: (parts) => `این صفحه بخشی از پیوند را نمی‌فهمد: ${foreign(parts)}`,
  ignoredHint: 'شاید پیوند کهنه یا ناقص باشد. باقی همه نشان داده شده است.',
  notYet: (day) => `تا ${day} هیچ‌کس این رویداد را گزارش نکرده بود.`,
  notYetHint: (first) => `نخستین گزارش آن از ${first} است.`,
  removed: 'این رویداد پس از آن‌که شما آن را باز کردید حذف شده است.',
  removedHint: 'آنچه اینجا می‌خوانید از پیش است. فهرست و نقشه دیگر آن را ندارند.',
  waiting: 'در انتظار سرور. آنچه می‌بینید از پیش است.',
  hearsNothing: 'اتصال با سرور قطع شده است: گزارش‌های تازه اکنون نشان داده نمی‌شود.',
  hearsNothingHint: 'صفحه خودش دوباره وصل می‌شود و سپس نشان می‌دهد که چه تغییر کرده است.',
};
