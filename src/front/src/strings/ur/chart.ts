import type { Strings } from '../../strings';
import { n, plural } from './locale';

export const chart: Strings['chart'] = {
  heading: 'وقت کے ساتھ رپورٹ ہونے والی تعداد',
  measure: 'کون سی تعداد',
  label: (measure, statements, from, to) =>
    `${measure} ہونے والوں کی تعداد پر ${n(statements)} ${plural(statements, { one: 'بیان', other: 'بیانات' })} کا چارٹ، ${from === to ? from : `${from} سے ${to} تک`}۔ نیچے کا جدول بھی یہی بتاتا ہے۔`,
  note: 'ہر نشان ایک بیان ہے، اس دن پر جب وہ شائع ہوا: شکل بتاتی ہے کہ بیان کس نے دیا، لکیر دو حدوں کے درمیان کی تعداد ہے اور تیر کا مطلب ہے ”کم از کم“۔ کھوکھلے نشان شمار نہیں ہوتے۔',
  band: 'اُس وقت برقرار کم ترین سے بلند ترین تعداد',
  best: 'اُس وقت کا بہترین اندازہ',
  hollow: 'شمار نہیں ہوتا',
  undated: (count) =>
    `${n(count)} ${plural(count, { one: 'بیان کی تاریخ معلوم نہیں؛ وہ صرف جدول میں ہے۔', other: 'بیانات کی تاریخ معلوم نہیں؛ وہ صرف جدول میں ہیں۔' })}`,
  none: (measure) => `کسی بیان میں ${measure} ہونے والوں کی تعداد نہیں۔`,
  table: 'چارٹ جدول کی صورت میں',
  columns: { date: 'اشاعت', speaker: 'بیان دینے والا', figure: 'تعداد', counts: 'شمار' },
  yes: 'ہاں',
  no: 'نہیں',
  running: 'اندازہ، جیسا کہ اُس وقت تھا',
  runningColumns: { from: 'سے', low: 'کم ترین', best: 'بہترین', high: 'بلند ترین' },
};
