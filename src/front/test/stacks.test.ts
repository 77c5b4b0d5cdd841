import { describe, expect, it } from 'vitest';
import { stack } from '../src/map/stacks';

const spot = (item: string, x: number, y: number, radius = 9) => ({ item, x, y, radius });

describe('stacks', () => {
  it('gather what would be hidden and leave apart what can be told apart', () => {
    const stacks = stack([spot('big', 0, 0, 34), spot('under it', 20, 20), spot('beside it', 60, 0)]);
    expect(stacks.map(({ members }) => members)).toEqual([['big', 'under it'], ['beside it']]);
  });

  it('stand on one of their members', () => {
    const [only] = stack([spot('a', 10, 10), spot('b', 12, 12), spot('c', 10, 10)]);
    expect(only?.face).toEqual(spot('a', 10, 10));
    expect(only?.members).toEqual(['a', 'b', 'c']);
  });

  it('never lose anything, however many there are', () => {
    const spots = Array.from({ length: 5000 }, (_, i) =>
      spot(String(i), (i * 7919) % 900, (i * 104_729) % 700, 8 + (i % 20)),
    );
    const stacks = stack(spots);
    expect(stacks.flatMap(({ members }) => members).sort()).toEqual(spots.map(({ item }) => item).sort());
    for (const [i, { face: a }] of stacks.entries())
      for (const { face: b } of stacks.slice(i + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(24);
  });
});
