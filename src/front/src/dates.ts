/**
 * Civil dates: what the calendar at the place said. They are text (`2021-08-29`), compare as text and never pass
 * through the reader's time zone; Intl is only given UTC midnights and told to read them as UTC.
 */

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const day = 86_400_000;

function utc(civil: string): number {
  const parts = shape.exec(civil);
  if (!parts) return NaN;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, date); // Date.UTC would read the year 25 as 1925
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === date ? midnight.getTime() : NaN;
}

/** True for a day that the calendar has: `2021-02-30` is none. */
export function isCivil(text: string): boolean {
  return !Number.isNaN(utc(text));
}

/** The day on the reader's own calendar, the one date that depends on where the page is read. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The civil date `days` later (earlier when negative). */
export function addDays(civil: string, days: number): string {
  return new Date(utc(civil) + days * day).toISOString().slice(0, 10);
}

/** The first of the month so many months later: periods longer than a month begin on firsts. */
export function addMonths(civil: string, months: number): string {
  const date = new Date(utc(civil));
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one civil date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / day);
}

/** The civil part of a date or an instant as published: `2021-08-29T12:23:00Z` gives `2021-08-29`. */
export function civilPart(text: string): string {
  return text.slice(0, 10);
}

export function firstOfMonth(month: string): string {
  return `${month}-01`;
}

/** The last day of a month given as `2021-08`. */
export function lastOfMonth(month: string): string {
  const first = utc(firstOfMonth(month));
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return new Date(next.getTime() - day).toISOString().slice(0, 10);
}

export type Style = 'long' | 'short' | 'day' | 'dayOfMonth' | 'shortMonth' | 'month' | 'year';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  dayOfMonth: { day: 'numeric', month: 'long' },
  shortMonth: { month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...styles[style], calendar: 'gregory', timeZone: 'UTC' });
    formats.set(key, made);
  }
  return made;
}

/** A civil date in words of the locale; text that is no date comes back as it is. */
export function dateWords(civil: string, locale: string, style: Style = 'long'): string {
  const time = utc(civil);
  return Number.isNaN(time) ? civil : format(locale, style).format(time);
}

/** `27–28 August 2021`, or the one date when both ends are the same day. */
export function rangeWords(start: string, end: string, locale: string, style: Style = 'long'): string {
  const [from, to] = [utc(start), utc(end)];
  if (Number.isNaN(from) || Number.isNaN(to)) return start === end ? start : `${start} – ${end}`;
  return from === to ? dateWords(start, locale, style) : format(locale, style).formatRange(from, to);
}
