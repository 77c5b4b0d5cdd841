import type { Strings } from '../../strings';
import { foreign, incidents, n } from './locale';

export const share: Strings['share'] = {
  open: 'هم‌رسانی، فایل‌ها، چاپ',
  heading: 'هم‌رسانی و گرفتن فایل',
  link: 'پیوند آنچه می‌بینید',
  feed: 'فید اتم این فلترها',
  feedNote: 'فیدخوان شما از گزارش‌های نو خبر می‌دهد.',
  files: (count) => `فایل‌های ${incidents(count)}`,
  filesNote: 'دقیقاً همان که فلترها نگه می‌دارند، هر جای نقشه که باشد، هنگام فرستادن از پایگاه داده خوانده می‌شود.',
  noFiles: 'هیچ چیزی با این فلترها جور نمی‌آید، پس چیزی برای بردن نیست.',
  formats: {
    csv: 'CSV، برای صفحه‌گسترده',
    geojson: 'GeoJSON',
    'fg.json': 'JSON-FG، با زمان جداگانه',
    geojsonl: 'GeoJSON، هر سطر یک رویداد',
    geojsons: 'GeoJSON text sequence',
    kml: 'KML، برای گوگل ارت',
    fgb: 'FlatGeobuf، برای QGIS',
    parquet: 'GeoParquet',
  },
  print: 'چاپ',
  printNow: 'چاپ نقشه، راهنما و فهرست',
  embed: 'گذاشتن نقشه در صفحهٔ خودتان',
  embedNote: 'تنها نقشه، بی چارچوب دور آن، با همین فلترها و همین بخش نقشه. همواره تازه می‌ماند.',
  code: 'کُد گذاشتن نقشه',
  copyCode: 'کاپی کُد',
  preview: 'پیش‌نمایش',
  frameTitle: 'نقشهٔ رویدادها',
  openFull: 'باز کردن نقشهٔ کامل',
};

export const print: Strings['print'] = {
  filters: 'فلترها',
  everything: 'هیچ: همهٔ رویدادهای گزارش‌شده.',
  listed: (shown, all) => `فهرست زیر ${n(shown)} مورد نخست از ${n(all)} را دارد.`,
  publishers: (publishers) => `منابع: ${foreign(publishers)}.`,
  andOthers: 'و دیگران',
  sources: (datasets) => `مجموعه‌های داده: ${foreign(datasets)}.`,
  revision: (revision) => `نسخهٔ ${revision} مجموعهٔ داده.`,
};
