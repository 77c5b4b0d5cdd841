import { dateWords, rangeWords, type Style } from '../dates';

/** How a language writes. */
export interface Ways {
  /** The Intl source of its numbers and dates. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** The Intl source of its plural forms, where that is another. */
  plurals?: string;
  /** Months are cut short where room is short; not usual in Arabic script. */
  shortens?: boolean;
  /** Words that Intl writes in `locale`, and what this language has instead. */
  instead?: Readonly<Record<string, string>>;
  /** Names of countries (ISO 3166) and languages (ISO 639) that Intl has not in this language. */
  regions?: Readonly<Record<string, string>>;
  languages?: Readonly<Record<string, string>>;
}

/** Numbers, dates, plural forms and names as a language has them, from Intl. Dates are those of the Gregorian calendar. */
export function writing({ locale, direction, plurals, shortens, instead = {}, regions = {}, languages = {} }: Ways) {
  const own = (text: string) => text.replace(/\p{L}+/gu, (word) => instead[word] ?? word);
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 });
  const rules = new Intl.PluralRules(plurals ?? locale);
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: shortens ? 'medium' : 'long',
    timeStyle: 'short',
    calendar: 'gregory',
  });
  const regionNames = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const languageNames = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const long: Record<Style, Style> = {
    long: 'long',
    short: 'long',
    day: 'dayOfMonth',
    dayOfMonth: 'dayOfMonth',
    shortMonth: 'month',
    month: 'month',
    year: 'year',
  };
  const styleOf = (style: Style) => (shortens ? style : long[style]);

  /** Text from outside inside a sentence: kept together where it runs the other way, and unable to turn the rest. */
  const foreign = (text: string) => {
    const plain = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
    const against = direction === 'ltr' ? /[\p{Script=Arabic}\p{Script=Hebrew}]/u : /\p{Script=Latin}/u;
    return against.test(plain) ? `\u2068${plain}\u2069` : plain;
  };

  return {
    locale,
    n: (value: number) => number.format(value),
    /** Large numbers in few letters, `12K`; below a thousand as they are. */
    short: (value: number) => (value < 1000 ? number.format(value) : own(compact.format(value))),
    /** Text such as `14:30` in the digits of the language. */
    digits: (text: string) => text.replace(/\d/g, (digit) => number.format(Number(digit))),
    /** The form of a word that goes with a number. */
    plural: (count: number, forms: { one: string; other: string }) =>
      rules.select(count) === 'one' ? forms.one : forms.other,
    /** A civil date, and from one to another. */
    date: (civil: string, style: Style = 'long') => own(dateWords(civil, locale, styleOf(style))),
    range: (from: string, to: string, style: Style = 'long') => own(rangeWords(from, to, locale, styleOf(style))),
    /** An instant on the reader's own clock. */
    moment: (instant: Date) => own(moments.format(instant)),
    region: (code: string) => regions[code] ?? regionNames.of(code) ?? code,
    language: (code: string) => languages[code] ?? languageNames.of(code) ?? code,
    /** A number with at most so many decimals. */
    decimals: (value: number, most: number) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: most }).format(value),
    foreign,
    /** Text of this language where what stands around it runs from left to right, as in a drawing. */
    within: (text: string) => (direction === 'ltr' ? text : `\u2067${text}\u2069`),
    /** Names from outside, one after the other. */
    listed: (names: readonly string[]) => names.map(foreign).join(direction === 'ltr' ? ', ' : '، '),
  };
}
