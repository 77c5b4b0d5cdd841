import { svg } from '../dom';

/** A shape for each kind of speaker, so that colour alone never tells them apart. Paths lie around 0,0 within 5.5. */
export const shapes: Record<string, string> = {
  inquiry: 'M0-5.5L1.6-1.8 5.5-1.6 2.5.9 3.5 4.8 0 2.6-3.5 4.8-2.5.9-5.5-1.6-1.6-1.8z',
  government: 'M-4.4-4.4h8.8v8.8h-8.8z',
  military: 'M0-5.2L5 4.4H-5z',
  police: 'M0 5.2L5-4.4H-5z',
  health: 'M-1.8-5.2h3.6v3.4h3.4v3.6H1.8v3.4h-3.6V1.8h-3.4v-3.6h3.4z',
  armed_group: 'M0-5.6L5 0 0 5.6-5 0z',
  witness: 'M0-4.8a4.8 4.8 0 1 1-.01 0z',
  media: 'M-5.2-3.2h10.4v6.4H-5.2z',
};

export function speakerShape(kind: string): SVGPathElement {
  return svg('path', { class: `speaker speaker-${kind}`, d: shapes[kind] ?? shapes.witness });
}

/** The shape alone, for the legend and the ledger. */
export function speakerSign(kind: string): SVGSVGElement {
  return svg(
    'svg',
    { class: 'speaker-sign', viewBox: '-7 -7 14 14', width: 14, height: 14, 'aria-hidden': 'true', focusable: 'false' },
    speakerShape(kind),
  );
}
