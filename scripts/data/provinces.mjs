/**
 * provinces.mjs FOLDER OUT: the nine countries of the package, each unit with its country (c), code and name. Keyed on
 * gn_a1_code: by name, Natural Earth has two Parwans (one is Panjshir) and two Uruzgans (one is Daykundi). FATA became part of
 * Khyber Pakhtunkhwa in 2018.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './table.mjs';

const [folder, out] = process.argv.slice(2);
const provinces = new Map(readTable(join(import.meta.dirname, '../../data/gazetteer/provinces.tsv')).flatMap(p => p.geonames.split(',').map(g => [g, p])));
const found = new Set();

for (const country of ['afg', 'pak', 'ind', 'irn', 'tjk', 'tkm', 'uzb', 'chn', 'kgz']) {
  const collection = JSON.parse(readFileSync(join(folder, `${country}.json`), 'utf8'));
  for (const unit of collection.features) {
    const { iso_a2: c, gn_a1_code: geonames } = unit.properties;
    const province = provinces.get(geonames);
    if (province) found.add(province.code);
    else if (c === 'AF' || c === 'PK') throw new Error(`${country}.json: nothing is known of ${geonames}`);
    // Jammu and Kashmir is told apart from the rest of India for its lines only.
    unit.properties = { code: province?.code ?? (geonames === 'IN.12' ? 'IN-JK' : c), name: province?.name ?? '', c };
  }
  writeFileSync(join(out, `units-${country}.json`), JSON.stringify(collection));
}
if (found.size !== 41) throw new Error(`${found.size} provinces, not 34 + 7`);
