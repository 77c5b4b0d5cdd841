import { byId, h } from '../dom';
import { icon } from '../panel/icons';
import { s } from '../strings';
import { writeUrl } from '../url';
import type { State } from '../state';

export const isEmbedded = document.documentElement.classList.contains('is-embed');

/** In a frame on another page: a way out to the whole map, with what is shown. */
export function embedBar(state: () => State): void {
  if (!isEmbedded) return;
  const link = h(
    'a',
    { class: 'over-map embed-link', target: '_blank', rel: 'noopener' },
    s.share.openFull,
    icon('out'),
  );
  const follow = () => {
    const address = new URL('./', document.baseURI);
    address.search = writeUrl(state());
    link.href = address.href;
  };
  follow();
  link.addEventListener('pointerdown', follow);
  link.addEventListener('focus', follow);
  byId('stage').append(link);
}
