import { append, h, replace } from '../dom';
import type { Dossier } from '../incident';
import { kindOf } from '../kinds';
import { icon } from '../panel/icons';
import { notice, type Notice } from '../panel/notice';
import { Sheet } from '../panel/sheet';
import type { ChartMeasure } from '../state';
import { s, word } from '../strings';
import { symbol } from '../symbols';
import { changes } from './changes';
import { figureChart } from './chart';
import { dispute } from './dispute';
import { estimates } from './estimates';
import { facts } from './facts';
import { ledger } from './ledger';
import { places, type SmallMap } from './places';
import { responsibility } from './responsibility';
import { take } from './take';
import { walk, type Neighbours } from './walk';

export interface DossierEvents {
  close(): void;
  open(key: string): void;
  showOnMap(): void;
  /** What the chart shows, where the incident has figures of it. */
  measure(): ChartMeasure;
  choose(measure: ChartMeasure): void;
  smallMap: SmallMap;
}

/** All that was reported about one incident, beside the map. */
export class DossierPanel {
  readonly #walk = h('div', { class: 'dossier-walk' });
  readonly #body = h('div', { class: 'dossier-body' });
  readonly #sheet: Sheet;

  constructor(
    private readonly root: HTMLElement,
    private readonly events: DossierEvents,
  ) {
    root.setAttribute('aria-label', s.dossier.label);
    // Wherever the focus is, unless something nearer takes the key for itself.
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen && !document.querySelector('dialog[open]')) events.close();
    });
    // While it loads nothing comes after the heading but what is behind the dossier, and whoever went there would miss it.
    this.#body.addEventListener('keydown', (event) => {
      if (event.key === 'Tab' && !event.shiftKey && this.#body.ariaBusy === 'true') event.preventDefault();
    });
    const handle = h('button', { type: 'button', class: 'sheet-handle' });
    this.#sheet = new Sheet(root, handle, 'half');
    append(root, [
      handle,
      h(
        'div',
        { class: 'dossier-top' },
        h(
          'button',
          { type: 'button', class: 'link-button back', onclick: () => events.close() },
          icon('back'),
          s.dossier.back,
        ),
        this.#walk,
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': s.page.close, onclick: () => events.close() },
          icon('close'),
        ),
      ),
      this.#body,
    ]);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  get hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  loading(title: string | null, focus: boolean): void {
    this.#open(focus, [
      h('h2', { tabindex: -1, dir: 'auto' }, title ?? s.dossier.label),
      h('p', { class: 'loading', role: 'status' }, s.dossier.loading),
    ]);
    this.#body.ariaBusy = 'true';
  }

  failed(title: string | null, problem: Notice): void {
    this.#open(false, [h('h2', { tabindex: -1, dir: 'auto' }, title ?? s.dossier.label), notice(problem)]);
  }

  /** Says something above what is shown. */
  warn(warning: Notice): void {
    this.#body.querySelector('.notice')?.remove();
    this.#body.prepend(notice(warning));
  }

  /** `again` where the reader has it open already: the place where they read is kept. */
  show(dossier: Dossier, again = false): void {
    const read = this.#body.scrollTop;
    const toLine = (report: string) => this.#toLine(report);
    const parts = [
      head(dossier),
      estimates(dossier),
      dispute(dossier),
      figureChart(dossier, this.events.measure(), (measure) => this.events.choose(measure), toLine),
      ...facts(dossier, this.events),
      responsibility(dossier),
      ledger(dossier),
      places(dossier, this.events.smallMap),
      changes(dossier),
      take(dossier),
    ];
    this.#open(
      false,
      parts.filter((part) => part !== null),
    );
    if (again) this.#body.scrollTop = read;
  }

  /** The chart of what is open shows these figures, where there are any. */
  showFiguresOf(measure: ChartMeasure): void {
    const button = this.#body.querySelector<HTMLElement>(`.chart-block [data-measure='${measure}']`);
    if (button?.ariaPressed === 'false') button.click();
  }

  /** Where in the list the open incident stands; null when the list does not hold it. */
  place(around: Neighbours | null): void {
    const focused = this.#walk.contains(document.activeElement) ? document.activeElement?.className : null;
    replace(
      this.#walk,
      walk(around, (key) => this.events.open(key)),
    );
    if (focused) this.#walk.querySelector<HTMLElement>(`.${focused.split(' ').at(-1)}`)?.focus();
  }

  hide(): void {
    this.root.hidden = true;
    document.body.classList.remove('has-dossier');
    replace(this.#body);
  }

  /** To the heading, so that a screen reader begins there. */
  focus(): void {
    this.root.querySelector('h2')?.focus({ preventScroll: true });
  }

  #toLine(report: string): void {
    const line = this.#body.querySelector<HTMLElement>(`.line[data-report="${CSS.escape(report)}"]`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  }

  #open(focus: boolean, children: Node[]): void {
    const hadFocus = this.#body.contains(document.activeElement);
    if (!this.isOpen) this.#sheet.set('half');
    this.root.hidden = false;
    document.body.classList.add('has-dossier');
    this.#body.ariaBusy = 'false';
    replace(this.#body, ...children);
    this.#body.scrollTop = 0;
    if (hadFocus || focus) this.focus();
  }
}

function head(dossier: Dossier): HTMLElement {
  const kind = word('event_subtype', dossier.event_subtype) || word('event_type', dossier.event_type);
  return h(
    'header',
    { class: 'dossier-head' },
    h(
      'p',
      { class: 'kicker' },
      symbol(kindOf(dossier), 9),
      h('span', {}, kind),
      h('span', { class: `tag tag-${dossier.status}` }, word('status', dossier.status)),
    ),
    h('h2', { tabindex: -1, dir: 'auto' }, dossier.title),
    dossier.summary !== null && h('p', { class: 'summary', dir: 'auto' }, dossier.summary),
  );
}
