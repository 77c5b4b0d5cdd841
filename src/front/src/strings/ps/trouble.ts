import type { Strings } from '../../strings';
import { foreign } from './locale';

export const trouble: Strings['trouble'] = {
  ignored: (parts) => `دا پاڼه د لېنک په یوه برخه نه پوهېږي: ${foreign(parts)}`,
  ignoredHint: 'کېدای شي لېنک زوړ یا نیمګړی وي. نور ټول ښودل شوي دي.',
  notYet: (day) => `تر ${day} پورې هېچا د دې پېښې راپور نه و ورکړی.`,
  notYetHint: (first) => `لومړی راپور یې د ${first} دی.`,
  removed: 'دا پېښه ستاسو له پرانیستلو وروسته لرې شوې ده.',
  removedHint: 'هغه څه چې دلته یې لولئ پخواني دي. په لېست او نقشه کې نور نشته.',
  waiting: 'سرور ته انتظار دی. هغه څه چې وینئ پخواني دي.',
  hearsNothing: 'له سرور سره اړیکه پرې شوې ده: نوي راپورونه اوس نه ښکاري.',
  hearsNothingHint: 'پاڼه به پخپله بیا ونښلي او بیا به وښيي چې څه بدل شوي دي.',
};
