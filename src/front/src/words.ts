import { byId, h, replace } from './dom';
import { mostListed } from './panel/list';
import { s } from './strings';

/** The words that stand on the page whatever it shows. */
export function writeFixedWords(): void {
  replace(byId('blurb'), h('b', {}, s.page.area), ' ', s.page.blurb);
  byId('skip-list').textContent = s.page.skipToList;
  byId('skip-map').textContent = s.page.skipToMap;
  byId('map-help').textContent = s.page.mapHelp(mostListed);
  byId('map').setAttribute('aria-describedby', 'map-help');
  byId('browse').setAttribute('aria-label', s.page.incidents);
}
