import type { Strings } from '../../strings';
import { foreign, language, n } from './locale';

export const dossier: Strings['dossier'] = {
  label: 'واقعہ',
  loading: 'رپورٹیں لوڈ ہو رہی ہیں …',
  back: 'فہرست پر واپس',
  what: 'کیا ہوا',
  when: 'کب',
  where: 'کہاں',
  who: 'کون',
  weapon: 'ہتھیار',
  target: 'ہدف',
  status: 'حیثیت',
  actors: 'رپورٹوں میں نامزد',
  alsoCalled: (count) => `دوسرے نام (${n(count)})`,
  responsibility: 'کس نے ذمہ داری قبول کی، تردید کی یا الزام لگایا',
  nobody: 'ذمہ داری قبول کرنے، تردید یا الزام کا کوئی بیان ریکارڈ پر نہیں۔',
  ledger: 'دن بہ دن کیا کہا گیا',
  ledgerNote: 'پٹیاں ہلاکتوں کی تعداد ایک ہی پیمانے پر دکھاتی ہیں۔ ہلکی پٹیاں ریکارڈ پر ہیں مگر اب شمار نہیں ہوتیں۔',
  best: 'بہترین اندازہ',
  counts: 'شمار ہوتا ہے',
  notCounted: 'شمار نہیں ہوتا',
  withdrawn: (on, reason) => `واپس لیا گیا${on && `، ${on}`}${reason && `: ${foreign(reason)}`}`,
  setAside: (reason) => `شمار سے باہر رکھا گیا: ${foreign(reason)}`,
  noFigure: 'کوئی تعداد نہیں',
  noDate: 'تاریخ معلوم نہیں',
  saysPlace: 'جگہ، جیسا یہاں بتایا گیا',
  saysTime: 'وقت، جیسا یہاں بتایا گیا',
  saysMeans: 'طریقہ، جیسا یہاں بتایا گیا',
  source: 'ماخذ',
  unknownPublisher: 'ناشر معلوم نہیں',
  noSource: 'کوئی پتہ ریکارڈ پر نہیں',
  notALink: 'پتہ لنک کے طور پر نہیں دکھایا گیا',
  language: (code) => `زبان: ${/^[a-z]{2,3}(-\w+)*$/i.test(code) ? language(code) : foreign(code)}`,
  by: (speaker) => `از ${foreign(speaker)}`,
  noLongerStands: 'اب برقرار نہیں',

  previous: 'پچھلا واقعہ',
  next: 'اگلا واقعہ',
  position: (place, of) => `فہرست میں ${n(of)} میں سے ${n(place)}`,

  disputed: 'متنازع:',
  undisputed: 'ریکارڈ پر موجود رپورٹیں ایک دوسرے سے متصادم نہیں۔',
  disputes: (clauses) => `${clauses.join('؛ اور ')}۔`,
  disputedFigure: (measure, low, lowBy, high, highBy) =>
    lowBy === highBy
      ? `صرف ${foreign(lowBy)} نے ${low} سے ${high} ${measure} بتائے`
      : `کتنے لوگ ${measure} ہوئے، اس پر اختلاف ہے: ${foreign(lowBy)} کے مطابق ${low}، ${foreign(highBy)} کے مطابق ${high}`,
  disputedBlame: (actors, deniedBy) =>
    deniedBy === null
      ? `ذمہ دار کون ہے، اس پر اختلاف ہے: ${foreign(actors)}`
      : `ذمہ دار کون ہے، اس پر اختلاف ہے: ${foreign(actors)}؛ ${foreign(deniedBy)} نے تردید کی ہے`,

  places: 'کہاں، جیسا کہ بتایا گیا',
  placesFound:
    'نقشے پر نمبر: جہاں جغرافیائی فہرست میں بتائے گئے نام کی جگہ ہے۔ یہ اسی نام کی کوئی اور جگہ بھی ہو سکتی ہے۔',
  placesMap: (place) => `${foreign(place)} کے گرد و نواح کا نقشہ`,
  placesNote: (precision) => precision,

  changes: 'کیا بدلا اور کب',
  changed: {
    first: 'پہلی رپورٹ',
    none: (measure) => `${measure} ہونے والوں کی کوئی تعداد اب باقی نہیں`,
    figure: (measure, low, best, high) =>
      low === high ? `${best} ${measure}` : `${best} ${measure} (${low} سے ${high})`,
    before: (words) => `پہلے: ${words}`,
    withdrawn: (speaker) => `${foreign(speaker)} نے بیان واپس لے لیا`,
    replaced: (speaker, by) => `${foreign(speaker)} نے اپنی تعداد بدل دی: اب ${by}`,
    stance: (speaker, stance, actor) => `${foreign(speaker)}: ${stance}، ${foreign(actor)}`,
    record: (words) => `ریکارڈ میں آخری تبدیلی ${words} کو ہوئی۔`,
  },
};
