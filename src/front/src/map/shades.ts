import type { MapAnswer } from '../answer';
import type { Layer } from '../state';
import type { Basemap } from './basemapData';

export const classes = 5;

/**
 * What each province that is drawn counts: all its incidents under the filter, also those known no closer, or their killed.
 * Others would shift the classes, and the legend would speak of what nobody sees.
 */
export function valuesOf(
  { counts }: Pick<MapAnswer, 'counts'>,
  layer: Layer,
  chosen: readonly string[],
  basemap: Pick<Basemap, 'provinces'> | null,
): Map<string, number> {
  return new Map(
    counts.admin1
      .filter(({ value }) => basemap?.provinces.has(value) && (chosen.length === 0 || chosen.includes(value)))
      .map(({ value, count, killed }) => [value, layer === 'killed' ? (killed ?? 0) : count]),
  );
}

/** Killed can be shown only where the server sums them up by province: a map full of noughts would be a lie. */
export function hasKilled(answer: MapAnswer | null): boolean {
  return answer?.counts.admin1.some(({ killed }) => killed !== undefined) ?? false;
}

/** Lower bounds of the classes, so that about as many provinces fall into each; fewer where the values are few. */
export function breaksOf(values: Iterable<number>): number[] {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  const bounds = Array.from({ length: classes }, (_, i) => sorted[Math.floor((i * sorted.length) / classes)] ?? 0);
  return [...new Set(bounds)].filter((bound) => bound > 0);
}

export function classOf(value: number, breaks: readonly number[]): number {
  return value <= 0 ? 0 : Math.max(1, breaks.filter((bound) => bound <= value).length + classes - breaks.length);
}
