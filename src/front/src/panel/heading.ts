import { byId, h } from '../dom';
import { site } from '../site';
import { s } from '../strings';

/** The site's name, and its logo and notice on the data where it has them. */
export function writeHeading(): void {
  const title = site.title ?? s.page.title;
  const heading = byId('title');
  document.title = title;
  heading.textContent = title;
  heading.dir = 'auto';
  if (site.logo !== null) heading.prepend(h('img', { class: 'logo', src: site.logo, alt: '' }));
  if (site.data_notice !== null)
    byId('blurb').after(h('p', { id: 'data-notice', dir: 'auto', title: site.data_notice }, site.data_notice));
}

/** Who made the ground of the map, in one line. */
export function credits(): string {
  return site.tile_layer ? s.attribution.tiles(site.tile_layer.attribution) : s.attribution.line;
}
