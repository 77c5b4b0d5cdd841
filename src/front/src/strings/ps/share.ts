import type { Strings } from '../../strings';
import { foreign, incidents, n } from './locale';

export const share: Strings['share'] = {
  open: 'شریکول، فایلونه، چاپ',
  heading: 'شریک یې کړئ او له ځانه سره یې واخلئ',
  link: 'د هغه څه لېنک چې وینئ یې',
  feed: 'د دې فلټرونو اټوم فیډ',
  feedNote: 'ستاسو د فیډ لوستونکی به د نویو راپورونو خبر درکړي.',
  files: (count) => `د ${incidents(count)} فایلونه`,
  filesNote: 'کټ مټ هغه چې فلټرونه یې ساتي، پر نقشه چې هر چېرته وي، د لېږلو پر مهال له ډېټابېس څخه لوستل کېږي.',
  noFiles: 'له دې فلټرونو سره هېڅ سمون نه شي خوړلی، نو د وړلو لپاره څه نشته.',
  formats: {
    csv: 'CSV، د جدولونو لپاره',
    geojson: 'GeoJSON',
    'fg.json': 'JSON-FG، وختونه جلا',
    geojsonl: 'GeoJSON، په هره کرښه کې یوه پېښه',
    geojsons: 'GeoJSON text sequence',
    kml: 'KML، د ګوګل ارت لپاره',
    fgb: 'FlatGeobuf، د QGIS لپاره',
    parquet: 'GeoParquet',
  },
  print: 'چاپ',
  printNow: 'نقشه، نښې او لېست چاپ کړئ',
  embed: 'نقشه په خپله پاڼه کې ځای کړئ',
  embedNote: 'یوازې نقشه، له شاوخوا پرته، له همدې فلټرونو او د نقشې له همدې برخې سره. تل تازه پاتې کېږي.',
  code: 'د نقشې د ځای کولو کوډ',
  copyCode: 'کوډ کاپي کړئ',
  preview: 'مخکتنه',
  frameTitle: 'د پېښو نقشه',
  openFull: 'بشپړه نقشه پرانیزئ',
};

export const print: Strings['print'] = {
  filters: 'فلټرونه',
  everything: 'هېڅ: ټولې راپور شوې پېښې.',
  listed: (shown, all) => `لاندې لېست له ${n(all)} څخه لومړي ${n(shown)} لري.`,
  publishers: (publishers) => `سرچینې: ${foreign(publishers)}.`,
  andOthers: 'او نور',
  sources: (datasets) => `د معلوماتو ټولګې: ${foreign(datasets)}.`,
  revision: (revision) => `د معلوماتو د ټولګې ${revision} نسخه.`,
};
