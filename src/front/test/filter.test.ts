import { describe, expect, it } from 'vitest';
import { filterQuery, isFiltered, noFilter, toggle, toggleType, type Filter } from '../src/filter';

const asked = (part: Partial<Filter>) => filterQuery({ ...noFilter, ...part }).toString();

describe('a filter', () => {
  it('asks for nothing when nothing is chosen', () => {
    expect(isFiltered(noFilter)).toBe(false);
    expect(asked({})).toBe('');
  });

  it.each([
    [{ from: '2021-08-28' }, 'datetime=2021-08-28%2F..'],
    [{ to: '2021-08-29' }, 'datetime=..%2F2021-08-29'],
    [{ types: ['battles', 'grenade'] }, 'event_type=battles&event_subtype=grenade'],
    [{ countries: ['AF', 'PK'], actors: ['Taliban'] }, 'country=AF&country=PK&actors=Taliban'],
    [{ attackers: ['a'], attacked: ['b'] }, 'attackers=a&targets=b'],
    [{ provinces: ['AF-KAB'], claimedBy: ['x'] }, 'admin1=AF-KAB&claimed_by=x'],
    [{ killedFrom: 5 }, 'killed=5..'],
    [{ killedFrom: 0, killedTo: 20 }, 'killed=0..20'],
    [{ precision: 'near' }, 'location_precision=near'],
    [{ words: 'hand grenade' }, 'q=hand+grenade'],
  ] as [Partial<Filter>, string][])('%j is %s', (part, query) => {
    expect(isFiltered({ ...noFilter, ...part })).toBe(true);
    expect(asked(part)).toBe(query);
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
