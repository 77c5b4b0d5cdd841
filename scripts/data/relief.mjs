/** relief.mjs HEIGHTS SHADE WIDTH HEIGHT OUT: one byte per pixel each in, a PPM out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './table.mjs';

const [heightsFile, shadeFile, width, height, out] = process.argv.slice(2);
const heights = readFileSync(heightsFile), shade = readFileSync(shadeFile);
const tint = readTable(join(import.meta.dirname, 'tint.tsv')).map(row => Object.values(row).map(Number));

// Flat ground has sin 45° of the light; the shade is held back, since names and incidents are to be read on top of it.
const flat = Math.sin(Math.PI / 4) * 254 + 1, strength = 0.45;

const colours = Array.from({ length: 256 }, (_, value) => {
  const above = Math.max(1, tint.findIndex(([v]) => v >= value));
  const [low, high] = [tint[above - 1], tint[above]];
  const part = (value - low[0]) / (high[0] - low[0]);
  return [1, 2, 3].map(i => low[i] + part * (high[i] - low[i]));
});
const pixels = Buffer.alloc(heights.length * 3);
for (let i = 0; i < heights.length; i++) {
  const light = shade[i] === 0 ? 1 : 1 + strength * (shade[i] / flat - 1);
  for (let band = 0; band < 3; band++) pixels[i * 3 + band] = Math.max(0, Math.min(255, Math.round(colours[heights[i]][band] * light)));
}
writeFileSync(out, Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), pixels]));
