import L from 'leaflet';
import { webAddress } from '../dom';
import type { Told } from '../dossier/told';
import type { Incident } from '../incident';
import { site } from '../site';
import { BasemapLayer } from './basemap';
import { loadBasemap, loadRelief, type Basemap } from './basemapData';
import type { Camera } from './camera';
import { LabelLayer, type Obstacle } from './labels';
import { readPalette } from './palette';
import { drawSmallMap } from './smallMap';

/** What lies under the incidents: the offline basemap with its names, or the tiles of the site. */
export class Ground {
  #basemap: BasemapLayer | null = null;
  #labels: LabelLayer | null = null;
  #data: Basemap | null = null;
  /** Small maps that wait for the basemap to be there. */
  #waiting: ((basemap: Basemap) => void)[] = [];

  constructor(private readonly map: L.Map) {}

  /** Null until it has been loaded. Provinces are known with tiles too. */
  get data(): Basemap | null {
    return this.#data;
  }

  /** Throws a Problem when the basemap cannot be loaded. */
  async lay(camera: Camera): Promise<Basemap> {
    const tiles = site.tile_layer;
    if (tiles && webAddress(tiles.url.replace(/[{}]/g, '')) !== null) {
      this.map.setMaxZoom(19);
      L.tileLayer(tiles.url, { maxZoom: 19, pane: 'basemap' }).addTo(this.map);
    } else {
      camera.keepOnWorld();
      this.map.on('resize', () => camera.keepOnWorld());
    }
    const data = (this.#data = await loadBasemap());
    for (const draw of this.#waiting) draw(data);
    this.#waiting = [];
    if (!tiles) this.#draw(data);
    return data;
  }

  paint(): void {
    const palette = readPalette();
    this.#basemap?.paint(palette);
    this.#labels?.paint(palette);
  }

  /** Names keep clear of what stands over the ground. */
  avoid(obstacles: readonly Obstacle[]): void {
    this.#labels?.avoid(obstacles);
  }

  /** A still picture of where an incident happened; the sheet stays empty where there is no own basemap. */
  smallMap(sheet: HTMLElement, incident: Incident, told: Promise<Told[]>): void {
    const draw = (basemap: Basemap) => {
      if (sheet.isConnected) drawSmallMap(sheet, incident, basemap, told);
    };
    // Not at once: the sheet has no size before it is in the page.
    if (this.#data) requestAnimationFrame(() => this.#data && draw(this.#data));
    else this.#waiting.push(draw);
  }

  #draw(data: Basemap): void {
    const palette = readPalette();
    const basemap = new BasemapLayer(data, palette).addTo(this.map);
    this.#basemap = basemap;
    this.#labels = new LabelLayer(data, palette).addTo(this.map);
    document.fonts.addEventListener('loadingdone', () => this.#labels?.redraw());
    loadRelief().then(
      (image) => (basemap.relief = image),
      () => undefined, // the land stays plain
    );
  }
}
