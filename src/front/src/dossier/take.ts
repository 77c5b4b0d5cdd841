import { dossierPath } from '../api';
import { today } from '../dates';
import { h } from '../dom';
import type { Dossier } from '../incident';
import { icon } from '../panel/icons';
import { copyButton } from '../panel/copy';
import { site } from '../site';
import { s } from '../strings';
import { newTab } from './source';

/** Link, citation with the revision of the dataset, and the record as files: all of them as of the day whose knowledge is shown. */
export function take(dossier: Dossier): HTMLElement {
  const asOf = dossier.as_of;
  const address = incidentAddress(dossier.key, asOf);
  const then = asOf === null ? '' : `&asOf=${asOf}`;
  const revision = s.figures.count(dossier.revision);
  const citation = s.take.cite(
    dossier.title,
    site.title ?? s.page.title,
    dossier.key,
    revision,
    asOf === null ? null : s.when.date(asOf),
    s.when.date(today()),
    address,
  );
  const items = `ogc/collections/incidents/items/${dossier.id}?f=json${then}`;
  const statements = `ogc/collections/reports/download.csv?incident_key=${encodeURIComponent(dossier.key)}${then}`;
  return h(
    'section',
    { class: 'block take' },
    h('h3', {}, s.take.heading),
    h('p', { class: 'citation', dir: 'auto' }, citation),
    h(
      'p',
      { class: 'take-buttons' },
      copyButton(s.take.copyLink, () => address, 'link'),
      copyButton(s.take.copyCitation, () => citation, 'quote'),
    ),
    h(
      'p',
      { class: 'take-files' },
      h('span', { class: 'take-name' }, `${s.take.download}:`),
      h('a', { href: items, download: `${fileName(dossier.key)}.geojson` }, icon('save'), s.take.geojson),
      h('a', { href: statements, download: `${fileName(dossier.key)}.csv` }, icon('save'), s.take.csv),
      h('a', { href: dossierPath(dossier.key, asOf), target: '_blank', rel: 'noopener' }, s.take.json, newTab()),
    ),
  );
}

/** The address of the page with this dossier open, as of a day, and nothing else chosen. */
function incidentAddress(key: string, asOf: string | null): string {
  const address = new URL(document.baseURI);
  address.search = `?incident=${encodeURIComponent(key).replace(/%3A/g, ':')}${asOf === null ? '' : `&as-of=${asOf}`}`;
  address.hash = '';
  return address.href;
}

function fileName(key: string): string {
  return key.replace(/[^\w.-]+/g, '-');
}
