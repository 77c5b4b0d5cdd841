import type { Strings } from '../../strings';
import { foreign, incidents, n } from './locale';

export const share: Strings['share'] = {
  open: 'شیئر، ایکسپورٹ، پرنٹ',
  heading: 'شیئر کریں اور ساتھ لے جائیں',
  link: 'جو آپ دیکھ رہے ہیں اس کا لنک',
  feed: 'ان فلٹروں کی ایٹم فیڈ',
  feedNote: 'آپ کا فیڈ ریڈر نئی رپورٹوں کی خبر دے گا۔',
  files: (count) => `${incidents(count)} کی فائلیں`,
  filesNote: 'بعینہٖ وہی جو فلٹر رکھتے ہیں، نقشے پر کہیں بھی ہو، بھیجتے وقت ڈیٹابیس سے پڑھا جاتا ہے۔',
  noFiles: 'ان فلٹروں پر کچھ پورا نہیں اتر سکتا، اس لیے لے جانے کو کچھ نہیں۔',
  formats: {
    csv: 'CSV، اسپریڈشیٹ کے لیے',
    geojson: 'GeoJSON',
    'fg.json': 'JSON-FG، اوقات الگ',
    geojsonl: 'GeoJSON، ہر سطر میں ایک واقعہ',
    geojsons: 'GeoJSON text sequence',
    kml: 'KML، گوگل ارتھ کے لیے',
    fgb: 'FlatGeobuf، QGIS کے لیے',
    parquet: 'GeoParquet',
  },
  print: 'پرنٹ',
  printNow: 'نقشہ، علامات اور فہرست پرنٹ کریں',
  embed: 'نقشہ اپنے صفحے میں شامل کریں',
  embedNote: 'نقشہ، اردگرد کے خانوں کے بغیر، انہی فلٹروں اور نقشے کے اسی حصے کے ساتھ۔ یہ تازہ رہتا ہے۔',
  code: 'نقشہ شامل کرنے کا کوڈ',
  copyCode: 'کوڈ کاپی کریں',
  preview: 'جھلک',
  frameTitle: 'واقعات کا نقشہ',
  openFull: 'پورا نقشہ کھولیں',
};

export const print: Strings['print'] = {
  filters: 'فلٹر',
  everything: 'کوئی نہیں: رپورٹ ہونے والے تمام واقعات۔',
  listed: (shown, all) => `نیچے کی فہرست میں ${n(all)} میں سے پہلے ${n(shown)} ہیں۔`,
  publishers: (publishers) => `ماخذ: ${foreign(publishers)}۔`,
  andOthers: 'اور دیگر',
  sources: (datasets) => `ڈیٹا سیٹ: ${foreign(datasets)}۔`,
  revision: (revision) => `ڈیٹا سیٹ کا نسخہ ${revision}۔`,
};
