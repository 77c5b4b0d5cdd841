import L from 'leaflet';

/** Where a drawing stands: world pixels at this zoom less the origin are canvas pixels. */
export interface Frame {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  zoom: number;
  /** World size in pixels. */
  world: number;
  originX: number;
  originY: number;
}

/**
 * A canvas that covers the view and a margin around it, moves and scales with the map and is drawn anew when the map
 * comes to rest. It takes no part in clicks.
 */
export abstract class CanvasLayer extends L.Layer {
  protected readonly canvas = document.createElement('canvas');
  /** True where what was drawn is read again, pixel by pixel. */
  protected readonly isReadBack: boolean = false;
  #drawnCenter = L.latLng(0, 0);
  #drawnZoom = 0;

  constructor(
    pane: string,
    /** Share of the view that is drawn beyond each edge, so that dragging does not uncover blank paper. */
    private readonly margin: number,
  ) {
    super();
    L.setOptions(this, { pane });
    this.canvas.className = 'leaflet-zoom-animated map-canvas';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  protected abstract draw(frame: Frame): void;

  /** Draws all anew, for whoever brings something to draw. */
  protected readonly again = (): void => {
    this.redraw();
  };

  override onAdd(map: L.Map): this {
    this.getPane()?.append(this.canvas);
    map.on('moveend resize', this.#rest);
    map.on('zoom', this.#follow);
    map.on('zoomanim', this.#animate);
    this.redraw();
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off('moveend resize', this.#rest);
    map.off('zoom', this.#follow);
    map.off('zoomanim', this.#animate);
    this.canvas.remove();
    return this;
  }

  redraw(): void {
    const map = this._map as L.Map | undefined;
    if (!map) return;
    const size = map.getSize();
    const corner = L.point(size.x * -this.margin, size.y * -this.margin).round();
    const [width, height] = [size.x - 2 * corner.x, size.y - 2 * corner.y];
    // More than two canvas pixels to one of the page cost memory on phones and show nothing.
    const density = Math.min(devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(width * density);
    this.canvas.height = Math.round(height * density);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    const topLeft = map.containerPointToLayerPoint(corner);
    L.DomUtil.setTransform(this.canvas, topLeft);
    this.#drawnCenter = map.layerPointToLatLng(topLeft);
    this.#drawnZoom = map.getZoom();

    const context = this.canvas.getContext('2d', { willReadFrequently: this.isReadBack });
    if (!context) return;
    context.scale(density, density);
    const origin = map.getPixelOrigin().add(topLeft);
    const zoom = map.getZoom();
    this.draw({ context, width, height, zoom, world: 256 * 2 ** zoom, originX: origin.x, originY: origin.y });
  }

  readonly #follow = (): void => {
    this.#transform(this._map.getCenter(), this._map.getZoom());
  };

  readonly #rest = (): void => {
    this.redraw();
  };

  readonly #animate = (event: L.ZoomAnimEvent): void => {
    this.#transform(event.center, event.zoom);
  };

  /** Puts the last drawing where it belongs at another zoom. */
  #transform(center: L.LatLng, zoom: number): void {
    const map = this._map;
    const pane = L.DomUtil.getPosition(map.getPanes().mapPane);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    const corner = map.project(this.#drawnCenter, zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(zoom, this.#drawnZoom));
  }
}
