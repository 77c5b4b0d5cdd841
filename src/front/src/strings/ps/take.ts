import type { Strings } from '../../strings';
import { foreign } from './locale';

export const take: Strings['take'] = {
  heading: 'شریک یې کړئ، حواله ورکړئ او له ځانه سره یې واخلئ',
  copyLink: 'لېنک کاپي کړئ',
  copyCitation: 'حواله کاپي کړئ',
  copied: 'کاپي شو.',
  notCopied: 'دا براوزر پاڼه کاپي کولو ته نه پرېږدي. متن وټاکئ او پخپله یې کاپي کړئ.',
  citation: 'حواله',
  cite: (title, site, key, revision, asOf, read, address) =>
    `«${foreign(title)}». ${foreign(site)}، پېښه ${foreign(key)}، د معلوماتو د ټولګې ${revision} نسخه${asOf === null ? '' : `، لکه چې په ${asOf} معلومه وه`}، په ${read} لوستل شوې. ${foreign(address)}`,
  download: 'ښکته کول',
  geojson: 'GeoJSON',
  csv: 'ویناوې په CSV کې',
  json: 'ټول معلومات په JSON کې',
};
