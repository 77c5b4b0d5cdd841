import type { Strings } from '../../strings';
import { foreign } from './locale';

export const take: Strings['take'] = {
  heading: 'هم‌رسانی، ارجاع و گرفتن فایل',
  copyLink: 'کاپی پیوند',
  copyCitation: 'کاپی ارجاع',
  copied: 'کاپی شد.',
  notCopied: 'این مرورگر نمی‌گذارد صفحه کاپی کند. متن را انتخاب و خودتان کاپی کنید.',
  citation: 'ارجاع',
  cite: (title, site, key, revision, asOf, read, address) =>
    `«${foreign(title)}». ${foreign(site)}، رویداد ${foreign(key)}، نسخهٔ ${revision} مجموعهٔ داده${asOf === null ? '' : `، چنان‌که در ${asOf} معلوم بود`}، خوانده‌شده در ${read}. ${foreign(address)}`,
  download: 'دریافت',
  geojson: 'GeoJSON',
  csv: 'گفته‌ها به شکل CSV',
  json: 'همهٔ جزئیات به شکل JSON',
};
