import L from 'leaflet';

/** One thing on the map that can be pointed at, focused and opened. */
export interface Mark {
  at: L.LatLngExpression;
  /** What it looks like: it is built anew only when this changes. */
  look: string;
  /** Keys of the incidents that it is known to stand for. */
  keys: readonly string[];
  activate: () => void;
  hover: ((over: boolean) => void) | null;
  build: () => { element: HTMLElement; label: string; size: number | null; lift: number };
}

/** The marks on the map by key. They are one stop for Tab; arrow keys go from one to the nearest. */
export class Marks {
  readonly #marks = new Map<string, { mark: Mark; marker: L.Marker }>();
  #wanted = new Set<string>();
  #focused: string | null = null;
  /** The mark that Tab goes to; arrow keys move from there. */
  #current: string | null = null;

  constructor(
    private readonly map: L.Map,
    label: string,
  ) {
    const pane = map.getPane('markerPane');
    pane?.setAttribute('role', 'group');
    pane?.setAttribute('aria-label', label);
    pane?.addEventListener('keydown', (event) => this.#walk(event));
  }

  /** From here on `set` names all that shall be on the map; `end` takes the rest away. */
  begin(): void {
    this.#wanted = new Set();
    this.#focused =
      [...this.#marks].find(([, { marker }]) => marker.getElement() === document.activeElement)?.[0] ?? null;
  }

  set(key: string, mark: Mark): void {
    this.#wanted.add(key);
    const known = this.#marks.get(key);
    if (known) {
      const same = known.mark.look === mark.look;
      known.mark = mark;
      known.marker.setLatLng(mark.at);
      if (!same) this.#dress(known.marker, mark);
      return;
    }
    const marker = L.marker(mark.at, { riseOnHover: true, keyboard: true, alt: '' });
    const own = { mark, marker };
    this.#marks.set(key, own);
    marker.on('click', () => this.#activate(own));
    marker.on('mouseover', () => own.mark.hover?.(true));
    marker.on('mouseout', () => own.mark.hover?.(false));
    this.#dress(marker, mark);
    marker.addTo(this.map);
    this.#dress(marker, mark);
  }

  end(): void {
    for (const [key, { marker }] of this.#marks)
      if (!this.#wanted.has(key)) {
        marker.remove();
        this.#marks.delete(key);
      }
    this.#setTabStop();
    if (this.#focused !== null) this.#marks.get(this.#focused)?.marker.getElement()?.focus({ preventScroll: true });
  }

  get count(): number {
    return this.#marks.size;
  }

  /** The mark that stands for an incident, if one is known to. */
  elementOf(key: string): HTMLElement | undefined {
    for (const { mark, marker } of this.#marks.values()) if (mark.keys.includes(key)) return marker.getElement();
    return undefined;
  }

  highlight(key: string | null): void {
    for (const { mark, marker } of this.#marks.values())
      marker.getElement()?.classList.toggle('is-highlighted', key !== null && mark.keys.includes(key));
  }

  focus(key: string): boolean {
    const element = this.#marks.get(key)?.marker.getElement() ?? this.elementOf(key);
    element?.focus({ preventScroll: true });
    return element !== undefined;
  }

  #activate({ mark, marker }: { mark: Mark; marker: L.Marker }): void {
    marker.closeTooltip();
    mark.activate();
  }

  #dress(marker: L.Marker, mark: Mark): void {
    const { element, label, size, lift } = mark.build();
    marker.setZIndexOffset(lift);
    marker.setIcon(
      L.divIcon({
        className: size === null ? 'mark-box mark-box-area' : 'mark-box',
        html: element,
        // Without a size a caption is as broad as its words.
        iconSize: size === null ? undefined : [size, size],
      }),
    );
    const box = marker.getElement();
    box?.setAttribute('aria-label', label);
    box?.setAttribute('tabindex', '-1');
    marker.unbindTooltip();
    const words = document.createElement('span');
    words.textContent = label;
    marker.bindTooltip(words, { direction: 'top', offset: [0, -12], className: 'mark-tip' });
  }

  #setTabStop(): void {
    if (this.#current === null || !this.#marks.has(this.#current))
      this.#current = this.#marks.keys().next().value ?? null;
    for (const [key, { marker }] of this.#marks)
      marker.getElement()?.setAttribute('tabindex', key === this.#current ? '0' : '-1');
  }

  /** Arrow keys go to the nearest mark in that direction, Home and End to the first and the last. */
  #walk(event: KeyboardEvent): void {
    const here = [...this.#marks.values()].find(({ marker }) => marker.getElement() === event.target);
    if (!here) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#activate(here);
      return;
    }
    const keys = [...this.#marks.keys()];
    const goal =
      event.key === 'Home' ? keys[0] : event.key === 'End' ? keys.at(-1) : this.#nearest(here.marker, event.key);
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#current = goal;
    this.#setTabStop();
    this.#marks.get(goal)?.marker.getElement()?.focus();
  }

  #nearest(here: L.Marker, key: string): string | undefined {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (!direction) return undefined;
    const [dx, dy] = [direction[0] ?? 0, direction[1] ?? 0];
    const from = this.map.latLngToLayerPoint(here.getLatLng());
    let [nearest, goal] = [Infinity, undefined as string | undefined];
    for (const [other, { marker }] of this.#marks) {
      const step = this.map.latLngToLayerPoint(marker.getLatLng()).subtract(from);
      const [ahead, aside] = [step.x * dx + step.y * dy, Math.abs(step.x * dy) + Math.abs(step.y * dx)];
      if (ahead <= 0 || ahead + 2 * aside >= nearest) continue;
      nearest = ahead + 2 * aside;
      goal = other;
    }
    return goal;
  }
}
