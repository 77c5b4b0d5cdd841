/** A language that the page speaks: a folder of the same name in `strings` holds its words. */
export interface Language {
  /** In the address (`lang=ur`) and in a site's settings. */
  code: 'en' | 'ur' | 'ps' | 'prs';
  /** BCP 47, for `<html lang>`: what screen readers and fonts go by. They know Dari as the Persian of Afghanistan. */
  tag: string;
  direction: 'ltr' | 'rtl';
  /** What its readers call it. */
  name: string;
  /** Primary subtags of readers' preferences that it serves. */
  serves: readonly string[];
}

/** All of them, in the order in which the page offers them. The build writes them into the head of each page. */
export const languages: readonly [Language, ...Language[]] = [
  { code: 'en', tag: 'en', direction: 'ltr', name: 'English', serves: ['en'] },
  { code: 'ur', tag: 'ur', direction: 'rtl', name: 'اردو', serves: ['ur'] },
  { code: 'ps', tag: 'ps', direction: 'rtl', name: 'پښتو', serves: ['ps'] },
  { code: 'prs', tag: 'fa-AF', direction: 'rtl', name: 'دری', serves: ['prs', 'fa'] },
];

export type LanguageCode = Language['code'];

/** The language for a tag of any length (`ur`, `fa-AF`, `en-GB`), if there is one. */
export function languageFor(tag: string): Language | undefined {
  const [primary = ''] = tag.toLowerCase().split('-');
  return languages.find(({ serves }) => serves.includes(primary));
}
