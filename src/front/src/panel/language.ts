import { h } from '../dom';
import { languages, type Language, type LanguageCode } from '../languages';
import { remember } from '../memory';
import { site } from '../site';
import { language as spoken, s } from '../strings';
import { icon } from './icons';

/** Those of the site, in its order. */
function offered(): readonly Language[] {
  if (site.languages.length === 0) return languages;
  return site.languages.flatMap((code) => languages.filter((language) => language.code === code));
}

/**
 * Each language in its own words, for whoever cannot read the one that the page is in. `addressIn` is where the page goes
 * on, as it is now, in another.
 */
export function openLanguages(addressIn: (code: LanguageCode) => string): void {
  const dialog = h(
    'dialog',
    { class: 'about languages', 'aria-labelledby': 'languages-heading', onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'about-top' },
      h('h2', { id: 'languages-heading' }, s.page.language),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': s.page.close, onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    h(
      'ul',
      { class: 'plain' },
      ...offered().map(({ code, tag, direction, name }) =>
        h(
          'li',
          {},
          h(
            'a',
            {
              href: addressIn(code),
              hreflang: tag,
              lang: tag,
              dir: direction,
              'aria-current': code === spoken.code && 'true',
              onclick: () => remember('language', code),
            },
            name,
          ),
        ),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
