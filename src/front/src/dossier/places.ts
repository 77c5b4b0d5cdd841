import { h } from '../dom';
import { drawing, incidentOf, type Dossier } from '../incident';
import { provinceName, s } from '../strings';
import { published } from './report';

/** Draws the surroundings of an incident into a sheet once the basemap is here. */
export type SmallMap = (sheet: HTMLElement, dossier: Dossier) => void;

/** Where it happened, as the record holds it and as each speaker told it. */
export function places(dossier: Dossier, smallMap: SmallMap): HTMLElement | null {
  const told = dossier.reports.filter(({ place }) => place !== null && place !== '');
  const drawn = drawing(incidentOf(dossier)) !== 'list';
  if (!drawn && told.length === 0) return null;
  const { place } = dossier;
  const name =
    place.gazetteer?.name ??
    place.admin2 ??
    provinceName(place.admin1?.code, place.admin1?.name ?? null) ??
    s.where.country(place.country);
  const sheet = h('div', { class: 'small-map', role: 'img', 'aria-label': s.dossier.placesMap(name) });
  if (drawn) smallMap(sheet, dossier);
  return h(
    'section',
    { class: 'block' },
    h('h3', {}, s.dossier.places),
    drawn && sheet,
    h(
      'p',
      { class: 'note' },
      s.where.precision(
        place.precision,
        provinceName(place.admin1?.code, place.admin1?.name ?? ''),
        s.where.radius(place.radius_m),
      ),
    ),
    told.length > 0 &&
      h(
        'ul',
        { class: 'told' },
        ...told.map((report) => {
          const date = published(report);
          return h(
            'li',
            {},
            h('span', { class: 'told-place', dir: 'auto' }, report.place),
            h(
              'span',
              { class: 'fact-more' },
              h('span', { dir: 'auto' }, s.dossier.by(report.speaker)),
              date === null ? '' : ` · ${s.when.date(date, 'short')}`,
            ),
          );
        }),
      ),
  );
}
