import { describe, expect, it } from 'vitest';
import { addDays, civilPart, dateWords, isCivil, lastOfMonth, rangeWords } from '../src/dates';

describe('civil dates', () => {
  it('are the same words in every time zone of the reader', () => {
    const words = [
      ['Pacific/Kiritimati', 'Asia/Kabul', 'America/New_York', 'Pacific/Pago_Pago'].map((zone) => {
        process.env.TZ = zone;
        return dateWords('2021-08-29', 'en-GB');
      }),
    ].flat();
    expect(new Set(words)).toEqual(new Set(['29 August 2021']));
  });

  it('exist in the calendar or are none', () => {
    expect(['2021-08-29', '2020-02-29', '0025-01-01'].map(isCivil)).toEqual([true, true, true]);
    expect(['2021-02-29', '2021-13-01', '2021-8-29', '29 Aug', ''].map(isCivil)).toEqual(Array(5).fill(false));
  });

  it('step over months, years and the day that clocks change', () => {
    expect(addDays('2021-08-29', 7)).toBe('2021-09-05');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
    expect(addDays('2021-11-07', 1)).toBe('2021-11-08');
    expect(lastOfMonth('2020-02')).toBe('2020-02-29');
    expect(lastOfMonth('2021-12')).toBe('2021-12-31');
  });

  it('read as a range, and as one day when both ends are one', () => {
    expect(rangeWords('2021-08-27', '2021-08-28', 'en-GB').replace(/\s/g, ' ')).toMatch(/^27\s?–\s?28 August 2021$/);
    expect(rangeWords('2021-08-29', '2021-08-29', 'en-GB')).toBe('29 August 2021');
  });

  it('are cut from an instant without shifting it', () => {
    expect(civilPart('2021-08-29T23:30:00Z')).toBe('2021-08-29');
  });

  it('come back as they are when they are no dates', () => {
    expect(dateWords('soon', 'en-GB')).toBe('soon');
    expect(rangeWords('soon', 'later', 'en-GB')).toBe('soon – later');
  });
});
