import { writing } from '../writing';

/** Digits are the Latin ones, as the Urdu press of Pakistan writes them. */
export const {
  locale,
  n,
  short,
  digits,
  plural,
  date,
  range,
  moment,
  region,
  language,
  decimals,
  foreign,
  listed,
  within,
} = writing({
  locale: 'ur-PK',
  direction: 'rtl',
});

export const incidents = (count: number) => `${n(count)} ${plural(count, { one: 'واقعہ', other: 'واقعات' })}`;

/** What one statement said: at least, at most, about, from one number to another, none. */
export function said(
  atLeast: number | null,
  atMost: number | null,
  approximate: boolean,
  best: number | null = null,
): string {
  if (best !== null && !(atLeast === best && atMost === best))
    return `${said(atLeast, atMost, approximate)}، غالباً ${n(best)}`;
  const about = approximate ? 'تقریباً ' : '';
  if (atLeast === null && atMost === null) return 'تعداد نہیں بتائی گئی';
  if (atLeast === null) return `زیادہ سے زیادہ ${about}${n(atMost ?? 0)}`;
  if (atMost === null) return `کم از کم ${about}${n(atLeast)}`;
  if (atLeast === atMost) return `${about}${n(atLeast)}`;
  return `${about}${n(atLeast)} سے ${n(atMost)}`;
}
