import type { Strings } from '../../strings';

export const time: Strings['time'] = {
  heading: 'وقت',
  label: 'وقت: وقت کے ساتھ واقعات، اور کون سی تاریخیں دکھانی ہیں',
  measure: 'پٹیاں دکھاتی ہیں',
  incidents: 'واقعات',
  killed: 'ہلاک',
  units: { day: 'دن', week: 'ہفتے', month: 'مہینے', quarter: 'سہ ماہی', year: 'سال' },
  bars: (unit, killed) =>
    `پٹیاں: ہر ${unit} میں ${killed ? 'ہلاک، بہترین اندازہ' : 'واقعات'}۔ اعداد ان کے بعد کی جدول میں ہیں۔`,
  from: 'دکھایا جانے والا پہلا دن',
  to: 'دکھایا جانے والا آخری دن',
  whole: 'دکھائے جانے والے دن، ایک ساتھ سرکائے جاتے ہیں',
  clear: 'تمام تاریخیں',
  play: 'وقت کے ساتھ چلائیں',
  pause: 'روکیں',
  speed: 'رفتار',
  speeds: { slow: 'آہستہ', normal: 'عام', fast: 'تیز' },
  step: 'قدم',
  steps: { day: 'دن بہ دن', week: 'ہفتہ وار', month: 'ماہ بہ ماہ', quarter: 'سہ ماہی', year: 'سال بہ سال' },
};

export const asOf: Strings['asOf'] = {
  label: 'جیسا اُس دن معلوم تھا …',
  day: 'جیسا اس دن معلوم تھا',
  slider: 'دن کو وقت میں آگے پیچھے کریں',
  dayBefore: 'ایک دن پہلے',
  dayAfter: 'ایک دن بعد',
  banner: (day) => `جیسا ${day} کو معلوم تھا۔`,
  explained: 'جو بعد میں رپورٹ ہوا وہ نقشے، فہرست، اعداد اور تفصیلات میں شامل نہیں۔',
  leave: 'جو کچھ اب معلوم ہے اس پر واپس',
};
