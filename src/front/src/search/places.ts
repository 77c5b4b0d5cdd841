import { get, isObject, type Json } from '../api';
import { loadPlaceNames, placeName } from '../placeNames';
import { lookUp, provinceName, s } from '../strings';

/** A place of the gazetteer. */
export interface FoundPlace {
  name: string;
  /** Longitude, latitude. */
  point: [number, number];
  /** In metres. */
  radius: number;
  /** What kind of place it is, where. */
  region: string;
}

export async function findPlaces(words: string, signal?: AbortSignal): Promise<FoundPlace[]> {
  const named = loadPlaceNames();
  const answer = await get(
    `api/places?${new URLSearchParams({ q: words, limit: '4' }).toString()}`,
    'application/json',
    signal,
  );
  await named;
  const candidates = isObject(answer) && Array.isArray(answer.candidates) ? (answer.candidates as unknown[]) : [];
  return candidates.flatMap((candidate) => {
    if (!isObject(candidate) || typeof candidate.name !== 'string' || !Array.isArray(candidate.point)) return [];
    const [lon, lat] = candidate.point as unknown[];
    if (typeof lon !== 'number' || typeof lat !== 'number') return [];
    const province = isObject(candidate.admin1) ? provinceOf(candidate.admin1) : '';
    const kind = lookUp(s.search.placeKinds, String(candidate.kind)) ?? '';
    const country = typeof candidate.country === 'string' ? s.where.country(candidate.country) : '';
    return [
      {
        name: placeName(typeof candidate.key === 'string' ? candidate.key : null, candidate.name),
        point: [lon, lat] as [number, number],
        radius: typeof candidate.radius_m === 'number' ? candidate.radius_m : 5000,
        region: s.listed([kind, province, country].filter((part) => part !== '')),
      },
    ];
  });
}

function provinceOf({ code, name }: Json): string {
  return provinceName(typeof code === 'string' ? code : null, typeof name === 'string' ? name : '');
}
