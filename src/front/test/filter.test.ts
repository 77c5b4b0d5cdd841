import { describe, expect, it } from 'vitest';
import { facets, isFiltered, matches, noFilter, sorted, toggle, toggleType, type Filter } from '../src/filter';
import { some } from './some';

const only = (part: Partial<Filter>): Filter => ({ ...noFilter, ...part });

describe('a filter', () => {
  it('lets everything through when nothing is asked for', () => {
    expect(isFiltered(noFilter)).toBe(false);
    expect(matches(some(), noFilter)).toBe(true);
  });

  it('takes both ends of the date range in', () => {
    const filter = only({ from: '2021-08-28', to: '2021-08-29' });
    const on = (day: string) => matches(some({ date_start: day, date_end: day }), filter);
    expect(['2021-08-27', '2021-08-28', '2021-08-29', '2021-08-30'].map(on)).toEqual([false, true, true, false]);
  });

  it('keeps an incident of which any possible day is in the range', () => {
    const sometimeInAugust = some({ date_start: '2021-08-01', date_end: '2021-08-31', date_precision: 'month' });
    expect(matches(sometimeInAugust, only({ from: '2021-08-31' }))).toBe(true);
    expect(matches(sometimeInAugust, only({ from: '2021-09-01' }))).toBe(false);
  });

  it('finds a type with all its subtypes, and a subtype alone', () => {
    const grenade = some();
    const clash = some({ event_type: 'battles', event_subtype: 'armed_clash' });
    expect(matches(grenade, only({ types: ['explosions_remote_violence'] }))).toBe(true);
    expect(matches(grenade, only({ types: ['suicide_bomb'] }))).toBe(false);
    expect(matches(clash, only({ types: ['suicide_bomb', 'battles'] }))).toBe(true);
  });

  it('asks for any of the values of one list and for all of the lists', () => {
    const incident = some({ country: 'AF', actors: ['Taliban', 'Afghan civilians'] });
    expect(matches(incident, only({ countries: ['PK', 'AF'], actors: ['Taliban'] }))).toBe(true);
    expect(matches(incident, only({ countries: ['PK'], actors: ['Taliban'] }))).toBe(false);
  });
});

describe('facets', () => {
  const incidents = [
    some({ country: 'AF', event_subtype: 'suicide_bomb', actors: ['A', 'A', 'B'] }),
    some({ country: 'PK', actors: ['B'] }),
    some({ country: 'PK', event_type: 'battles', event_subtype: 'armed_clash', date_end: '2021-09-02' }),
  ];

  it('count each choice under the other filters, not under its own', () => {
    const found = facets(incidents, only({ countries: ['AF'] }));
    expect([...found.countries]).toEqual([
      ['AF', 1],
      ['PK', 2],
    ]);
    expect([...found.actors]).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect(found.types.get('battles')?.count).toBe(0);
    expect(found.types.get('explosions_remote_violence')?.subtypes.get('suicide_bomb')).toBe(1);
  });

  it('count an incident in each month that it may belong to', () => {
    expect([...facets(incidents, noFilter).months]).toEqual([
      ['2021-08', 3],
      ['2021-09', 1],
    ]);
  });
});

describe('ticking types', () => {
  const tree = new Map([
    [
      'explosions',
      {
        subtypes: new Map([
          ['bomb', 1],
          ['mine', 1],
          ['grenade', 1],
        ] as const),
      },
    ],
    ['battles', { subtypes: new Map([['clash', 1]]) }],
  ]);

  it('takes the subtypes over into their type, and gives them back', () => {
    expect(toggleType(['bomb'], tree, 'explosions')).toEqual(['explosions']);
    expect(toggleType(['explosions', 'clash'], tree, 'explosions')).toEqual(['clash']);
  });

  it('leaves the others when one subtype of a whole type is cleared', () => {
    expect(toggleType(['explosions'], tree, 'explosions', 'mine')).toEqual(['bomb', 'grenade']);
  });

  it('makes the type of its last subtype', () => {
    expect(toggleType(['bomb', 'mine'], tree, 'explosions', 'grenade')).toEqual(['explosions']);
    expect(toggleType([], tree, 'battles', 'clash')).toEqual(['clash']);
  });

  it('ticks and clears plain values', () => {
    expect(toggle(toggle([], 'AF'), 'PK')).toEqual(['AF', 'PK']);
    expect(toggle(['AF', 'PK'], 'AF')).toEqual(['PK']);
  });
});

describe('order', () => {
  const morning = some({ local_time: '07:00', killed_best: 3 });
  const evening = some({ local_time: '19:00' });
  const later = some({ date_start: '2021-08-30', date_end: '2021-08-30', killed_best: 0 });

  it('goes by day and hour', () => {
    expect(sorted([morning, later, evening], 'newest')).toEqual([later, evening, morning]);
    expect(sorted([later, evening, morning], 'oldest')).toEqual([morning, evening, later]);
  });

  it('puts incidents without a figure after those with none killed', () => {
    expect(sorted([evening, later, morning], 'killed')).toEqual([morning, later, evening]);
  });
});
