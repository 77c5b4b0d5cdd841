import placesPrs from '../.generated/places.prs.json?url';
import placesPs from '../.generated/places.ps.json?url';
import placesUr from '../.generated/places.ur.json?url';
import type { LanguageCode } from './languages';
import { language, lookUp } from './strings';

interface Names {
  /** Of the basemap's labels, in their order. */
  labels: (string | null)[];
  /** By key of the gazetteer. */
  places: Readonly<Record<string, string>>;
}

const files: Partial<Record<LanguageCode, string>> = { ur: placesUr, ps: placesPs, prs: placesPrs };
const none: Names = { labels: [], places: {} };
let coming: Promise<Names> | null = null;
let here = none;

/** What the reader's language calls places, asked for once; where it cannot be had they keep their Latin names. */
export function loadPlaceNames(): Promise<Names> {
  coming ??= load();
  return coming;
}

/** A place of the gazetteer in the reader's language, once the names are here. */
export function placeName<T extends string | null>(key: string | null | undefined, name: T): T | string {
  return (key ? lookUp(here.places, key) : undefined) ?? name;
}

async function load(): Promise<Names> {
  const url = files[language.code];
  if (url === undefined) return none;
  try {
    const response = await fetch(url);
    if (response.ok) here = (await response.json()) as Names;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return here;
}
