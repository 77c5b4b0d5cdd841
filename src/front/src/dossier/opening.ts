import { loadDossier, Problem } from '../api';
import { incidentOf, type Incident } from '../incident';
import { problemNotice } from '../panel/notice';
import { s } from '../strings';
import { withReasons } from './because';
import type { DossierPanel } from './panel';

export type Opener = 'list' | 'map';

export interface OpeningEvents {
  /** What is known of an incident before its dossier is here. */
  find(key: string): Incident | undefined;
  asOf(): string | null;
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
    this.panel.loading(incident?.title ?? null, focus);
    if (incident) this.#know(incident);
    try {
      const dossier = withReasons(await loadDossier(key, this.events.asOf(), request.signal));
      if (request.signal.aborted) return;
      this.#know(incidentOf(dossier));
      this.panel.show(dossier);
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      this.panel.failed(
        incident?.title ?? null,
        error.kind === 'missing'
          ? {
              kind: 'problem',
              text: s.problems.missing,
              hint: s.problems.missingHint,
              action: { label: s.dossier.back, run: () => this.events.close() },
            }
          : problemNotice(error, () => void this.open(key, focus), false),
      );
    }
  }

  #know(incident: Incident): void {
    this.incident = incident;
    this.events.known(incident);
  }
}
