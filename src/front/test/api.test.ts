import { describe, expect, it } from 'vitest';
import { nextQuery, Problem, readIncident, serverQuery } from '../src/api';
import { noFilter } from '../src/filter';
import { drawing } from '../src/incident';
import { kindOf } from '../src/kinds';
import { webAddress } from '../src/dom';
import { some } from './some';

const feature = (properties: object, geometry: unknown = null) => ({
  type: 'Feature',
  id: 7,
  geometry,
  properties: {
    key: 'k',
    title: 't',
    date_start: '2021-08-29',
    date_end: '2021-08-29',
    event_type: 'battles',
    ...properties,
  },
});

describe('an incident from the server', () => {
  it('is taken with or without a point', () => {
    const point = { type: 'Point', coordinates: [69.2, 34.5] };
    expect(readIncident(feature({}, point)).point).toEqual([69.2, 34.5]);
    expect(readIncident(feature({})).point).toBeNull();
  });

  it.each([{}, null, 'x', feature({ key: 1 }), feature({ date_start: 'yesterday' }), { ...feature({}), id: 'seven' }])(
    'is refused when it is not one',
    (nonsense) => {
      expect(() => readIncident(nonsense)).toThrow(Problem);
    },
  );
});

describe('a next link', () => {
  it('gives its query only, whatever host it names', () => {
    const links = [
      { rel: 'self', href: '/a' },
      { rel: 'next', href: 'https://elsewhere/ogc?limit=2&offset=2' },
    ];
    expect(nextQuery(links)?.toString()).toBe('limit=2&offset=2');
  });

  it('may be missing or broken', () => {
    expect([undefined, [], [{ rel: 'next' }], [{ rel: 'next', href: '/x' }], [null]].map(nextQuery)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('the question to the server', () => {
  it('leaves open what is not asked for', () => {
    expect(serverQuery(noFilter, null).toString()).toBe('');
    expect(serverQuery({ ...noFilter, from: '2021-08-26' }, '1,2,3,4').get('datetime')).toBe('2021-08-26/..');
    expect(serverQuery({ ...noFilter, to: '2021-08-26', countries: ['AF'] }, null).toString()).toBe(
      'datetime=..%2F2021-08-26&country=AF',
    );
  });
});

describe('of a single choice the server is asked, of several the page sees to it', () => {
  it.each([
    [{ types: ['battles'] }, 'event_type=battles'],
    [{ types: ['suicide_bomb'] }, 'event_subtype=suicide_bomb'],
    [{ types: ['battles', 'suicide_bomb'] }, ''],
    [{ actors: ['Taliban'] }, 'actors=Taliban'],
    [{ actors: ['Taliban', 'Frontier Corps'], countries: ['AF', 'PK'] }, ''],
  ])('%j', (part, question) => {
    expect(serverQuery({ ...noFilter, ...part }, null).toString()).toBe(question);
  });
});

describe('drawing', () => {
  it.each([
    ['exact', 'point'],
    ['place', 'point'],
    ['near', 'point'],
    ['admin2', 'disc'],
    ['fuzzy', 'disc'],
    ['country', 'list'],
    ['none', 'list'],
    ['somehow', 'list'],
  ])('%s as %s', (location_precision, how) => {
    expect(drawing(some({ location_precision }))).toBe(how);
  });

  it('shows a province as its area, and never as a point', () => {
    expect(drawing(some({ location_precision: 'admin1', admin1: 'AF-NAN' }))).toBe('province');
    expect(drawing(some({ location_precision: 'admin1' }))).toBe('disc');
    expect(drawing(some({ location_precision: 'admin1', point: null }))).toBe('list');
  });

  it('has a kind for every incident', () => {
    expect(kindOf(some({ event_subtype: 'suicide_bomb' }))).toBe('suicide');
    expect(kindOf(some({ event_subtype: 'grenade' }))).toBe('bomb');
    expect(kindOf(some({ event_type: 'riots', event_subtype: null }))).toBe('protest');
    expect(kindOf(some({ event_type: 'unheard_of', event_subtype: null }))).toBe('other');
  });
});

describe('an address from a source', () => {
  it.each(['https://example.org/a', 'http://example.org', 'HTTPS://example.org/'])('%s becomes a link', (address) => {
    expect(webAddress(address)).not.toBeNull();
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    '//example.org',
    'https://',
    'example.org',
    '',
  ])('%j stays text', (address) => {
    expect(webAddress(address)).toBeNull();
  });
});
