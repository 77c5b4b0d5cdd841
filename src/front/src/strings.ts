import { en, type Vocabulary } from './strings/en';

export type Strings = typeof en;

/** The language of the page. */
export const s: Strings = en;

/** A vocabulary word in the reader's language; a word that we do not know is shown as it is written, readably. */
export function word(vocabulary: Vocabulary, value: string | null): string {
  if (value === null || value === '') return '';
  const known = s.words[vocabulary];
  if (Object.hasOwn(known, value)) return known[value] ?? '';
  const plain = value.replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
