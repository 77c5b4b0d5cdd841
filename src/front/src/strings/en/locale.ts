/** The one place that says how this language writes numbers and dates. */
export const locale = 'en-GB';

const number = new Intl.NumberFormat(locale);
export const n = (value: number) => number.format(value);
/** Large numbers in few letters: `12K`. */
export const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 });
export const incidents = (count: number) => `${n(count)} ${count === 1 ? 'incident' : 'incidents'}`;
export const moments = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  calendar: 'gregory',
});
export const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
export const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });

/** What one statement said: `at least 10`, `up to 170`, `about 60`, `2 to 3`, `none`. */
export function said(
  atLeast: number | null,
  atMost: number | null,
  approximate: boolean,
  best: number | null = null,
): string {
  if (best !== null && !(atLeast === best && atMost === best))
    return `${said(atLeast, atMost, approximate)}, most likely ${n(best)}`;
  const about = approximate ? 'about ' : '';
  if (atLeast === null && atMost === null) return 'no number';
  if (atLeast === null) return `up to ${about}${n(atMost ?? 0)}`;
  if (atMost === null) return `at least ${about}${n(atLeast)}`;
  if (atLeast === atMost) return atLeast === 0 ? 'none' : `${about}${n(atLeast)}`;
  return `${about}${n(atLeast)} to ${n(atMost)}`;
}
