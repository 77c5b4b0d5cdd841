import { h } from '../dom';
import { drawing, gazetteerName, incidentOf, type Dossier, type Report } from '../incident';
import { provinceName, s } from '../strings';
import { published } from './report';
import { lookUpTold, type Told } from './told';

/** Draws the surroundings of an incident into a sheet once the basemap is here, and the places told once they are found. */
export type SmallMap = (sheet: HTMLElement, dossier: Dossier, told: Promise<Told[]>) => void;

/** Where it happened, as the record holds it and as each speaker told it. */
export function places(dossier: Dossier, smallMap: SmallMap): HTMLElement | null {
  const telling = dossier.reports.filter(({ place }) => place !== null && place !== '');
  const drawn = drawing(incidentOf(dossier)) !== 'list';
  if (!drawn && telling.length === 0) return null;
  const { place } = dossier;
  const name =
    gazetteerName(place) ??
    place.admin2 ??
    provinceName(place.admin1?.code, place.admin1?.name ?? null) ??
    s.where.country(place.country);
  const sheet = h('div', { class: 'small-map', role: 'img', 'aria-label': s.dossier.placesMap(name) });
  const found = h('p', { class: 'note', hidden: true }, s.dossier.placesFound);
  const list = telling.map(toldPlace);
  if (drawn) {
    const told = lookUpTold(dossier);
    smallMap(sheet, dossier, told);
    void told.then((all) => {
      const known = all.flatMap((one) => (one.found ? [{ ...one, found: one.found }] : []));
      found.hidden = known.length === 0;
      for (const line of list) {
        const at = known.findIndex(({ words }) => words === line.words);
        const place = known[at]?.found;
        if (place) line.found(at + 1, `${place.name}, ${s.where.radius(place.radius)}`);
      }
    });
  }
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
    list.length > 0 && h('ul', { class: 'told' }, ...list.map(({ item }) => item)),
    found,
  );
}

/** What one speaker said of the place, and the way to add what the gazetteer has found. */
function toldPlace(report: Report): {
  words: string | null;
  item: HTMLElement;
  found: (at: number, what: string) => void;
} {
  const number = h('span', { class: 'told-number' });
  const more = h('span', { dir: 'auto' });
  const date = published(report);
  const item = h(
    'li',
    {},
    number,
    h(
      'span',
      {},
      h('span', { class: 'told-place', dir: 'auto' }, report.place),
      h(
        'span',
        { class: 'fact-more' },
        h('span', { dir: 'auto' }, s.dossier.by(report.speaker)),
        date === null ? '' : ` · ${s.when.date(date, 'short')}`,
        more,
      ),
    ),
  );
  return {
    words: report.place,
    item,
    found: (at, what) => {
      number.textContent = s.figures.count(at);
      more.textContent = ` · ${what}`;
    },
  };
}
