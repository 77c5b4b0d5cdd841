import { h } from '../dom';
import { gazetteerName, type Dossier } from '../incident';
import { icon } from '../panel/icons';
import { provinceName, s, word } from '../strings';
import type { DossierEvents } from './panel';

export function facts(dossier: Dossier, events: DossierEvents): HTMLElement[] {
  const { date, place } = dossier;
  const row = (name: string, ...value: (Node | string | null | false)[]) =>
    h('div', { class: 'fact' }, h('dt', {}, name), h('dd', {}, ...value));
  const utc = /T(\d\d:\d\d)/.exec(date.occurred_at ?? '')?.[1];
  const province = provinceName(place.admin1?.code, place.admin1?.name ?? '');
  const named = new Set(
    // A town's district has the town's name most often, and only the town has it in other scripts.
    [
      gazetteerName(place),
      place.admin2 === place.gazetteer?.name ? null : place.admin2,
      province,
      s.where.country(place.country),
    ].filter((name) => !!name) as string[],
  );
  const drawn = place.precision !== 'country' && place.precision !== 'none';
  return [
    h(
      'dl',
      { class: 'facts' },
      row(
        s.dossier.when,
        h('span', { class: 'fact-main' }, s.when.words(date.start, date.end, date.precision)),
        h(
          'span',
          { class: 'fact-more' },
          date.local_time ? s.when.localTime(date.local_time.slice(0, 5)) : s.when.noTime,
          utc ? ` (${s.when.utc(utc)})` : '',
        ),
      ),
      row(
        s.dossier.where,
        h('span', { class: 'fact-main' }, s.listed([...named])),
        place.reported !== null &&
          h('span', { class: 'fact-more', dir: 'auto' }, `${s.where.reportedAs}: ${place.reported}`),
        h(
          'span',
          { class: `fact-more precision precision-${place.precision}` },
          s.where.precision(place.precision, province, s.where.radius(place.radius_m)),
        ),
        place.note ? h('span', { class: 'fact-more', dir: 'auto' }, place.note) : null,
        drawn &&
          h(
            'button',
            { type: 'button', class: 'link-button', onclick: () => events.showOnMap() },
            icon('target'),
            s.where.showOnMap,
          ),
      ),
      dossier.weapon ? row(s.dossier.weapon, h('span', { dir: 'auto' }, dossier.weapon)) : '',
      dossier.target_kind ? row(s.dossier.target, h('span', { dir: 'auto' }, dossier.target_kind)) : '',
      dossier.actors.length > 0 &&
        row(
          s.dossier.actors,
          h(
            'ul',
            { class: 'plain' },
            ...dossier.actors.map(({ name, role, aliases }) =>
              h(
                'li',
                {},
                h('span', { dir: 'auto' }, name),
                ` (${word('role', role)})`,
                aliases.length > 0 &&
                  h(
                    'details',
                    { class: 'note' },
                    h('summary', {}, s.dossier.alsoCalled(aliases.length)),
                    h('span', { dir: 'auto' }, s.listed(aliases)),
                  ),
              ),
            ),
          ),
        ),
    ),
  ];
}
