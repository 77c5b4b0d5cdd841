/** Tables as the project keeps them: UTF-8, tab between the columns, a header line, no quoting. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export function readTable(file) {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const [header, ...lines] = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n').map(line => line.split('\t'));
  return lines.map((cells, i) => {
    if (cells.length !== header.length)
      throw new Error(`${file}:${i + 2} has ${cells.length} columns, the header has ${header.length}`);
    return Object.fromEntries(header.map((column, n) => [column, cells[n]]));
  });
}

export function writeTable(file, columns, rows) {
  const cell = value => String(value ?? '').normalize('NFC').replace(/[\t\n]/g, ' ');
  writeFileSync(file, [columns, ...rows.map(row => columns.map(c => cell(row[c])))].map(cells => cells.join('\t') + '\n').join(''));
}
