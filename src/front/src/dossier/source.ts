import { h, webAddress } from '../dom';
import type { Report } from '../incident';
import { icon } from '../panel/icons';
import { s } from '../strings';

/** Publisher, title and address of a report; only http and https become a link. */
export function sourceLink(report: Report): HTMLElement {
  const publisher = report.publisher ?? s.dossier.unknownPublisher;
  const language = report.language === null ? '' : ` (${s.dossier.language(report.language)})`;
  const address = webAddress(report.url);
  const title = report.title
    ? h('span', { class: 'source-title', dir: 'auto', lang: report.language }, report.title)
    : null;
  if (address === null)
    return h(
      'span',
      { class: 'source' },
      h('span', { dir: 'auto' }, publisher),
      title ? ': ' : '',
      title,
      `${language} – `,
      report.url === null ? s.dossier.noSource : h('span', { dir: 'auto' }, `${s.dossier.notALink}: ${report.url}`),
    );
  return h(
    'span',
    { class: 'source' },
    h(
      'a',
      { href: address, target: '_blank', rel: 'noopener noreferrer' },
      h('span', { dir: 'auto' }, publisher),
      title ? ': ' : '',
      title,
      icon('out'),
      newTab(),
    ),
    language,
  );
}

export function newTab(): Node {
  return h('span', { class: 'unseen' }, ` ${s.page.newTab}`);
}
