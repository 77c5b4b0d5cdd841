import { readFileSync } from 'node:fs';
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { shapes } from '../src/dossier/speakers';
import { glyphs, kinds } from '../src/kinds';

const sheet = readFileSync(new URL('../styles/colours.css', import.meta.url), 'utf8');

/** Every colour of a theme by its name without the dashes; dark says only where it differs. */
function theme(selector: string): Map<string, string> {
  const [block = ''] = sheet.slice(sheet.indexOf(`${selector} {`)).split('}');
  return new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const light = theme(':root');
const themes = [
  ['light', light],
  ['dark', new Map([...light, ...theme(":root[data-theme='dark']")])],
] as const;

/** How whoever lacks one kind of cone sees a colour, by Machado, Oliveira and Fernandes (2009). */
const readers: [reader: string, see: (colour: Color) => Color | undefined][] = [
  ['all cones', (colour) => colour],
  ['no red cones', filterDeficiencyProt(1)],
  ['no green cones', filterDeficiencyDeuter(1)],
  ['no blue cones', filterDeficiencyTrit(1)],
];

const apart = differenceCiede2000();

describe.each(themes)('in %s colours', (_, colours) => {
  const colour = (name: string) => {
    const value = colours.get(name);
    const parsed = parse(value ?? '');
    if (!parsed) throw new Error(`colours.css has no --${name}.`);
    return parsed;
  };
  describe.each(readers)('for a reader with %s', (_reader, see) => {
    it.each([
      ['provinces', ['choropleth-1', 'choropleth-2', 'choropleth-3', 'choropleth-4', 'choropleth-5']],
      ['density', ['heat-1', 'heat-2', 'heat-3', 'heat-4']],
    ])('neighbours on the scale of %s are apart', (_scale, steps) => {
      const seen = steps.map((step) => see(colour(step)));
      const differences = seen.slice(1).map((step, i) => apart(step ?? '', seen[i] ?? ''));
      expect(Math.min(...differences)).toBeGreaterThan(10);
    });
  });

  it.each(['map-land', 'map-sea', 'symbol-edge', 'symbol-glyph'])('every symbol has 3:1 beside --%s', (ground) => {
    const faint = kinds.filter((kind) => wcagContrast(colour(kind), colour(ground)) < 3);
    expect(faint).toEqual([]);
  });
});

it('what colour tells of kinds and speakers, a shape tells too', () => {
  expect(new Set(Object.values(glyphs)).size).toBe(kinds.length);
  expect(new Set(Object.values(shapes)).size).toBe(8);
});
