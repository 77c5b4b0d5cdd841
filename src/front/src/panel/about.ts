import { h, webAddress } from '../dom';
import { site } from '../site';
import { s } from '../strings';
import { icon } from './icons';

/** How to read the map, in a dialog. */
export function openAbout(): void {
  const { contact, data_notice: notice } = site;
  const dialog = h(
    'dialog',
    { class: 'about', 'aria-labelledby': 'about-heading', onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'about-top' },
      h('h2', { id: 'about-heading' }, s.about.heading),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': s.page.close, onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    ...s.about.paragraphs.map((text) => h('p', {}, text)),
    h('h3', {}, s.about.data),
    notice !== null && h('p', { dir: 'auto' }, notice),
    h('p', {}, s.about.dataText, ' ', h('a', { href: 'ogc' }, new URL('ogc', document.baseURI).href)),
    h('h3', {}, s.about.sources),
    h('ul', {}, ...s.attribution.basemap.map((text) => h('li', {}, text))),
    contact !== null && h('h3', {}, s.about.contact),
    contact !== null &&
      h(
        'p',
        {},
        webAddress(contact) === null
          ? /^[^\s@:/]+@[^\s@:/]+$/.test(contact)
            ? h('a', { href: `mailto:${contact}` }, contact)
            : contact
          : h('a', { href: webAddress(contact), rel: 'noopener' }, contact),
      ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
