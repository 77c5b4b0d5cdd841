import type { Strings } from '../../strings';
import { foreign } from './locale';

export const trouble: Strings['trouble'] = {
  ignored: (parts) => `یہ صفحہ لنک کا ایک حصہ نہیں سمجھتا: ${foreign(parts)}`,
  ignoredHint: 'ہو سکتا ہے لنک پرانا یا ادھورا ہو۔ باقی سب دکھایا گیا ہے۔',
  notYet: (day) => `${day} تک کسی نے اس واقعے کی رپورٹ نہیں دی تھی۔`,
  notYetHint: (first) => `اس کی پہلی رپورٹ ${first} کی ہے۔`,
  removed: 'آپ کے کھولنے کے بعد یہ واقعہ ہٹا دیا گیا ہے۔',
  removedHint: 'یہاں جو آپ پڑھ رہے ہیں وہ پہلے کا ہے۔ فہرست اور نقشے میں یہ اب نہیں ہے۔',
  waiting: 'سرور کا انتظار ہے۔ جو نظر آ رہا ہے وہ پہلے کا ہے۔',
  hearsNothing: 'سرور سے رابطہ ٹوٹ گیا ہے: نئی رپورٹیں ابھی نظر نہیں آئیں گی۔',
  hearsNothingHint: 'صفحہ خود دوبارہ رابطہ کرے گا اور پھر دکھائے گا کہ کیا بدلا ہے۔',
};
