import { describe, expect, it } from 'vitest';
import type { MapAnswer } from '../src/answer';
import type { Province } from '../src/map/basemapData';
import { breaksOf, classOf, valuesOf } from '../src/map/shades';

const basemap = { provinces: new Map(['AF-KAB', 'AF-NAN', 'PK-BA'].map((code) => [code, {} as Province])) };
const answer = {
  counts: {
    admin1: [
      { value: 'IR-13', count: 900, killed: 400 },
      { value: 'PK-BA', count: 30, killed: 9 },
      { value: 'AF-KAB', count: 20, killed: 200 },
      { value: 'AF-NAN', count: 1, killed: 0 },
    ],
  },
} as unknown as MapAnswer;
const valuesIn = (...given: Parameters<typeof valuesOf>) => Object.fromEntries(valuesOf(...given));

describe('shades of provinces', () => {
  it('go by the provinces that are drawn', () => {
    expect(valuesIn(answer, 'provinces', [], basemap)).toEqual({ 'PK-BA': 30, 'AF-KAB': 20, 'AF-NAN': 1 });
    expect(valuesIn(answer, 'killed', [], basemap)).toEqual({ 'PK-BA': 9, 'AF-KAB': 200, 'AF-NAN': 0 });
    expect(breaksOf(valuesOf(answer, 'provinces', [], basemap).values())).toEqual([1, 20, 30]);
  });

  it('go by the chosen ones where some are chosen', () => {
    expect(valuesIn(answer, 'provinces', ['AF-KAB', 'IR-13'], basemap)).toEqual({ 'AF-KAB': 20 });
  });

  it('are none before there is anything to draw', () => {
    expect(valuesIn(answer, 'provinces', [], null)).toEqual({});
  });

  it('are darkest where there is most, and none where there is nothing', () => {
    expect([30, 20, 1, 0].map((value) => classOf(value, [1, 20, 30]))).toEqual([5, 4, 3, 0]);
  });
});
