import { writing } from '../writing';

/** The one place that says how this language writes numbers and dates. */
export const { locale, n, short, plural, date, range, moment, region, language, decimals, foreign, listed, within } =
  writing({
    locale: 'en-GB',
    direction: 'ltr',
    shortens: true,
  });

export const incidents = (count: number) => `${n(count)} ${plural(count, { one: 'incident', other: 'incidents' })}`;

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
