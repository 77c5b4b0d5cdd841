// Tells sw.js which files belong to this build, so that it can drop those of older ones.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const built = new URL('../../IncidentMap.Api/wwwroot/', import.meta.url);
const files = readdirSync(built, { recursive: true }).filter((name) => /^(assets|basemap)\/./.test(name));
const worker = new URL('sw.js', built);
const place = 'const files = [];';
const script = readFileSync(worker, 'utf8');
if (!script.includes(place)) throw new Error(`sw.js has no place for the names: ${place}`);
writeFileSync(worker, script.replace(place, `const files = ${JSON.stringify(files.sort())};`));
