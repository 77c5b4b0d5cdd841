import { expect, test } from 'vitest';
import type { Rows } from '../src/answer';
import type { Incident } from '../src/incident';
import { ListRows, type Beginning } from '../src/panel/rows';
import { some } from './some';

const row = (key: string): Incident => some({ key });
const all = Array.from({ length: 1000 }, (_, i) => row(`k${i}`));
const begin = (part: Partial<Beginning> = {}): Beginning => ({
  first: all.slice(0, 50),
  total: 1000,
  query: 'sort=newest',
  revision: 1,
  ...part,
});

/** A list whose server has `all`, and what was asked of it. */
function made() {
  const asked: (number | string)[] = [];
  let grown: () => void = () => undefined;
  const rows = new ListRows(
    (where): Promise<Rows> => {
      asked.push(where);
      const at = typeof where === 'number' ? where : all.findIndex(({ key }) => key === where);
      const offset = Math.max(0, at - 25);
      return Promise.resolve({
        matched: 1000,
        offset: at < 0 ? null : offset,
        rows: at < 0 ? [] : all.slice(offset, offset + 50),
      });
    },
    () => grown(),
  );
  const growth = () => new Promise<void>((resolve) => (grown = resolve));
  return { rows, asked, growth };
}

test('an incident far down the list has its neighbours once the server has told its place', async () => {
  const { rows, asked, growth } = made();
  rows.begin(begin());
  const told = growth();
  expect(rows.around('k700')).toBeNull();
  await told;
  expect(rows.around('k700')).toEqual({ previous: 'k699', next: 'k701', position: 701, of: 1000 });
  expect(asked).toEqual(['k700']);
});

test('an incident that the list does not hold is asked for once', async () => {
  const { rows, asked, growth } = made();
  rows.begin(begin());
  const told = growth();
  rows.around('elsewhere');
  await told;
  expect(rows.around('elsewhere')).toBeNull();
  rows.begin(begin());
  rows.around('elsewhere');
  expect(asked).toEqual(['elsewhere']);
});

test('rows are kept while the question stays the same, and asked for anew where the data has changed', async () => {
  const { rows, asked, growth } = made();
  rows.begin(begin());
  let told = growth();
  rows.around('k700');
  await told;

  rows.begin(begin());
  expect(rows.around('k700')?.position).toBe(701);
  expect(asked).toEqual(['k700']);

  all.unshift(row('newest'));
  rows.begin(begin({ first: all.slice(0, 50), total: 1001, revision: 2 }));
  expect(rows.at(700)?.key).toBe('k700');
  expect(rows.isNew(700)).toBe(false);
  told = growth();
  expect(rows.around('k700')?.position).toBe(701);
  await told;
  expect(rows.around('k700')).toEqual({ previous: 'k699', next: 'k701', position: 702, of: 1001 });
  all.shift();
});

test('another question forgets what was known of the last one', async () => {
  const { rows, growth } = made();
  rows.begin(begin());
  const told = growth();
  rows.around('k700');
  await told;
  rows.begin(begin({ query: 'sort=oldest' }));
  expect(rows.at(700)).toBeUndefined();
});
