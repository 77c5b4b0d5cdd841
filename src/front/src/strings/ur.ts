import provinces from '../../.generated/names.ur.json';
import type { Strings } from '../strings';
import { chart } from './ur/chart';
import { dossier } from './ur/dossier';
import { figures, reasons, when, where } from './ur/facts';
import { foreign, incidents, listed, locale, n, plural, within } from './ur/locale';
import { drawer, search, views } from './ur/finding';
import { print, share } from './ur/share';
import { asOf, time } from './ur/time';
import { take } from './ur/take';
import { trouble } from './ur/trouble';
import { words } from './ur/words';

const reported = (total: number) =>
  `${n(total)} ${plural(total, { one: 'رپورٹ شدہ واقعہ', other: 'رپورٹ شدہ واقعات' })}`;

export const ur: Strings = {
  locale,
  listed,
  within,

  page: {
    title: 'واقعات کا نقشہ',
    blurb: 'کیا رپورٹ ہوا، کس نے کہا، اور کتنا یقینی ہے۔',
    area: 'افغانستان اور پاکستان میں مسلح واقعات',
    skipToList: 'واقعات کی فہرست پر جائیں',
    skipToMap: 'نقشے پر جائیں',
    about: 'اس نقشے کے بارے میں',
    toDark: 'گہرے رنگ استعمال کریں',
    toLight: 'ہلکے رنگ استعمال کریں',
    language: 'زبان',
    chooseLanguage: 'زبان منتخب کریں',
    incidents: 'واقعات',
    map: 'رپورٹ ہونے والے واقعات کا نقشہ',
    mapHelp: (most) =>
      `تیر والی کلیدیں نقشے کو ہلاتی ہیں، جمع اور منفی بڑا چھوٹا کرتے ہیں۔ ٹیب اس پر موجود واقعات تک لے جاتا ہے؛ وہاں تیر والی کلیدیں ایک واقعے سے دوسرے تک جاتی ہیں اور انٹر اسے کھولتا ہے۔ یہ واقعات فہرست میں بھی ہیں، زیادہ سے زیادہ پہلے ${n(most)}؛ باقی فلٹر لگانے سے ملتے ہیں۔`,
    mapSymbols: 'نقشے پر واقعات',
    zoomIn: 'بڑا کریں',
    zoomOut: 'چھوٹا کریں',
    whole: 'تمام واقعات دکھائیں',
    newTab: '(نئے ٹیب میں کھلتا ہے)',
    close: 'بند کریں',
    sheetMore: 'فہرست زیادہ دکھائیں',
    sheetLess: 'نقشہ زیادہ دکھائیں',
  },

  about: {
    heading: 'اس نقشے کو کیسے پڑھیں',
    paragraphs: [
      'ہر اندراج ایک واقعہ ہے، جیسا کہ وہ رپورٹ ہوا۔ رپورٹیں ایک دوسرے سے مختلف ہوتی ہیں اور ابتدائی اعداد اکثر غلط نکلتے ہیں: یہ نقشہ محفوظ رکھتا ہے کہ کس نے کیا کہا، کب کہا اور وہ کہاں شائع ہوا، اور اسی سے ایک ہی کھلے طریقے سے اندازہ نکالتا ہے۔',
      'دکھائی گئی تعداد بہترین اندازہ ہے۔ اس کے ساتھ وہ کم ترین اور بلند ترین تعداد ہے جو اب تک برقرار ہے۔ جو تعداد کہنے والے نے بدل دی یا واپس لے لی، وہ ریکارڈ میں رہتی اور ویسی ہی دکھائی جاتی ہے، مگر شمار نہیں ہوتی۔',
      'گول علامت اس جگہ پر ہے جو کم از کم تقریباً 25 کلومیٹر تک معلوم ہے۔ جہاں صرف ضلع یا صوبہ معلوم ہو، وہاں نقشہ اس علاقے پر لکیریں ڈالتا ہے اور کوئی علامت نہیں لگاتا۔ جہاں اتنا بھی معلوم نہ ہو، وہ واقعہ صرف فہرست میں اور ”جگہ غیر یقینی“ کے تحت ہوتا ہے۔',
      'تاریخیں اسی جگہ کے کیلنڈر کی ہیں، خواہ آپ انہیں کہیں بھی پڑھیں۔ ہلاک ہونے والوں کے نام نہیں دیے جاتے۔',
    ],
    data: 'ڈیٹا',
    dataText: 'یہ سب اس سائٹ کی API سے لیا جا سکتا ہے (OGC API – Features، GeoJSON):',
    sources: 'نقشہ',
    contact: 'رابطہ',
  },

  attribution: {
    line: 'Natural Earth · GSHHG · SRTM30 · © GeoNames (CC BY 4.0) · سرحدیں مستند نہیں',
    more: 'نقشے کا ڈیٹا اور اسے پڑھنے کا طریقہ',
    tiles: (credit) => `${foreign(credit)} · سرحدیں مستند نہیں`,
    basemap: [
      'نقشہ Leaflet سے بنایا گیا، Natural Earth کے ڈیٹا سے۔',
      'دریا: GSHHG (Wessel & Smith), LGPL-3+',
      'سطحِ زمین: SRTM30 (NASA/JPL)، بذریعہ Marble۔',
      'جگہوں کے نام: © GeoNames, CC BY 4.0، ترمیم کے ساتھ۔',
      'ہوائی اڈے: OurAirports۔',
      'صوبوں کے نام: Unicode CLDR۔',
      'سرحدیں مستند نہیں؛ متنازع لکیریں نقطوں سے دکھائی گئی ہیں۔',
    ],
  },

  counts: {
    loading: 'واقعات لوڈ ہو رہے ہیں …',
    all: (total) => `تمام ${reported(total)}`,
    some: (shown, total) => `${reported(total)} میں سے ${n(shown)}`,
    none: (total) => `${reported(total)} میں سے کوئی نہیں`,
    inView: (shown, matching) => `${incidents(matching)} میں سے ${n(shown)} نقشے کے اس حصے میں`,
    killed: ([low, best, high], unknown) =>
      `${n(best)} ہلاک${low === high ? '' : ` (${n(low)} سے ${n(high)})`}${unknown === 0 ? '' : `؛ ${incidents(unknown)} جن کی تعداد معلوم نہیں`}`,
    listed: (most) =>
      `فہرست میں پہلے ${n(most)} ہیں۔ باقی دیکھنے کے لیے فلٹر لگائیں، یا صرف وہ دکھائیں جو نقشے میں سامنے ہیں۔`,
    nothing: 'کوئی واقعہ ان فلٹروں پر پورا نہیں اترتا۔',
    nothingHint: 'تاریخیں بڑھائیں یا کوئی فلٹر ہٹا دیں۔',
    nothingInView: 'ان فلٹروں کا کوئی واقعہ نقشے کے اس حصے میں نہیں۔',
    nothingInViewHint: 'نقشے کو ہلائیں یا چھوٹا کریں، یا پوری فہرست دکھائیں۔',
    listAll: 'پوری فہرست دکھائیں',
    empty: 'ابھی کوئی واقعہ موجود نہیں۔',
    emptyHint: 'جب واقعات درآمد ہوں گے تو یہاں خود بخود ظاہر ہو جائیں گے۔',
    showMore: (more) => `مزید ${n(more)} دکھائیں`,
  },

  problems: {
    unreachable: 'سرور سے رابطہ نہیں ہو رہا۔',
    slow: 'سرور نے وقت پر جواب نہیں دیا۔',
    starting: 'سرور شروع ہو رہا ہے، یا اس کا ڈیٹابیس اس وقت جواب نہیں دے سکتا۔',
    status: (status) =>
      status >= 500 ? `سرور میں خرابی ہے (غلطی ${status})۔` : `سرور نے درخواست قبول نہیں کی (غلطی ${status})۔`,
    notUnderstood: 'سرور نے ایسا جواب بھیجا جسے یہ صفحہ نہیں سمجھتا۔',
    missing: 'یہ واقعہ یہاں نہیں ہے۔',
    missingHint: 'شاید اسے ہٹا دیا گیا ہے، یا لنک پرانا یا نامکمل ہے۔ باقی واقعات موجود ہیں۔',
    kept: 'سرور سے رابطہ نہیں ہو رہا: جو آپ دیکھ رہے ہیں وہ پرانا ہے۔',
    keptHint: (moment) =>
      `اس براؤزر نے اسے ${moment} کو محفوظ کیا تھا۔ جو حصے آپ نے پہلے نہیں دیکھے وہ نہیں دکھائے جا سکتے۔`,
    noRows: 'یہ لوڈ نہیں ہو سکے۔',
    keeps: 'جو پہلے لوڈ ہوا تھا وہ اسکرین پر رہے گا۔',
    retryHint: {
      unreachable: 'اپنا انٹرنیٹ دیکھیں اور دوبارہ کوشش کریں۔',
      slow: 'تھوڑی دیر بعد دوبارہ کوشش کریں۔',
      starting: 'صفحہ چند سیکنڈ میں خود دوبارہ پوچھے گا۔',
      status: 'تھوڑی دیر بعد دوبارہ کوشش کریں؛ اگر یہی رہے تو اس سائٹ کے منتظمین کو بتائیں۔',
      notUnderstood: 'صفحہ دوبارہ کھولیں؛ اگر یہی رہے تو اس سائٹ کے منتظمین کو بتائیں۔',
    },
    retry: 'دوبارہ کوشش کریں',
    basemap: 'پس منظر کا نقشہ لوڈ نہیں ہو سکا۔ واقعات اس کے بغیر دکھائے جا رہے ہیں۔',
  },

  filters: {
    heading: 'فلٹر',
    dates: 'تاریخ',
    types: 'قسم',
    countries: 'جگہ',
    provinces: 'صوبہ',
    actors: 'فریق',
    attackers: 'حملہ آور',
    attacked: 'حملے کا نشانہ',
    part: 'کردار',
    anyPart: 'کوئی بھی',
    more: 'مزید',
    killed: 'ہلاک، بہترین اندازہ',
    atLeast: 'کم از کم',
    atMost: 'زیادہ سے زیادہ',
    precision: 'جگہ کم از کم اتنی معلوم',
    anyPrecision: 'جتنی بھی معلوم ہو',
    precisions: {
      exact: 'ٹھیک جگہ یا عمارت تک',
      place: 'شہر یا محلے تک',
      near: 'کسی جگہ کے قریب تک',
      admin2: 'ضلعے تک',
      admin1: 'صوبے تک',
    },
    statuses: 'حیثیت',
    claimedBy: 'ذمہ داری کس نے قبول کی',
    targets: 'ہدف',
    weapons: 'ہتھیار',
    publishers: 'ماخذ',
    datasets: 'ڈیٹا سیٹ',
    findProvince: 'صوبہ تلاش کریں',
    findValue: 'تلاش کریں',
    noValues: 'ریکارڈ پر کچھ نہیں۔',
    onlyProvince: (name) => `صرف ${foreign(name)} کے واقعات`,
    withoutProvince: (name) => `اب صرف ${foreign(name)} نہیں`,
    provinceNote: 'صوبہ نقشے پر بھی منتخب کیا جا سکتا ہے۔',
    from: 'سے',
    to: 'تک',
    anyDate: 'تمام تاریخیں',
    lastWeek: 'تازہ ترین 7 دن',
    wrongOrder: 'پہلی تاریخ آخری تاریخ کے بعد ہے، اس لیے کوئی واقعہ نہیں مل سکتا۔',
    clear: 'صاف کریں',
    clearAll: 'تمام فلٹر ہٹائیں',
    clearOne: (name) => `فلٹر ”${foreign(name)}“ ہٹائیں`,
    chosen: (count) => `${n(count)} منتخب`,
    unknownCountry: 'ملک معلوم نہیں',
    note: 'اعداد بتاتے ہیں کہ باقی فلٹروں کے ہوتے ہوئے ہر انتخاب سے کتنے واقعات رہ جاتے ہیں۔',
    actorNote: 'رپورٹوں میں حملہ آور، نشانہ یا کسی اور حیثیت سے نامزد۔',
    partNote: 'صرف وہاں جہاں ماخذ بتاتا ہے کہ کس نے کس پر حملہ کیا؛ ACLED نہیں بتاتا۔',
    since: (date) => `${date} سے`,
    until: (date) => `${date} تک`,
    find: 'فریق تلاش کریں',
    words: 'الفاظ',
  },

  list: {
    heading: 'واقعات کی فہرست',
    sort: 'ترتیب',
    sorts: {
      newest: 'تازہ ترین پہلے',
      oldest: 'پرانے پہلے',
      killed: 'زیادہ ہلاکتیں پہلے',
      reported: 'تازہ ترین رپورٹ پہلے',
    },
    inView: 'صرف نقشے میں سامنے',
    killed: 'ہلاک',
    noFigure: 'تعداد نہیں',
    noFigureLong: 'ہلاکتوں کی تعداد رپورٹ نہیں ہوئی',
    range: (low, high) => (low === high ? '' : `${n(low)} سے ${n(high)}`),
    reports: (count) => `${n(count)} ${plural(count, { one: 'رپورٹ', other: 'رپورٹیں' })}`,
  },

  symbol: {
    here: (count) => `یہاں ${incidents(count)}`,
    inAll: (killed, most) => `${n(killed)} ہلاک؛ سب سے زیادہ: ${most}۔`,
    choose: 'ایک واقعہ چنیں',
    onlyIn: (count, place) => `${incidents(count)} جن کے بارے میں صرف ${foreign(place)} معلوم ہے`,
    within: (place) => `${foreign(place)} میں`,
    somewhere: (place) => `${foreign(place)} میں کہیں`,
    cluster: (count, killed, most) =>
      `${incidents(count)} قریب قریب، ${n(killed)} ہلاک؛ سب سے زیادہ: ${most}۔ ایک چنیں۔`,
    bigCluster: (count, killed, most) =>
      `${incidents(count)} قریب قریب، ${n(killed)} ہلاک؛ سب سے زیادہ: ${most}۔ دیکھنے کے لیے بڑا کریں۔`,
    zoomIn: 'انہیں بڑا کر کے دیکھیں',
    stack: (count, first) => `${incidents(count)} قریب قریب، ان میں: ${foreign(first)}۔ ایک چنیں۔`,
    uncertain: 'جگہ غیر یقینی',
    area: (count, place) =>
      `${foreign(place)} میں کہیں (${n(count)}): ${incidents(count)} جن کی ٹھیک جگہ معلوم نہیں۔ ایک چنیں۔`,
    known: (place) => `صرف اتنا معلوم ہے کہ ${foreign(place)} میں کہیں۔`,
    count: (count) => ` (${n(count)})`,
  },

  map: {
    arabianSea: 'بحیرۂ عرب',
  },

  legend: {
    heading: 'علامات',
    kind: 'کیا ہوا',
    size: 'حجم: ہلاک، بہترین اندازہ',
    noFigure: 'تعداد نہیں',
    place: 'کہاں',
    point: 'معلوم جگہ اور دائرہ',
    area: 'صرف علاقہ معلوم ہے',
    stack: 'کئی: ایک چنیں',
    cluster: 'بہت سے، سب سے عام قسم کی علامت کے ساتھ: بڑا کریں',
  },

  kinds: {
    suicide: 'خودکش حملہ',
    air: 'فضائی یا ڈرون حملہ',
    bomb: 'بم، بارودی سرنگ یا دستی بم',
    shelling: 'گولہ باری یا راکٹ',
    clash: 'مسلح جھڑپ',
    civilians: 'عام شہریوں پر تشدد',
    protest: 'احتجاج یا ہنگامہ',
    other: 'دیگر پیش رفت',
  },

  when,
  where,
  figures,
  reasons,
  dossier,
  chart,
  take,
  search,
  views,
  share,
  print,
  time,
  asOf,
  drawer,
  trouble,

  words,
  provinces,
};
