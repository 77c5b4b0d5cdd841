import { foreign } from './locale';

export const take = {
  heading: 'Share, cite and take away',
  copyLink: 'Copy link',
  copyCitation: 'Copy citation',
  copied: 'Copied.',
  notCopied: 'This browser does not let the page copy. Select the text and copy it yourself.',
  citation: 'Citation',
  cite: (
    title: string,
    site: string,
    key: string,
    revision: string,
    asOf: string | null,
    read: string,
    address: string,
  ) =>
    `“${foreign(title)}”. ${foreign(site)}, incident ${foreign(key)}, dataset revision ${revision}${asOf === null ? '' : `, as known on ${asOf}`}, read on ${read}. ${address}`,
  download: 'Download',
  geojson: 'GeoJSON',
  csv: 'Statements as CSV',
  json: 'Whole dossier as JSON',
};
