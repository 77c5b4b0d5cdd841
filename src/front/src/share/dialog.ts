import { h } from '../dom';
import { copyButton } from '../panel/copy';
import { icon } from '../panel/icons';
import { isContradiction } from '../filter';
import type { State } from '../state';
import { language, lookUp, s } from '../strings';
import { writeUrl } from '../url';
import { exportAddress, feedAddress, formats } from './export';

/** Link, embedding with a preview, files of what is filtered, and print; for what the page shows now. */
export function openShare(state: State, matched: number): void {
  const link = addressOf(state, '');
  const embed = addressOf({ ...state, selected: null, language: language.code }, 'embed.html');
  const code = `<iframe src="${embed.replaceAll('&', '&amp;')}" width="100%" height="480" title="${s.share.frameTitle}" loading="lazy" style="border:0"></iframe>`;
  const dialog = h(
    'dialog',
    { class: 'about share', 'aria-labelledby': 'share-heading', onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'about-top' },
      h('h2', { id: 'share-heading' }, s.share.heading),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': s.page.close, onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    h('h3', {}, s.share.link),
    h('p', { class: 'citation', dir: 'ltr' }, link),
    copyButton(s.take.copyLink, () => link, 'link'),
    feed(state),
    h('h3', {}, s.share.files(matched)),
    ...files(state),
    h('h3', {}, s.share.print),
    h(
      'button',
      {
        type: 'button',
        class: 'button button-small',
        onclick: () => {
          dialog.close();
          print();
        },
      },
      icon('paper'),
      s.share.printNow,
    ),
    h('h3', {}, s.share.embed),
    h('p', {}, s.share.embedNote),
    h('pre', { class: 'citation', dir: 'ltr', tabindex: 0, 'aria-label': s.share.code }, code),
    copyButton(s.share.copyCode, () => code),
    h(
      'details',
      {
        class: 'embed-preview',
        // Loaded when it is looked at only: it is a whole map.
        ontoggle: (event: Event) => {
          const details = event.currentTarget as HTMLDetailsElement;
          if (details.open && !details.querySelector('iframe'))
            details.append(h('iframe', { src: embed, title: s.share.frameTitle }));
        },
      },
      h('summary', {}, s.share.preview),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function feed({ filter, asOf }: State): HTMLElement | null {
  if (isContradiction(filter)) return null;
  return h(
    'p',
    { class: 'share-feed' },
    h('a', { href: feedAddress(filter, asOf), type: 'application/atom+xml' }, s.share.feed),
    h('span', { class: 'note' }, ` ${s.share.feedNote}`),
  );
}

function files({ filter, asOf }: State): Node[] {
  const links = formats.flatMap((ending) => {
    const address = exportAddress(filter, asOf, ending);
    return address === null
      ? []
      : [
          h(
            'li',
            {},
            h('a', { href: address, download: `incidents.${ending}` }, icon('save'), lookUp(s.share.formats, ending)),
          ),
        ];
  });
  return links.length > 0
    ? [h('ul', { class: 'share-files' }, ...links), h('p', { class: 'note' }, s.share.filesNote)]
    : [h('p', { class: 'note' }, s.share.noFiles)];
}

function addressOf(state: State, page: string): string {
  const address = new URL(page, document.baseURI);
  address.search = writeUrl(state);
  address.hash = '';
  return address.href;
}
