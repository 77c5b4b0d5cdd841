import L from 'leaflet';
import { Problem } from '../api';
import type { Dossier } from '../incident';
import { findPlaces, type FoundPlace } from '../search/places';

/** Farther off than this, a place of that name is another place. In metres. */
const farthest = 150_000;
/** Each is a question to the gazetteer. */
const mostAsked = 6;

/** Where a speaker said it was, as far as the gazetteer knows a place of that name near by. */
export interface Told {
  words: string;
  found: FoundPlace | null;
}

/** The places that reports name, each once, looked up by name. */
export async function lookUpTold({ reports, place: { point } }: Dossier): Promise<Told[]> {
  const words = [...new Set(reports.flatMap(({ place }) => (place ? [place] : [])))];
  if (!point) return words.map((one) => ({ words: one, found: null }));
  const here = L.latLng(point[1], point[0]);
  const near = ({ point: [lon, lat], radius }: FoundPlace) => here.distanceTo([lat, lon]) <= farthest + radius;
  return Promise.all(
    words.map(async (one, i) => ({
      words: one,
      found: i < mostAsked ? ((await candidates(one)).find(near) ?? null) : null,
    })),
  );
}

async function candidates(words: string): Promise<FoundPlace[]> {
  try {
    return await findPlaces(words.slice(0, 200));
  } catch (error) {
    // The words themselves stay.
    if (error instanceof Problem) return [];
    throw error;
  }
}
