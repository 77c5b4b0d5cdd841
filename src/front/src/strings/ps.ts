import provinces from '../../.generated/names.ps.json';
import type { Strings } from '../strings';
import { chart } from './ps/chart';
import { dossier } from './ps/dossier';
import { figures, reasons, when, where } from './ps/facts';
import { foreign, incidents, listed, locale, n, plural, within } from './ps/locale';
import { drawer, search, views } from './ps/finding';
import { print, share } from './ps/share';
import { asOf, time } from './ps/time';
import { take } from './ps/take';
import { trouble } from './ps/trouble';
import { words } from './ps/words';

const reported = (total: number) => `${n(total)} ${plural(total, { one: 'راپور شوې پېښه', other: 'راپور شوې پېښې' })}`;
/** The same after a preposition. */
const ofReported = (total: number) =>
  `${n(total)} ${plural(total, { one: 'راپور شوې پېښې', other: 'راپور شویو پېښو' })}`;

export const ps: Strings = {
  locale,
  listed,
  within,

  page: {
    title: 'د پېښو نقشه',
    blurb: 'څه راپور شوي، چا ویلي، او څومره یقیني دي.',
    area: 'په افغانستان او پاکستان کې وسله‌والې پېښې',
    skipToList: 'د پېښو لېست ته ولاړ شئ',
    skipToMap: 'نقشې ته ولاړ شئ',
    about: 'د دې نقشې په اړه',
    toDark: 'تیاره رنګونه وکاروئ',
    toLight: 'روښانه رنګونه وکاروئ',
    language: 'ژبه',
    chooseLanguage: 'ژبه وټاکئ',
    incidents: 'پېښې',
    map: 'د راپور شویو پېښو نقشه',
    mapHelp: (most) =>
      `د غشو کلیګانې نقشه خوځوي، جمع او منفي یې لویوي او کوچنۍ کوي. ټب د هغې پېښو ته ځي؛ هلته د غشو کلیګانې له یوې پېښې بلې ته ځي او انټر یې پرانیزي. دا پېښې په لېست کې هم دي، ډېر تر ډېره لومړۍ ${n(most)}؛ نورې په فلټرونو موندل کېږي.`,
    mapSymbols: 'پر نقشه پېښې',
    zoomIn: 'لویه یې کړئ',
    zoomOut: 'کوچنۍ یې کړئ',
    whole: 'ټولې پېښې وښایئ',
    newTab: '(په نوي ټب کې پرانیستل کېږي)',
    close: 'بندول',
    sheetMore: 'لېست ډېر وښایئ',
    sheetLess: 'نقشه ډېره وښایئ',
  },

  about: {
    heading: 'دا نقشه څنګه ولولئ',
    paragraphs: [
      'هره ثبت شوې پېښه هماغسې ده لکه چې راپور شوې. راپورونه یو له بل سره توپیر لري او لومړني شمېرې ډېر ځله ناسمې وي: نقشه ساتي چې چا څه ویلي، کله او چېرته خپاره شوي، او له همدې په یوه څرګنده لاره خپل اټکل جوړوي.',
      'ښودل شوی شمېر غوره اټکل دی. تر څنګ یې تر ټولو ټیټ او تر ټولو لوړ هغه شمېر دی چې لا پر ځای دی. هغه شمېر چې ویونکي یې بدل کړی یا بېرته اخیستی وي، ساتل کېږي او همداسې ښودل کېږي، خو نه شمېرل کېږي.',
      'ګرده نښه هغه ځای ښيي چې لږ تر لږه تر شاوخوا ۲۵ کیلومترو معلوم وي. چېرته چې یوازې ولسوالۍ یا ولایت معلوم وي، نقشه پر هغه سیمه کرښې باسي او نښه پکې نه ږدي. که دا هم معلوم نه وي، پېښه یوازې په لېست او تر «ځای ناڅرګند» لاندې وي.',
      'نېټې د هماغه ځای د جنتري دي، تاسو یې چې هر چېرته لولئ. د قربانیانو نومونه نه اخیستل کېږي.',
    ],
    data: 'معلومات',
    dataText: 'دا ټول د دې سایټ له API څخه ترلاسه کېدای شي (OGC API – Features، GeoJSON):',
    sources: 'نقشه',
    contact: 'اړیکه',
  },

  attribution: {
    line: 'Natural Earth · GSHHG · SRTM30 · © GeoNames (CC BY 4.0) · پولې رسمي نه دي',
    more: 'د نقشې معلومات او د لوستلو لار یې',
    tiles: (credit) => `${foreign(credit)} · پولې رسمي نه دي`,
    basemap: [
      'په Leaflet انځور شوې، د Natural Earth په معلوماتو.',
      'سیندونه: GSHHG (Wessel & Smith), LGPL-3+',
      'لوړې ژورې: SRTM30 (NASA/JPL)، د Marble له لارې.',
      'د ځایونو نومونه: © GeoNames, CC BY 4.0، بدلون پکې شوی.',
      'هوايي ډګرونه: OurAirports.',
      'د ولایتونو نومونه: Unicode CLDR.',
      'پولې رسمي نه دي؛ شخړمنې کرښې په ټکو ښودل شوي.',
    ],
  },

  counts: {
    loading: 'پېښې راځي …',
    all: (total) => `ټولې ${reported(total)}`,
    some: (shown, total) => `له ${ofReported(total)} څخه ${n(shown)}`,
    none: (total) => `له ${ofReported(total)} څخه هېڅ یوه نه`,
    inView: (shown, matching) => `د نقشې په دې برخه کې ${n(shown)} (ټولې ${incidents(matching)})`,
    killed: ([low, best, high], unknown) =>
      `${n(best)} وژل شوي${low === high ? '' : ` (له ${n(low)} تر ${n(high)})`}${unknown === 0 ? '' : `؛ ${incidents(unknown)} شمېر نه لري`}`,
    listed: (most) =>
      `لېست لومړۍ ${n(most)} لري. د نورو لپاره فلټر وکاروئ، یا یوازې هغه په لېست کې وښایئ چې په نقشه کې ښکاري.`,
    nothing: 'له دې فلټرونو سره هېڅ پېښه سمون نه خوري.',
    nothingHint: 'نېټې پراخې کړئ یا یو فلټر لرې کړئ.',
    nothingInView: 'د دې فلټرونو هېڅ پېښه د نقشې په دې برخه کې نشته.',
    nothingInViewHint: 'نقشه وخوځوئ یا کوچنۍ یې کړئ، یا ټول لېست وښایئ.',
    listAll: 'ټولې په لېست کې وښایئ',
    empty: 'لا هېڅ پېښه نشته.',
    emptyHint: 'پېښې چې راوړل شي، پخپله به دلته ښکاره شي.',
    showMore: (more) => `${n(more)} نورې وښایئ`,
  },

  problems: {
    unreachable: 'سرور ته لاسرسی نشته.',
    slow: 'سرور پر وخت ځواب ورنه کړ.',
    starting: 'سرور پیلېږي، یا یې ډېټابېس اوس ځواب نه شي ورکولی.',
    status: (status) =>
      status >= 500 ? `سرور ستونزه لري (تېروتنه ${status}).` : `سرور غوښتنه ونه منله (تېروتنه ${status}).`,
    notUnderstood: 'سرور داسې ځواب راولېږه چې دا پاڼه پرې نه پوهېږي.',
    missing: 'دا پېښه دلته نشته.',
    missingHint: 'ښايي لرې شوې وي، یا لېنک زوړ یا نیمګړی وي. نورې پېښې لا دلته دي.',
    kept: 'سرور ته لاسرسی نشته: څه چې وینئ زاړه دي.',
    keptHint: (moment) => `دې براوزر په ${moment} ساتلي وو. هغه برخې چې مخکې مو نه دي کتلې، نه شي ښودل کېدای.`,
    noRows: 'دا رانه‌غلل.',
    keeps: 'څه چې مخکې راغلي وو، پر پرده پاتې کېږي.',
    retryHint: {
      unreachable: 'خپل انټرنېټ وګورئ او بیا هڅه وکړئ.',
      slow: 'لږ وروسته بیا هڅه وکړئ.',
      starting: 'پاڼه به په څو ثانیو کې پخپله بیا پوښتنه وکړي.',
      status: 'لږ وروسته بیا هڅه وکړئ؛ که همداسې و، د دې سایټ چلوونکو ته ووایئ.',
      notUnderstood: 'پاڼه بیا پرانیزئ؛ که همداسې و، د دې سایټ چلوونکو ته ووایئ.',
    },
    retry: 'بیا هڅه وکړئ',
    basemap: 'د شالید نقشه رانه‌غله. پېښې پرته له هغې ښودل کېږي.',
  },

  filters: {
    heading: 'فلټرونه',
    dates: 'نېټه',
    types: 'ډول',
    countries: 'ځای',
    provinces: 'ولایت یا صوبه',
    actors: 'لوری',
    attackers: 'بریدګر',
    attacked: 'د برید هدف',
    part: 'رول',
    anyPart: 'هر یو',
    more: 'نور',
    killed: 'وژل شوي، غوره اټکل',
    atLeast: 'لږ تر لږه',
    atMost: 'ډېر تر ډېره',
    precision: 'ځای لږ تر لږه معلوم',
    anyPrecision: 'هر څومره چې معلوم وي',
    precisions: {
      exact: 'تر کره ځای یا ودانۍ',
      place: 'تر ښار یا کوڅې',
      near: 'یو ځای ته نږدې',
      admin2: 'تر ولسوالۍ',
      admin1: 'تر ولایت یا صوبې',
    },
    statuses: 'حالت',
    claimedBy: 'مسؤلیت چا منلی',
    targets: 'هدف',
    weapons: 'وسله',
    publishers: 'سرچینه',
    datasets: 'د معلوماتو ټولګه',
    findProvince: 'ولایت یا صوبه ولټوئ',
    findValue: 'ولټوئ',
    noValues: 'هېڅ ثبت نه دي.',
    onlyProvince: (name) => `یوازې د ${foreign(name)} پېښې`,
    withoutProvince: (name) => `نور یوازې ${foreign(name)} نه`,
    provinceNote: 'ولایت پر نقشه هم ټاکل کېدای شي.',
    from: 'له',
    to: 'تر',
    anyDate: 'ټولې نېټې',
    lastWeek: 'وروستۍ ۷ ورځې',
    wrongOrder: 'لومړۍ نېټه تر وروستۍ وروسته ده، نو هېڅ نه موندل کېږي.',
    clear: 'پاکول',
    clearAll: 'ټول فلټرونه لرې کړئ',
    clearOne: (name) => `د «${foreign(name)}» فلټر لرې کړئ`,
    chosen: (count) => `${n(count)} ټاکل شوي`,
    unknownCountry: 'هېواد معلوم نه دی',
    note: 'شمېرې ښيي چې د نورو فلټرونو په پام کې نیولو سره له هرې ټاکنې څومره پېښې پاتې کېږي.',
    actorNote: 'په راپورونو کې د بریدګر، هدف یا بل ډول یاد شوی.',
    partNote: 'یوازې هلته چې سرچینه وايي چا پر چا برید کړی؛ ACLED یې نه وايي.',
    since: (date) => `له ${date} راهیسې`,
    until: (date) => `تر ${date}`,
    find: 'لوری ولټوئ',
    words: 'ټکي',
  },

  list: {
    heading: 'د پېښو لېست',
    sort: 'ترتیب',
    sorts: {
      newest: 'نوې لومړی',
      oldest: 'زړې لومړی',
      killed: 'ډېر وژل شوي لومړی',
      reported: 'نوی راپور لومړی',
    },
    inView: 'یوازې په نقشه کې ښکاره',
    killed: 'وژل شوي',
    noFigure: 'شمېر نشته',
    noFigureLong: 'د وژل شویو شمېر نه دی راپور شوی',
    range: (low, high) => (low === high ? '' : `له ${n(low)} تر ${n(high)}`),
    reports: (count) => `${n(count)} ${plural(count, { one: 'راپور', other: 'راپورونه' })}`,
  },

  symbol: {
    here: (count) => `دلته ${incidents(count)}`,
    inAll: (killed, most) => `${n(killed)} وژل شوي؛ تر ټولو ډېر: ${most}.`,
    choose: 'یوه پېښه وټاکئ',
    onlyIn: (count, place) => `${incidents(count)} چې یوازې ${foreign(place)} یې معلوم دی`,
    within: (place) => `په ${foreign(place)} کې`,
    somewhere: (place) => `په ${foreign(place)} کې چېرته`,
    cluster: (count, killed, most) =>
      `${incidents(count)} سره نږدې، ${n(killed)} وژل شوي؛ تر ټولو ډېر: ${most}. یوه وټاکئ.`,
    bigCluster: (count, killed, most) =>
      `${incidents(count)} سره نږدې، ${n(killed)} وژل شوي؛ تر ټولو ډېر: ${most}. د لیدو لپاره یې لویه کړئ.`,
    zoomIn: 'د لیدو لپاره یې لویه کړئ',
    stack: (count, first) => `${incidents(count)} سره نږدې، په هغو کې: ${foreign(first)}. یوه وټاکئ.`,
    uncertain: 'ځای ناڅرګند',
    area: (count, place) =>
      `په ${foreign(place)} کې چېرته (${n(count)}): ${incidents(count)} چې کره ځای یې معلوم نه دی. یوه وټاکئ.`,
    known: (place) => `یوازې دومره معلومه ده چې په ${foreign(place)} کې چېرته.`,
    count: (count) => ` (${n(count)})`,
  },

  map: {
    arabianSea: 'عربي سمندر',
  },

  legend: {
    heading: 'نښې',
    kind: 'څه وشول',
    size: 'کچه: وژل شوي، غوره اټکل',
    noFigure: 'شمېر نشته',
    place: 'چېرته',
    point: 'معلوم ځای او دایره',
    area: 'یوازې سیمه معلومه ده',
    stack: 'څو: یوه وټاکئ',
    cluster: 'ډېرې، د تر ټولو عام ډول له نښې سره: لویه یې کړئ',
  },

  kinds: {
    suicide: 'ځانمرګی برید',
    air: 'هوايي یا د ډرون برید',
    bomb: 'بم، ماین یا لاسي بم',
    shelling: 'د توپونو یا راکټونو ډزې',
    clash: 'وسله‌واله نښته',
    civilians: 'پر ملکیانو تاوتریخوالی',
    protest: 'لاریون یا بلوا',
    other: 'بل پرمختګ',
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
  // The gazetteer has it in Urdu and Dari only.
  provinces: { 'PK-IS': 'اسلام آباد', ...provinces },
};
