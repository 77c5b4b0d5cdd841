import { svg } from '../dom';

/** Bars as one path: hundreds of them are one element. Roots, so that a day with few is seen beside one with many. */
export function bars(values: readonly number[], width: number, height: number, label: string): SVGSVGElement {
  const most = Math.sqrt(Math.max(1, ...values));
  const broad = width / Math.max(1, values.length);
  const gap = broad > 4 ? 1 : 0;
  const path = values
    .map((value, i) => {
      if (value <= 0) return '';
      const tall = Math.max(1.5, (Math.sqrt(value) / most) * (height - 2)).toFixed(1);
      return `M${(i * broad).toFixed(1)} ${height}v-${tall}h${Math.max(0.5, broad - gap).toFixed(1)}v${tall}z`;
    })
    .join('');
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    svg('path', { class: 'time-bars', d: path }),
  );
}
