import { languageFor, languages, type LanguageCode } from './languages';
import type { en } from './strings/en';
import type { Vocabulary } from './strings/en/words';

/** Every word that the page says. Each language is an object of this shape, so a missing or surplus line does not compile. */
export type Strings = typeof en;

/** One chunk each, so that a reader loads the words of one language. */
const words: Record<LanguageCode, () => Promise<Strings>> = {
  en: async () => (await import('./strings/en')).en,
  ur: async () => (await import('./strings/ur')).ur,
  ps: async () => (await import('./strings/ps')).ps,
  prs: async () => (await import('./strings/prs')).prs,
};

/** The language of the page, which public/first.js has set before the first paint. */
export const language = languageFor(document.documentElement.lang) ?? languages[0];

/** The words of that language. A module that imports them starts once they are here. */
export const s: Strings = await words[language.code]();

/** A vocabulary word in the reader's language; a word that we do not know is shown as it is written, readably. */
export function word(vocabulary: Vocabulary, value: string | null): string {
  if (value === null || value === '') return '';
  const known = lookUp(s.words[vocabulary], value);
  if (known !== undefined) return known;
  const plain = value.replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A province in the reader's language, where the gazetteer has it. */
export function provinceName<T extends string | null>(code: string | null | undefined, name: T): T | string {
  return (code ? lookUp(s.provinces, code) : undefined) ?? name;
}

/** What a table of words says for a code that came from outside. */
export function lookUp(table: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
