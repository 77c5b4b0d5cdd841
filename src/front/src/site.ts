import { isObject } from './api';
import type { View } from './state';

/** What the people who run the site have set; null is the page as it comes. */
export interface Site {
  title: string | null;
  /** Address of a picture. */
  logo: string | null;
  start_view: View | null;
  tile_layer: { url: string; attribution: string } | null;
  /** Codes; the first is for readers of none of them. */
  languages: readonly string[];
  data_notice: string | null;
  contact: string | null;
}

/** The server writes it into the head of the page, so that it is known before the first paint. */
function read(): Site {
  const text = document.querySelector<HTMLMetaElement>('meta[name="site"]')?.content;
  const set: unknown = text ? JSON.parse(text) : null;
  const nothing: Site = {
    title: null,
    logo: null,
    start_view: null,
    tile_layer: null,
    languages: [],
    data_notice: null,
    contact: null,
  };
  return isObject(set) ? { ...nothing, ...set } : nothing;
}

export const site: Site = read();
