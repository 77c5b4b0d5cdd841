import type { Incident } from './incident';

/** What a symbol tells by its colour and, for whoever cannot tell colours apart, by its glyph. */
export type Kind = 'suicide' | 'air' | 'bomb' | 'shelling' | 'clash' | 'civilians' | 'protest' | 'other';

/** In the order of the legend. Paths lie in a box of 16 by 16; colours are in the style sheet under `kind-<name>`. */
export const glyphs: Record<Kind, string> = {
  // a burst
  suicide: 'M8 0l1.7 4.4 4.3-2-2 4.3L16.4 8 12 9.7l2 4.3-4.3-2L8 16l-1.7-4-4.3 2 2-4.3L-.4 8 4 6.3l-2-4.3 4.3 2z',
  // a delta wing that points down
  air: 'M8 15.5L.8 2.2C3 3.4 5.5 4 8 4s5-.6 7.2-1.8z',
  // a ball with a fuse
  bomb: 'M7 4.6a5.4 5.4 0 1 1-.01 0zM9.2 3.8l2.2-3 3.4.6-.4 2-2.2-.4-1.3 1.9z',
  // an arrow that comes in on a curve
  shelling: 'M1 4.2C6 .6 11.6 2.6 12.7 8.2l2.6-.5-3.6 7.4-6.3-5.2 3.2-.8C7.6 5.6 4.6 4.6 1.9 6.6z',
  // two lines crossed
  clash: 'M2.9.9L8 6 13.1.9l2 2L10 8l5.1 5.1-2 2L8 10l-5.1 5.1-2-2L6 8 .9 2.9z',
  // a lozenge
  civilians: 'M8 .2L15.2 8 8 15.8.8 8z',
  // a flag
  protest: 'M2.6.6h2v.9h10l-2.6 4 2.6 4h-10v6h-2z',
  // a bar
  other: 'M1 6h14v4H1z',
};
export const kinds = Object.keys(glyphs) as Kind[];

const bySubtype: Record<string, Kind> = {
  suicide_bomb: 'suicide',
  air_drone_strike: 'air',
  shelling_artillery_missile_attack: 'shelling',
};
const byType: Record<string, Kind> = {
  battles: 'clash',
  explosions_remote_violence: 'bomb',
  violence_against_civilians: 'civilians',
  protests: 'protest',
  riots: 'protest',
};

export function kindOf(incident: Pick<Incident, 'event_type' | 'event_subtype'>): Kind {
  return bySubtype[incident.event_subtype ?? ''] ?? byType[incident.event_type] ?? 'other';
}
