import { describe, expect, it } from 'vitest';
import { noFilter } from '../src/filter';
import { firstState, type State } from '../src/state';
import { notUnderstood, readUrl, writeUrl } from '../src/url';

const full: State = {
  filter: {
    ...noFilter,
    from: '2021-08-26',
    to: '2021-08-30',
    types: ['explosions_remote_violence', 'armed_clash'],
    countries: ['AF'],
    actors: ['Islamic State, Khorasan ~ Province', 'Taliban & allies'],
    provinces: ['AF-KAB'],
    publishers: ['Dawn, Karachi'],
    statuses: ['disputed'],
    killedFrom: 5,
    precision: 'near',
    words: 'hand grenade',
  },
  asOf: '2021-08-30',
  layer: 'heat',
  sort: 'killed',
  bars: 'killed',
  chart: 'injured',
  inView: true,
  view: { lat: 33.9, lon: 67.7001, zoom: 6.25 },
  language: 'ps',
  selected: 'curated:2021-08-29-kabul-drone-strike',
};

describe('the address', () => {
  it('is empty for the page as it comes', () => {
    expect(writeUrl(firstState)).toBe('');
    expect(readUrl('')).toEqual(firstState);
  });

  it('restores all that it was written from', () => {
    expect(readUrl(writeUrl(full))).toEqual(full);
  });

  it('stays readable', () => {
    const state = { ...firstState, filter: { ...noFilter, types: ['grenade', 'battles'] }, selected: 'curated:x' };
    expect(writeUrl(state)).toBe('?type=grenade,battles&incident=curated:x');
  });

  it('leaves out what makes no sense and keeps the rest', () => {
    const state = readUrl('?from=2021-02-30&to=2021-08-30&sort=colour&at=91,0,5&country=,AF,,AF&colour=red');
    expect(state).toEqual({ ...firstState, filter: { ...noFilter, to: '2021-08-30', countries: ['AF'] } });
  });

  it('tells what of a link says nothing to it', () => {
    expect(notUnderstood('?from=2021-02-30&to=2021-08-30&constructor=x&at=&colour')).toEqual([
      'from=2021-02-30',
      'constructor=x',
      'colour',
    ]);
    expect(notUnderstood(writeUrl(full))).toEqual([]);
  });

  it('knows a language by its code and by its tag', () => {
    expect(readUrl('?lang=prs').language).toBe('prs');
    expect(readUrl('?lang=fa-AF').language).toBe('prs');
    expect(readUrl('?lang=xx').language).toBeNull();
  });

  it.each(['1,2', '1,2,x', '1,2,3,4', ',,', '1,999,5'])('has no view at "%s"', (at) => {
    expect(readUrl(`?at=${at}`).view).toBeNull();
  });
});
