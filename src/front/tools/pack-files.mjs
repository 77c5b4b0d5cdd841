// Lays a packed twin (.br) beside each text file of the build: done once and thoroughly here, not for every request.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const built = new URL('../../IncidentMap.Api/wwwroot/', import.meta.url);
for (const name of readdirSync(built, { recursive: true })) {
  if (!/\.(html|js|css|json|svg)$/.test(name)) continue;
  const file = new URL(name, built);
  const text = readFileSync(file);
  const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
  if (packed.length < text.length) writeFileSync(`${file.pathname}.br`, packed);
}
