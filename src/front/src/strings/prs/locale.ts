import { writing } from '../writing';

/** Dari, which Intl knows as the Persian of Afghanistan: `جنوری`, not the `ژانویه` of Iran. */
export const { locale, n, short, digits, date, range, moment, region, language, decimals, foreign, listed, within } =
  writing({
    locale: 'fa-AF',
    direction: 'rtl',
  });

/** A noun stays in the singular after a number. */
export const incidents = (count: number) => `${n(count)} رویداد`;

/** What one statement said: at least, at most, about, from one number to another, none. */
export function said(
  atLeast: number | null,
  atMost: number | null,
  approximate: boolean,
  best: number | null = null,
): string {
  if (best !== null && !(atLeast === best && atMost === best))
    return `${said(atLeast, atMost, approximate)}، به احتمال زیاد ${n(best)}`;
  const about = approximate ? 'حدود ' : '';
  if (atLeast === null && atMost === null) return 'رقمی گفته نشده';
  if (atLeast === null) return `حداکثر ${about}${n(atMost ?? 0)}`;
  if (atMost === null) return `دست‌کم ${about}${n(atLeast)}`;
  if (atLeast === atMost) return `${about}${n(atLeast)}`;
  return `${about}${n(atLeast)} تا ${n(atMost)}`;
}
