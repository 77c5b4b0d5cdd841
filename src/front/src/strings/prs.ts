import provinces from '../../.generated/names.prs.json';
import type { Strings } from '../strings';
import { chart } from './prs/chart';
import { dossier } from './prs/dossier';
import { figures, reasons, when, where } from './prs/facts';
import { foreign, incidents, listed, locale, n, within } from './prs/locale';
import { drawer, search, views } from './prs/finding';
import { print, share } from './prs/share';
import { asOf, time } from './prs/time';
import { take } from './prs/take';
import { trouble } from './prs/trouble';
import { words } from './prs/words';

const reported = (total: number) => `${n(total)} رویداد گزارش‌شده`;

export const prs: Strings = {
  locale,
  listed,
  within,

  page: {
    title: 'نقشهٔ رویدادها',
    blurb: 'چه گزارش شد، چه کسی گفت، و چقدر یقینی است.',
    area: 'رویدادهای مسلحانه در افغانستان و پاکستان',
    skipToList: 'رفتن به فهرست رویدادها',
    skipToMap: 'رفتن به نقشه',
    about: 'دربارهٔ این نقشه',
    toDark: 'رنگ‌های تیره',
    toLight: 'رنگ‌های روشن',
    language: 'زبان',
    chooseLanguage: 'انتخاب زبان',
    incidents: 'رویدادها',
    map: 'نقشهٔ رویدادهای گزارش‌شده',
    mapHelp: (most) =>
      `کلیدهای تیردار نقشه را حرکت می‌دهند، مثبت و منفی بزرگ و کوچک می‌کنند. تب به رویدادهای روی آن می‌رود؛ آنجا کلیدهای تیردار از یک رویداد به دیگری می‌روند و انتر آن را باز می‌کند. این رویدادها در فهرست هم هست، حداکثر ${n(most)} مورد نخست؛ دیگران با فلتر به دست می‌آیند.`,
    mapSymbols: 'رویدادهای روی نقشه',
    zoomIn: 'بزرگ کردن',
    zoomOut: 'کوچک کردن',
    whole: 'نمایش همهٔ رویدادها',
    newTab: '(در تب تازه باز می‌شود)',
    close: 'بستن',
    sheetMore: 'نمایش بیشتر فهرست',
    sheetLess: 'نمایش بیشتر نقشه',
  },

  about: {
    heading: 'چگونه این نقشه را بخوانید',
    paragraphs: [
      'هر مورد یک رویداد است، چنان‌که گزارش شد. گزارش‌ها با هم فرق دارند و ارقام نخستین اغلب نادرست است: نقشه نگه می‌دارد که هر گوینده چه گفت، چه زمانی، و در کجا نشر شد، و از همین به یک روش آشکار برآورد خود را می‌سازد.',
      'رقمی که نشان داده می‌شود بهترین برآورد است. در کنار آن کمترین و بیشترین رقمی است که هنوز پابرجاست. رقمی که گوینده‌اش آن را عوض کرد یا پس گرفت، نگه داشته و به همین شکل نشان داده می‌شود، ولی حساب نمی‌شود.',
      'نشانهٔ گرد محلی را نشان می‌دهد که دست‌کم تا حدود ۲۵ کیلومتر معلوم است. جایی که تنها ولسوالی یا ولایت معلوم باشد، نقشه آن ساحه را هاشور می‌زند و نشانه‌ای در آن نمی‌گذارد. اگر این هم معلوم نباشد، رویداد تنها در فهرست و زیر «محل نامعلوم» است.',
      'تاریخ‌ها از تقویم همان محل است، هر جا که آن را بخوانید. از قربانیان نام برده نمی‌شود.',
    ],
    data: 'داده‌ها',
    dataText: 'همهٔ این‌ها از API این سایت به دست می‌آید (OGC API – Features، GeoJSON):',
    sources: 'نقشه',
    contact: 'تماس',
  },

  attribution: {
    line: 'Natural Earth · GSHHG · SRTM30 · © GeoNames (CC BY 4.0) · مرزها رسمی نیست',
    more: 'داده‌های نقشه و روش خواندن آن',
    tiles: (credit) => `${foreign(credit)} · مرزها رسمی نیست`,
    basemap: [
      'رسم‌شده با Leaflet، ساخته با Natural Earth.',
      'رودها: GSHHG (Wessel & Smith), LGPL-3+',
      'پستی و بلندی: SRTM30 (NASA/JPL)، از راه Marble.',
      'نام محل‌ها: © GeoNames, CC BY 4.0، با تغییر.',
      'میدان‌های هوایی: OurAirports.',
      'نام ولایت‌ها: Unicode CLDR.',
      'مرزها رسمی نیست؛ خطوط مورد اختلاف نقطه‌چین است.',
    ],
  },

  counts: {
    loading: 'رویدادها بار می‌شوند …',
    all: (total) => `همهٔ ${reported(total)}`,
    some: (shown, total) => `${n(shown)} از ${reported(total)}`,
    none: (total) => `هیچ‌یک از ${reported(total)}`,
    inView: (shown, matching) => `${n(shown)} از ${incidents(matching)} در این بخش نقشه`,
    killed: ([low, best, high], unknown) =>
      `${n(best)} کشته${low === high ? '' : ` (${n(low)} تا ${n(high)})`}${unknown === 0 ? '' : `؛ ${incidents(unknown)} بدون رقم`}`,
    listed: (most) =>
      `فهرست ${n(most)} مورد نخست را دارد. برای دیدن دیگران فلتر کنید، یا تنها آنچه را روی نقشه نمایان است فهرست کنید.`,
    nothing: 'هیچ رویدادی با این فلترها نمی‌خواند.',
    nothingHint: 'تاریخ‌ها را بازتر کنید یا یک فلتر را بردارید.',
    nothingInView: 'هیچ رویداد این فلترها در این بخش نقشه نیست.',
    nothingInViewHint: 'نقشه را حرکت دهید یا کوچک کنید، یا همه را فهرست کنید.',
    listAll: 'فهرست همه',
    empty: 'هنوز رویدادی نیست.',
    emptyHint: 'همین‌که رویدادها وارد شود، خودبه‌خود اینجا نمایان می‌شود.',
    showMore: (more) => `نمایش ${n(more)} مورد دیگر`,
  },

  problems: {
    unreachable: 'سرور در دسترس نیست.',
    slow: 'سرور به‌وقت پاسخ نداد.',
    starting: 'سرور در حال آغاز است، یا پایگاه دادهٔ آن اکنون پاسخ داده نمی‌تواند.',
    status: (status) =>
      status >= 500 ? `سرور مشکل دارد (خطای ${status}).` : `سرور درخواست را نپذیرفت (خطای ${status}).`,
    notUnderstood: 'سرور پاسخی فرستاد که این صفحه آن را نمی‌فهمد.',
    missing: 'این رویداد اینجا نیست.',
    missingHint: 'شاید برداشته شده، یا پیوند کهنه یا ناقص است. رویدادهای دیگر هنوز اینجاست.',
    kept: 'سرور در دسترس نیست: آنچه می‌بینید کهنه است.',
    keptHint: (moment) => `این مرورگر آن را در ${moment} نگه داشت. بخش‌هایی که پیش از این ندیده‌اید نشان داده نمی‌شود.`,
    noRows: 'این‌ها بار نشد.',
    keeps: 'آنچه پیش از این بار شده بود روی صفحه می‌ماند.',
    retryHint: {
      unreachable: 'اتصال انترنت خود را ببینید و دوباره کوشش کنید.',
      slow: 'اندکی بعد دوباره کوشش کنید.',
      starting: 'صفحه تا چند ثانیهٔ دیگر خودش دوباره می‌پرسد.',
      status: 'اندکی بعد دوباره کوشش کنید؛ اگر چنین ماند، به گردانندگان این سایت بگویید.',
      notUnderstood: 'صفحه را دوباره باز کنید؛ اگر چنین ماند، به گردانندگان این سایت بگویید.',
    },
    retry: 'کوشش دوباره',
    basemap: 'نقشهٔ زمینه بار نشد. رویدادها بدون آن نشان داده می‌شود.',
  },

  filters: {
    heading: 'فلترها',
    dates: 'تاریخ',
    types: 'نوع',
    countries: 'محل',
    provinces: 'ولایت',
    actors: 'طرف',
    attackers: 'مهاجم',
    attacked: 'هدف حمله',
    part: 'نقش',
    anyPart: 'هر نقش',
    more: 'بیشتر',
    killed: 'کشته‌شدگان، بهترین برآورد',
    atLeast: 'دست‌کم',
    atMost: 'حداکثر',
    precision: 'محل دست‌کم معلوم',
    anyPrecision: 'هر قدر که معلوم باشد',
    precisions: {
      exact: 'تا نقطه یا ساختمان',
      place: 'تا شهر یا ناحیه',
      near: 'تا نزدیکی یک محل',
      admin2: 'تا ولسوالی',
      admin1: 'تا ولایت',
    },
    statuses: 'وضعیت',
    claimedBy: 'مسئولیت را چه کسی گرفت',
    targets: 'هدف',
    weapons: 'سلاح',
    publishers: 'منبع',
    datasets: 'مجموعهٔ داده',
    findProvince: 'جست‌وجوی ولایت',
    findValue: 'جست‌وجو',
    noValues: 'چیزی ثبت نیست.',
    onlyProvince: (name) => `تنها رویدادهای ${foreign(name)}`,
    withoutProvince: (name) => `دیگر نه تنها ${foreign(name)}`,
    provinceNote: 'ولایت را روی نقشه هم می‌توان انتخاب کرد.',
    from: 'از',
    to: 'تا',
    anyDate: 'همهٔ تاریخ‌ها',
    lastWeek: '۷ روز اخیر',
    wrongOrder: 'تاریخ نخست پس از تاریخ آخر است، پس چیزی یافت نمی‌شود.',
    clear: 'پاک کردن',
    clearAll: 'پاک کردن همهٔ فلترها',
    clearOne: (name) => `پاک کردن فلتر «${foreign(name)}»`,
    chosen: (count) => `${n(count)} انتخاب`,
    unknownCountry: 'کشور معلوم نیست',
    note: 'ارقام می‌گوید که با فلترهای دیگر، هر انتخاب چند رویداد باقی می‌گذارد.',
    actorNote: 'به عنوان مهاجم، هدف یا به گونهٔ دیگر نام‌برده در گزارش‌ها.',
    partNote: 'تنها آنجا که منبع می‌گوید چه کسی بر چه کسی حمله کرد؛ ACLED نمی‌گوید.',
    since: (date) => `از ${date}`,
    until: (date) => `تا ${date}`,
    find: 'جست‌وجوی طرف',
    words: 'واژه‌ها',
  },

  list: {
    heading: 'فهرست رویدادها',
    sort: 'ترتیب',
    sorts: {
      newest: 'نخست تازه‌ترین',
      oldest: 'نخست کهنه‌ترین',
      killed: 'نخست پرکشته‌ترین',
      reported: 'نخست تازه‌ترین گزارش',
    },
    inView: 'تنها نمایان در نقشه',
    killed: 'کشته',
    noFigure: 'بدون رقم',
    noFigureLong: 'شمار کشته‌شدگان گزارش نشده',
    range: (low, high) => (low === high ? '' : `${n(low)} تا ${n(high)}`),
    reports: (count) => `${n(count)} گزارش`,
  },

  symbol: {
    here: (count) => `${incidents(count)} در اینجا`,
    inAll: (killed, most) => `${n(killed)} کشته؛ بیشتر: ${most}.`,
    choose: 'یک رویداد را انتخاب کنید',
    onlyIn: (count, place) => `${incidents(count)} که تنها ${foreign(place)} آن معلوم است`,
    within: (place) => `در ${foreign(place)}`,
    somewhere: (place) => `جایی در ${foreign(place)}`,
    cluster: (count, killed, most) =>
      `${incidents(count)} نزدیک به هم، ${n(killed)} کشته؛ بیشتر: ${most}. یکی را انتخاب کنید.`,
    bigCluster: (count, killed, most) =>
      `${incidents(count)} نزدیک به هم، ${n(killed)} کشته؛ بیشتر: ${most}. برای دیدن بزرگ کنید.`,
    zoomIn: 'بزرگ کردن برای دیدن',
    stack: (count, first) => `${incidents(count)} نزدیک به هم، از جمله: ${foreign(first)}. یکی را انتخاب کنید.`,
    uncertain: 'محل نامعلوم',
    area: (count, place) =>
      `جایی در ${foreign(place)} (${n(count)}): ${incidents(count)} که محل دقیق آن معلوم نیست. یکی را انتخاب کنید.`,
    known: (place) => `تنها معلوم است که جایی در ${foreign(place)} بود.`,
    count: (count) => ` (${n(count)})`,
  },

  map: {
    arabianSea: 'بحیرهٔ عرب',
  },

  legend: {
    heading: 'راهنما',
    kind: 'چه رخ داد',
    size: 'اندازه: کشته‌شدگان، بهترین برآورد',
    noFigure: 'بدون رقم',
    place: 'محل',
    point: 'محل معلوم و شعاع آن',
    area: 'تنها ساحه معلوم است',
    stack: 'چندتا: یکی را انتخاب کنید',
    cluster: 'بسیار، با نشانهٔ رایج‌ترین نوع: بزرگ کنید',
  },

  kinds: {
    suicide: 'حملهٔ انتحاری',
    air: 'حملهٔ هوایی یا پهپادی',
    bomb: 'بمب، ماین یا بمب دستی',
    shelling: 'توپ یا راکت',
    clash: 'درگیری مسلحانه',
    civilians: 'خشونت علیه غیرنظامیان',
    protest: 'اعتراض یا شورش',
    other: 'رویداد دیگر',
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
