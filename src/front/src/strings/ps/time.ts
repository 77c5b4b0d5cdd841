import type { Strings } from '../../strings';

export const time: Strings['time'] = {
  heading: 'وخت',
  label: 'وخت: د وخت په تېرېدو پېښې، او کومې نېټې وښودل شي',
  measure: 'پټې ښيي',
  incidents: 'پېښې',
  killed: 'وژل شوي',
  units: { day: 'ورځ', week: 'اونۍ', month: 'میاشت', quarter: 'ربع', year: 'کال' },
  bars: (unit, killed) =>
    `پټې: په هر (${unit}) کې ${killed ? 'وژل شوي، غوره اټکل' : 'پېښې'}. شمېرې یې ورپسې جدول کې دي.`,
  from: 'لومړۍ ښودل شوې ورځ',
  to: 'وروستۍ ښودل شوې ورځ',
  whole: 'ښودل شوې ورځې، یوځای ښورول کېږي',
  clear: 'ټولې نېټې',
  play: 'د وخت په اوږدو کې یې وچلوئ',
  pause: 'ودروئ',
  speed: 'چټکتیا',
  speeds: { slow: 'ورو', normal: 'عادي', fast: 'چټک' },
  step: 'ګام',
  steps: {
    day: 'ورځ په ورځ',
    week: 'اونۍ په اونۍ',
    month: 'میاشت په میاشت',
    quarter: 'ربع په ربع',
    year: 'کال په کال',
  },
};

export const asOf: Strings['asOf'] = {
  label: 'لکه چې هغه ورځ معلومه وه …',
  day: 'لکه چې په دې ورځ معلومه وه',
  slider: 'ورځ په وخت کې مخکې وروسته کړئ',
  dayBefore: 'یوه ورځ مخکې',
  dayAfter: 'یوه ورځ وروسته',
  banner: (day) => `لکه چې په ${day} معلومه وه.`,
  explained: 'څه چې وروسته راپور شوي، له نقشې، لېست، شمېرو او معلوماتو نه ایستل شوي دي.',
  leave: 'بېرته هغه څه ته چې اوس معلوم دي',
};
