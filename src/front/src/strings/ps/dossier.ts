import type { Strings } from '../../strings';
import { foreign, language, n } from './locale';

export const dossier: Strings['dossier'] = {
  label: 'پېښه',
  loading: 'راپورونه راځي …',
  back: 'بېرته لېست ته',
  what: 'څه وشول',
  when: 'کله',
  where: 'چېرته',
  who: 'څوک',
  weapon: 'وسله',
  target: 'هدف',
  status: 'حالت',
  actors: 'په راپورونو کې یاد شوي',
  alsoCalled: (count) => `نور نومونه (${n(count)})`,
  responsibility: 'چا مسؤلیت منلی، رد کړی یا تور پورې کړی',
  nobody: 'د مسؤلیت منلو، ردولو یا تور هېڅ وینا ثبت نه ده.',
  ledger: 'ورځ په ورځ څه ویل شوي',
  ledgerNote: 'پټې د وژل شویو شمېر په یوه کچه ښيي. کمرنګې پټې ثبت دي، خو نور نه شمېرل کېږي.',
  best: 'غوره اټکل',
  counts: 'شمېرل کېږي',
  notCounted: 'نه شمېرل کېږي',
  withdrawn: (on, reason) => `بېرته اخیستل شوې${on && `، ${on}`}${reason && `: ${foreign(reason)}`}`,
  setAside: (reason) => `له شمېر پرته اېښودل شوې: ${foreign(reason)}`,
  noFigure: 'شمېر نشته',
  noDate: 'نېټه معلومه نه ده',
  saysPlace: 'ځای، لکه دلته چې ویل شوی',
  saysTime: 'وخت، لکه دلته چې ویل شوی',
  saysMeans: 'وسیله، لکه دلته چې ویل شوې',
  source: 'سرچینه',
  unknownPublisher: 'خپروونکی معلوم نه دی',
  noSource: 'هېڅ پته ثبت نه ده',
  notALink: 'پته د لېنک په بڼه نه ښودل کېږي',
  language: (code) => `ژبه: ${/^[a-z]{2,3}(-\w+)*$/i.test(code) ? language(code) : foreign(code)}`,
  by: (speaker) => `د ${foreign(speaker)} له خوا`,
  noLongerStands: 'نور پر ځای نه دی',

  previous: 'مخکینۍ پېښه',
  next: 'راتلونکې پېښه',
  position: (place, of) => `په لېست کې له ${n(of)} څخه ${n(place)}`,

  disputed: 'شخړه پرې ده:',
  undisputed: 'ثبت شوي راپورونه یو د بل خلاف نه دي.',
  disputes: (clauses) => `${clauses.join('؛ او ')}.`,
  disputedFigure: (measure, low, lowBy, high, highBy) =>
    lowBy === highBy
      ? `یوازې ${foreign(lowBy)} له ${low} تر ${high} ${measure} ښودلي`
      : `د ${measure} پر شمېر شخړه ده: د ${foreign(lowBy)} په وینا ${low}، د ${foreign(highBy)} په وینا ${high}`,
  disputedBlame: (actors, deniedBy) =>
    deniedBy === null
      ? `پر دې شخړه ده چې چا کړې: ${foreign(actors)}`
      : `پر دې شخړه ده چې چا کړې: ${foreign(actors)}؛ ${foreign(deniedBy)} یې ردوي`,

  places: 'چېرته، لکه چې ویل شوي',
  placesFound: 'پر نقشه شمېرې: چېرته چې د ځایونو لېست د ویل شوي نوم ځای لري. کېدای شي د همدې نوم بل ځای وي.',
  placesMap: (place) => `د ${foreign(place)} د شاوخوا نقشه`,
  placesNote: (precision) => precision,

  changes: 'څه بدل شول او کله',
  changed: {
    first: 'لومړی راپور',
    none: (measure) => `د ${measure} شمېر نور نشته`,
    figure: (measure, low, best, high) =>
      low === high ? `${best} ${measure}` : `${best} ${measure} (له ${low} تر ${high})`,
    before: (words) => `مخکې: ${words}`,
    withdrawn: (speaker) => `${foreign(speaker)} خپله وینا بېرته واخیسته`,
    replaced: (speaker, by) => `${foreign(speaker)} خپل شمېر بدل کړ: اوس ${by}`,
    stance: (speaker, stance, actor) => `${foreign(speaker)}: ${stance}، ${foreign(actor)}`,
    record: (words) => `دا ثبت وروستی ځل په ${words} بدل شوی.`,
  },
};
