/** Reads the gazetteer as a program would and lists what is wrong. node check.mjs [GAZETTEER [BASEMAP]]; exit 1 if anything is. */
import { readFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { contains, metresToEdge, readProvinces } from './geometry.mjs';
import { fold } from './names.mjs';
import { readTable } from './table.mjs';

const data = join(import.meta.dirname, '../../data');
const [gazetteer = join(data, 'gazetteer'), basemap = join(data, 'basemap')] = process.argv.slice(2);
const table = name => readTable(join(gazetteer, name));

const kinds = ['country', 'admin1', 'admin2', 'town', 'neighbourhood', 'airport', 'area'];
const rungs = ['exact', 'place', 'near', 'admin2', 'admin1', 'fuzzy', 'country', 'none'];
const problems = [];
const wrong = (where, what) => problems.push(`${where}: ${what}`);

const places = new Map();
for (const file of ['places.tsv', 'overrides.tsv']) {
  const here = new Set();
  for (const p of table(file)) {
    if (here.has(p.key)) wrong(`${file} ${p.key}`, 'is there twice');
    here.add(p.key);
    places.set(p.key, p);
  }
}
const shapes = new Map(readProvinces(join(basemap, 'admin1.topojson')).map(s => [s.code, s.rings]));
if (shapes.size !== 41) wrong('admin1.topojson', `${shapes.size} provinces, not 41`);

// A place may lie a little outside: the outlines are simplified.
const slackMetres = 5000;
for (const p of places.values()) {
  const where = `${p.key} ${p.name}`;
  const point = [+p.lon, +p.lat];
  if (!/^(gn:\d+|iso:[A-Z]{2}(-[A-Z]{2,3})?|icao:[A-Z0-9]{4}|im:[a-z0-9-]+)$/.test(p.key)) wrong(where, 'is no key of the project');
  if (!kinds.includes(p.kind)) wrong(where, `has the kind ${p.kind}`);
  if (!rungs.includes(p.precision)) wrong(where, `has the precision ${p.precision}`);
  if (!(+p.radius_m > 0)) wrong(where, `has the radius ${p.radius_m}`);
  if (p.lat === '' || !(point[0] > 60 && point[0] < 78 && point[1] > 23 && point[1] < 39)) wrong(where, `lies at ${p.lat}, ${p.lon}`);
  if (p.kind !== 'country' && !places.has(p.parent)) wrong(where, `has the parent ${p.parent}, which is nowhere`);
  if (p.parent === p.key) wrong(where, 'is its own parent');
  const parent = places.get(p.parent);
  if (parent?.admin1 && p.admin1 !== parent.admin1) wrong(where, `is in ${p.admin1}, its parent in ${parent.admin1}`);
  if (p.kind === 'admin2' && p.admin2 !== p.name) wrong(where, `is a district, and its district is called ${p.admin2}`);
  if (parent?.kind === 'admin2' && p.kind !== 'admin2' && p.admin2 !== parent.name) wrong(where, `has the district ${p.admin2}, its parent is called ${parent.name}`);
  if (p.admin1 && !shapes.has(p.admin1)) wrong(where, `is in the province ${p.admin1}, which has no polygon`);
  else if (p.admin1 && !contains(shapes.get(p.admin1), point) && metresToEdge(shapes.get(p.admin1), point) > slackMetres) {
    const actual = [...shapes].find(([, rings]) => contains(rings, point))?.[0] ?? 'neither country';
    wrong(where, `says ${p.admin1}, lies ${Math.round(metresToEdge(shapes.get(p.admin1), point) / 1000)} km outside it, in ${actual}`);
  }
  if (p.kind === 'admin1' && !contains(shapes.get(p.admin1), point)) wrong(where, 'has a point outside its polygon');
}

const names = [...table('names.tsv'), ...table('override_names.tsv')];
const primaries = new Map(), seen = new Set();
for (const n of names) {
  const where = `${n.key} "${n.name}"`;
  if (!places.has(n.key)) wrong(where, 'names a place that is nowhere');
  if (!['primary', 'alternate', 'former', 'native'].includes(n.kind)) wrong(where, `has the kind ${n.kind}`);
  const id = `${n.key}\t${n.name}\t${n.language}`;
  if (seen.has(id)) wrong(where, 'is there twice');
  seen.add(id);
  if (n.kind === 'primary') {
    if (primaries.has(n.key)) wrong(where, `is a second primary name beside "${primaries.get(n.key)}"`);
    primaries.set(n.key, n.name);
    if (places.get(n.key)?.name !== n.name) wrong(where, `is primary, but the place is called ${places.get(n.key)?.name}`);
  }
  if (!fold(n.name)) wrong(where, 'is empty');
}
for (const key of places.keys()) if (!primaries.has(key)) wrong(key, 'has no primary name');

for (const m of table('misspellings.tsv')) {
  const expected = m.expected ? m.expected.split(',') : [];
  for (const key of expected) if (!places.has(key)) wrong(`misspellings.tsv "${m.text}"`, `expects ${key}, which is nowhere`);
  if (m.ambiguous === 'yes' ? expected.length < 2 : m.ambiguous !== '') wrong(`misspellings.tsv "${m.text}"`, `has ${expected.length} answers and ambiguous "${m.ambiguous}"`);
}

for (const file of readdirSync(gazetteer)) {
  const text = readFileSync(join(gazetteer, file), 'utf8');
  if (text !== text.normalize('NFC') || text.includes('\uFFFD') || text.includes('\r')) wrong(file, 'is not plain UTF-8 in normal form C with LF');
}
for (const line of readFileSync(join(basemap, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
  const [sum, file] = line.split(/\s+/);
  if (createHash('sha256').update(readFileSync(join(basemap, file))).digest('hex') !== sum) wrong(`basemap/${file}`, 'is not the file of SHA256SUMS');
}

const count = new Map();
for (const p of places.values()) count.set(p.kind, (count.get(p.kind) ?? 0) + 1);
console.log(`${places.size} places (${[...count].map(([k, n]) => `${n} ${k}`).join(', ')}), ${names.length} names, ${problems.length} problems`);
for (const p of problems) console.log(`  ${p}`);
process.exitCode = problems.length ? 1 : 0;
