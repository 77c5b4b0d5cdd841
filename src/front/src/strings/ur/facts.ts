import type { Strings } from '../../strings';
import { date, decimals, digits, foreign, moment, n, range, region, said, short } from './locale';

export const when: Strings['when'] = {
  words: (start, end, precision, style) => {
    switch (precision) {
      case 'year':
        return `${date(start, 'year')} میں کسی وقت`;
      case 'month':
        return `${date(start, 'month')} میں کسی وقت`;
      case 'week':
        return `${range(start, end, style)} کے ہفتے میں`;
      case 'within_days':
        return start === end ? `${date(start, style)} کے آس پاس` : `${range(start, end, style)}، ٹھیک دن معلوم نہیں`;
      default:
        return range(start, end, style);
    }
  },
  localTime: (time) => `مقامی وقت ${digits(time)}`,
  noTime: 'وقت معلوم نہیں',
  moment,
  utc: (time) => `عالمی وقت UTC ${digits(time)}`,
  date,
  dates: (text) => foreign(text.replace(/\b\d{4}-\d\d-\d\d\b/g, (civil) => date(civil))),
  range: (from, to) => range(from, to, 'short'),
  month: (month) => date(`${month}-01`, 'month'),
};

export const where: Strings['where'] = {
  precision: (precision, place, radius) =>
    ({
      exact: `ٹھیک جگہ یا عمارت معلوم ہے${radius && `، تقریباً ${radius} کے اندر`}۔`,
      place: `شہر، قصبہ یا محلہ معلوم ہے${radius && `، تقریباً ${radius} کے اندر`}۔`,
      near: `صرف اتنا معلوم ہے کہ واقعہ اس جگہ کے قریب ہوا${radius && `، تقریباً ${radius} کے اندر`}۔`,
      admin2: `صرف ضلع معلوم ہے${radius && ` (${radius} کے دائرے سے دکھایا گیا ہے)`}۔ نقشہ ٹھیک جگہ نہیں دکھاتا۔`,
      admin1: `صرف صوبہ معلوم ہے: ${foreign(place)} میں کہیں۔ نقشہ ٹھیک جگہ نہیں دکھاتا۔`,
      fuzzy: `صرف علاقہ، سڑک یا سرحد معلوم ہے${radius && `؛ ${radius} کے دائرے سے دکھایا گیا ہے`}۔`,
      country: 'صرف ملک معلوم ہے۔ یہ واقعہ نقشے پر نہیں ہے۔',
      none: 'جگہ معلوم نہیں۔ یہ واقعہ نقشے پر نہیں ہے۔',
    })[precision] ?? precision,
  radius: (metres) =>
    metres === null || metres <= 0
      ? ''
      : metres < 1000
        ? `${n(metres)} میٹر`
        : `${decimals(metres / 1000, metres < 10_000 ? 1 : 0)} کلومیٹر`,
  country: (code) => {
    if (code === null || code === '') return 'ملک معلوم نہیں';
    return /^[A-Z]{2}$/.test(code) ? region(code) : code;
  },
  reportedAs: 'رپورٹ میں یوں لکھا ہے',
  showOnMap: 'نقشے پر دکھائیں',
};

export const figures: Strings['figures'] = {
  count: n,
  short,
  said,
  killed: 'ہلاک',
  injured: 'زخمی',
  Killed: 'ہلاک',
  Injured: 'زخمی',
  none: 'کوئی تعداد رپورٹ نہیں ہوئی',
  range: (low, high) => (low === high ? 'تمام برقرار رپورٹیں متفق ہیں' : `رپورٹوں کے مطابق ${n(low)} سے ${n(high)} تک`),
  bestIs: (speaker, date) => `بہترین اندازہ: ${foreign(speaker)} کی بتائی ہوئی تعداد، ${date}`,
  because: (reason) => `یہی تعداد کیوں: ${reason}`,
};

export const reasons: Strings['reasons'] = {
  newestReport: 'برقرار رپورٹوں میں سب سے نئی',
  newest: (speaker) => `${foreign(speaker)} کی تازہ ترین تعداد`,
  replaced: (speaker, date) => `اسی بیان دینے والے، ${foreign(speaker)}، نے ${date} کو نئی تعداد دی`,
  withdrawn: (date, why) => `${date} کو واپس لیا گیا${why && `: ${foreign(why)}`}`,
  setAside: (why) => `مدیر نے شمار سے باہر رکھا: ${foreign(why)}`,
  sum: (parts) => `(مجموعہ: ${parts})`,
};
