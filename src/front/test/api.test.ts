import { describe, expect, it } from 'vitest';
import { readAnswer, readIncident, readRows } from '../src/answer';
import { Problem } from '../src/api';
import { drawing } from '../src/incident';
import { kindOf } from '../src/kinds';
import { webAddress } from '../src/dom';
import { some } from './some';

const row = (part: object = {}) => ({
  id: 7,
  key: 'k',
  title: 't',
  at: null,
  date_start: '2021-08-29',
  date_end: '2021-08-29',
  event_type: 'battles',
  killed: [null, null, null],
  ...part,
});

describe('an incident from the server', () => {
  it('is taken with or without a point', () => {
    expect(readIncident(row({ at: [69.2, 34.5] }))?.point).toEqual([69.2, 34.5]);
    expect(readIncident(row())?.point).toBeNull();
    expect(readIncident(row({ killed: [1, 10, 10] }))).toMatchObject({
      killed_low: 1,
      killed_best: 10,
      killed_high: 10,
    });
  });

  it('is left out when it was deleted meanwhile', () => {
    expect(readIncident(row({ key: null, title: null }))).toBeNull();
    expect(readRows({ matched: 2, rows: [row(), row({ key: null })] }).rows).toHaveLength(1);
  });

  it.each([{}, null, 'x', row({ key: 1 }), row({ date_start: 'yesterday' }), row({ id: 'seven' })])(
    'is refused when it is not one: %j',
    (nonsense) => {
      expect(() => readIncident(nonsense)).toThrow(Problem);
    },
  );
});

describe('an answer', () => {
  it.each([{}, null, [], { revision: 1, total: 0 }])('is refused when it is none: %j', (nonsense) => {
    expect(() => readAnswer(nonsense)).toThrow(Problem);
    expect(() => readRows(nonsense)).toThrow(Problem);
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
    expect(drawing(some({ location_precision: 'admin1', location_radius_m: null }))).toBe('list');
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
