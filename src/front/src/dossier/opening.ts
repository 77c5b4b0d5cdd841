import { loadDossier, Problem } from '../api';
import { civilPart } from '../dates';
import { incidentOf, type Dossier, type Incident } from '../incident';
import { keptNotice, problemNotice, type Notice } from '../panel/notice';
import { loadPlaceNames } from '../placeNames';
import { s } from '../strings';
import { withReasons } from './because';
import type { DossierPanel } from './panel';

export type Opener = 'list' | 'map' | 'drawer';

export interface OpeningEvents {
  /** What is known of an incident before its dossier is here. */
  find(key: string): Incident | undefined;
  asOf(): string | null;
  /** Back from the day of `asOf` to all that is known. */
  present(): void;
  close(): void;
  /** The incident is known: it can be shown on the map. Null when none is open any more. */
  known(incident: Incident | null): void;
  /** Takes the focus to an incident, in the list or on the map. */
  goBack(key: string, to: Opener): void;
}

/** Opens and closes the dossier that the reader asked for; only the last one asked for is shown. */
export class Opening {
  /** Where the dossier was opened from: closing it takes the focus back there. */
  opener: Opener = 'list';
  /** The incident whose dossier is open, once something is known of it. */
  incident: Incident | null = null;
  /** The dossier on the screen. */
  #shown = '';
  #request: AbortController | null = null;

  constructor(
    private readonly panel: DossierPanel,
    private readonly events: OpeningEvents,
  ) {}

  /** The page has another open incident than `before`, or none; `focus` is false when the page begins with it. */
  change(selected: string | null, before: string | null, focus: boolean): void {
    this.#request?.abort();
    this.incident = null;
    if (selected !== null) {
      void this.open(selected, focus);
      return;
    }
    const hadFocus = this.panel.hasFocus;
    this.panel.hide();
    this.events.known(null);
    // Otherwise the reader is elsewhere by now.
    if (before !== null && hadFocus) this.events.goBack(before, this.opener);
  }

  async open(key: string, focus: boolean): Promise<void> {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const incident = this.events.find(key);
    this.#shown = '';
    this.panel.loading(incident?.title ?? null, focus);
    if (incident) this.#know(incident);
    try {
      await this.#show(key, request.signal, false);
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      const notice =
        error.kind === 'missing'
          ? await this.#absence(key, request.signal)
          : problemNotice(error, () => void this.open(key, focus), false);
      if (request === this.#request) this.panel.failed(incident?.title ?? null, notice);
    }
  }

  /** The data has changed: shows what is said of the open incident now, and keeps what was read when it is gone. */
  async follow(key: string): Promise<void> {
    const request = this.#request;
    if (!request || !this.incident) return;
    try {
      await this.#show(key, request.signal, true);
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      // Of a server that is gone the list tells.
      if (error.kind !== 'missing') return;
      this.#shown = '';
      this.panel.warn({ kind: 'problem', text: s.trouble.removed, hint: s.trouble.removedHint });
    }
  }

  /** `again` where it is read already: then only what is new is shown. */
  async #show(key: string, signal: AbortSignal, again: boolean): Promise<void> {
    const [{ dossier, keptFrom }] = await Promise.all([loadDossier(key, this.events.asOf(), signal), loadPlaceNames()]);
    const shown = contents(dossier, keptFrom);
    if (signal.aborted || (again && shown === this.#shown)) return;
    this.#shown = shown;
    if (!again) this.#know(incidentOf(dossier));
    this.panel.show(withReasons(dossier), again);
    if (keptFrom) this.panel.warn(keptNotice(keptFrom, () => void this.open(key, false)));
  }

  /** Why an incident is not there: not on the day whose knowledge is shown, or not at all. */
  async #absence(key: string, signal: AbortSignal): Promise<Notice> {
    const asOf = this.events.asOf();
    const now = asOf === null ? null : await loadDossier(key, null, signal).catch(orNull);
    if (asOf !== null && now) {
      const first = now.dossier.reports
        .map((report) => report.published)
        .filter((date) => date !== null)
        .sort()[0];
      return {
        kind: 'hint',
        text: s.trouble.notYet(s.when.date(asOf)),
        ...(first ? { hint: s.trouble.notYetHint(s.when.date(civilPart(first))) } : {}),
        action: { label: s.asOf.leave, run: () => this.events.present() },
      };
    }
    return {
      kind: 'problem',
      text: s.problems.missing,
      hint: s.problems.missingHint,
      action: { label: s.dossier.back, run: () => this.events.close() },
    };
  }

  #know(incident: Incident): void {
    this.incident = incident;
    this.events.known(incident);
  }
}

/** All of a dossier but the revision of the whole dataset, and whether it is old. */
function contents(dossier: Dossier, keptFrom: Date | null): string {
  return JSON.stringify({ ...dossier, revision: 0, keptFrom });
}

function orNull(error: unknown): null {
  if (error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')) return null;
  throw error;
}
