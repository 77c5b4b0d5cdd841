import { describe, expect, it } from 'vitest';
import { s, word } from '../src/strings';

describe('a figure in words', () => {
  it.each([
    [7, 7, false, '7'],
    [0, 0, false, 'none'],
    [10, null, false, 'at least 10'],
    [null, 170, false, 'up to 170'],
    [60, 60, true, 'about 60'],
    [2, 3, false, '2 to 3'],
    [null, null, false, 'no number'],
    [1200, null, true, 'at least about 1,200'],
  ])('%s to %s, approximate %s: %s', (atLeast, atMost, approximate, words) => {
    expect(s.figures.said(atLeast, atMost, approximate)).toBe(words);
  });
});

it('a range tells what its speaker holds most likely', () => {
  expect(s.figures.said(1, 5, false, 3)).toBe('1 to 5, most likely 3');
  expect(s.figures.said(7, 7, false, 7)).toBe('7');
  expect(s.figures.said(10, null, false, null)).toBe('at least 10');
});

describe('how surely the day is known', () => {
  it.each([
    ['2021-08-29', '2021-08-29', 'day', '29 August 2021'],
    ['2021-08-29', '2021-08-29', 'within_days', 'about 29 August 2021'],
    ['2021-08-01', '2021-08-31', 'month', 'some time in August 2021'],
    ['2021-01-01', '2021-12-31', 'year', 'some time in 2021'],
  ])('%s to %s, %s: %s', (start, end, precision, words) => {
    expect(s.when.words(start, end, precision)).toBe(words);
  });
});

describe('words of the vocabulary', () => {
  it('are plain English, also for what a later version brings', () => {
    expect(word('event_subtype', 'air_drone_strike')).toBe('Air or drone strike');
    expect(word('event_subtype', 'sea_mine_attack')).toBe('Sea mine attack');
    expect(word('event_subtype', 'constructor')).toBe('Constructor');
    expect(word('status', null)).toBe('');
  });
});

describe('the place', () => {
  it('says its radius in metres or kilometres', () => {
    expect([300, 1500, 40_000, 0, null].map(s.where.radius)).toEqual(['300 m', '1.5 km', '40 km', '', '']);
  });

  it('says the country, or the code that is no country', () => {
    expect(['AF', 'PK', null, 'nowhere'].map(s.where.country)).toEqual([
      'Afghanistan',
      'Pakistan',
      'Country not known',
      'nowhere',
    ]);
  });
});
