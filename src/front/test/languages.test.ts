import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Strings } from '../src/strings';
import { en } from '../src/strings/en';
import { prs } from '../src/strings/prs';
import { ps } from '../src/strings/ps';
import { ur } from '../src/strings/ur';

const others: [name: string, strings: Strings][] = [
  ['Urdu', ur],
  ['Pashto', ps],
  ['Dari', prs],
];

/** Names that are the same in every language. */
const names = ['locale', 'share.formats.geojson', 'share.formats.geojsons', 'share.formats.parquet', 'take.geojson'];

type Say = (...given: unknown[]) => string;
type Leaf = string | Say;

/** Every line with its path: `filters.precisions.exact`. */
function lines(part: object, path = ''): [path: string, line: Leaf][] {
  return Object.entries(part)
    .filter(([key]) => key !== 'provinces')
    .flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? lines(value, `${path}${key}.`) : [[`${path}${key}`, value as Leaf]],
    );
}

const english = new Map(lines(en));

describe.each(others)('%s', (_, strings) => {
  const own = new Map(lines(strings));

  it('says all that English says, and nothing else', () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
  });

  it('names every province', () => {
    expect(Object.keys(strings.provinces)).toHaveLength(34 + 7);
    expect(Object.values(strings.provinces).filter((name) => !/^[\p{Script=Arabic}\u200c -]+$/u.test(name))).toEqual(
      [],
    );
  });

  it('says it in its own words', () => {
    const same = [...own].filter(([path, line]) => line !== '' && line === english.get(path) && !names.includes(path));
    expect(same).toEqual([]);
    const latin = [...own].filter(
      ([path, line]) =>
        typeof line === 'string' && line !== '' && !names.includes(path) && !/\p{Script=Arabic}/u.test(line),
    );
    expect(latin).toEqual([]);
  });

  it.each([...english].filter(([, line]) => typeof line === 'function'))(
    '%s tells all that it is given',
    (path, line) => {
      const given = fitting(line as Say);
      expect(told(own.get(path) as Say, given)).toEqual(told(line as Say, given));
    },
  );
});

/** As data/vocabularies has them: a word that a language lacks would be shown in English letters. */
const vocabulary = JSON.parse(
  readFileSync(new URL('../../../data/vocabularies/event_types.json', import.meta.url), 'utf8'),
) as { name: string; sub_types: { name: string }[] }[];

it.each([['English', en] as [string, Strings], ...others])('%s has words for every type and subtype', (_, strings) => {
  const { event_type, event_subtype } = strings.words;
  expect(Object.keys(event_type).sort()).toEqual(vocabulary.map(({ name }) => name).sort());
  const subtypes = vocabulary.flatMap(({ sub_types }) => sub_types.map(({ name }) => name));
  expect(Object.keys(event_subtype).sort()).toEqual(subtypes.sort());
  for (const words of Object.values({ ...event_type, ...event_subtype })) expect(words).toMatch(/\p{L}/u);
});

it.each(['one', 'other'])('every language has words for a number that is %s', (form) => {
  for (const strings of [en, ur, ps, prs]) expect(strings.list.reports(form === 'one' ? 1 : 3)).toMatch(/\p{L}/u);
});

/** What a function of unknown parameters may be given: a text, a number, several of them. */
const kinds: ((i: number) => unknown)[] = [
  (i) => `Qx${'abcdefg'.charAt(i)}`,
  (i) => 21 + 10 * i,
  (i) => [21 + 10 * i, 22 + 10 * i, 23 + 10 * i],
  (i) => [`Qy${'abcdefg'.charAt(i)}`, 'Qz'],
];

/** Arguments that English can make a sentence of; of several such the one that it tells most of. */
function fitting(line: Say): unknown[] {
  const choices = Array.from({ length: kinds.length ** line.length }, (_, choice) =>
    Array.from({ length: line.length }, (_, i) => kinds[Math.floor(choice / kinds.length ** i) % kinds.length]?.(i)),
  );
  const fit = choices.filter((given) => /^(?!.*(NaN|undefined|Invalid)).+$/.test(attempt(line, given) ?? ''));
  const [most] = fit.sort((a, b) => told(line, b).length - told(line, a).length);
  if (!most) throw new Error(`Nothing fits ${String(line)}.`);
  return most;
}

function attempt(line: Say, given: unknown[]): string | null {
  try {
    const text: unknown = line(...given);
    return typeof text === 'string' ? text : null;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Which of the arguments the sentence holds. */
function told(line: Say, given: unknown[]): number[] {
  const text = (attempt(line, given) ?? '')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٬,]/g, '');
  return given.flatMap((one, i) => ([one].flat().every((value) => text.includes(String(value))) ? [i] : []));
}
