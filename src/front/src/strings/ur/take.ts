import type { Strings } from '../../strings';
import { foreign } from './locale';

export const take: Strings['take'] = {
  heading: 'شیئر کریں، حوالہ دیں اور ساتھ لے جائیں',
  copyLink: 'لنک کاپی کریں',
  copyCitation: 'حوالہ کاپی کریں',
  copied: 'کاپی ہو گیا۔',
  notCopied: 'یہ براؤزر صفحے کو کاپی نہیں کرنے دیتا۔ متن منتخب کر کے خود کاپی کریں۔',
  citation: 'حوالہ',
  cite: (title, site, key, revision, asOf, read, address) =>
    `”${foreign(title)}“۔ ${foreign(site)}، واقعہ ${foreign(key)}، ڈیٹا سیٹ کا نسخہ ${revision}${asOf === null ? '' : `، جیسا ${asOf} کو معلوم تھا`}، ${read} کو پڑھا گیا۔ ${foreign(address)}`,
  download: 'ڈاؤن لوڈ',
  geojson: 'GeoJSON',
  csv: 'بیانات CSV میں',
  json: 'پوری تفصیل JSON میں',
};
