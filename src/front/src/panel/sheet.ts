import { s } from '../strings';

/** On a phone list and dossier are sheets over the map, in three heights; on a broad screen this changes nothing. */
type Height = 'peek' | 'half' | 'full';

export const isPhone = matchMedia('(max-width: 799px)');

export class Sheet {
  #height: Height = 'peek';

  constructor(
    private readonly panel: HTMLElement,
    private readonly handle: HTMLElement,
    private readonly lowest: Exclude<Height, 'full'>,
  ) {
    this.set(lowest);
    let from: { y: number; height: number } | null = null;
    let dragged = false;
    handle.addEventListener('pointerdown', (event) => {
      from = { y: event.clientY, height: panel.getBoundingClientRect().height };
      dragged = false;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', (event) => {
      if (!from || (!dragged && Math.abs(event.clientY - from.y) < 6)) return;
      dragged = true;
      panel.classList.add('is-dragged');
      panel.style.setProperty('--sheet-height', `${Math.max(80, from.height + from.y - event.clientY)}px`);
    });
    const drop = () => {
      if (dragged) {
        const share = panel.getBoundingClientRect().height / innerHeight;
        panel.classList.remove('is-dragged');
        panel.style.removeProperty('--sheet-height');
        this.set(share < 0.28 ? this.lowest : share < 0.68 ? 'half' : 'full');
      }
      from = null;
    };
    handle.addEventListener('pointerup', drop);
    handle.addEventListener('pointercancel', drop);
    handle.addEventListener('click', () => {
      if (!dragged) this.set(this.#height === 'peek' ? 'half' : this.#height === 'half' ? 'full' : this.lowest);
      dragged = false;
    });
    // Whoever walks into the sheet with the keyboard must see where they are.
    panel.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target !== handle && target.matches(':focus-visible')) this.#rise();
    });
    // Not before the click: a button that moves away under the finger is not pressed.
    panel.addEventListener('click', ({ target }) => {
      if (target instanceof Node && !handle.contains(target)) this.#rise();
    });
  }

  #rise(): void {
    if (this.#height === 'peek') this.set('half');
  }

  set(height: Height): void {
    this.#height = height;
    this.panel.dataset.sheet = height;
    this.handle.setAttribute('aria-expanded', String(height !== this.lowest));
    this.handle.setAttribute('aria-label', height === 'full' ? s.page.sheetLess : s.page.sheetMore);
  }
}
