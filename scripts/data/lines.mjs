/** lines.mjs FILE HIGHEST: the segments of a GMT dump as GeoJSON, one feature per level (l) from 0 to HIGHEST; 0 counts as 1. */
import { readFileSync } from 'node:fs';

const [file, highest] = process.argv.slice(2);
const levels = new Map();
let line;
for (const text of readFileSync(file, 'utf8').split('\n')) {
  if (text.startsWith('>')) {
    const level = Number(text.match(/Level (\d+)/)[1]);
    line = [];
    if (level > Number(highest)) continue;
    const l = Math.max(level, 1);
    levels.set(l, [...(levels.get(l) ?? []), line]);
  } else if (text.trim()) {
    line.push(text.trim().split(/\s+/).map(Number));
  }
}
const features = [...levels].map(([l, lines]) => ({ type: 'Feature', properties: { l },
  geometry: { type: 'MultiLineString', coordinates: lines.filter(points => points.length > 1) } }));
process.stdout.write(JSON.stringify({ type: 'FeatureCollection', features }));
