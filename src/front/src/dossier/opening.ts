import { loadDossier, Problem } from '../api';
import { incidentOf, type Incident } from '../incident';
import { problemNotice } from '../panel/notice';
import { s } from '../strings';
import type { DossierPanel } from './panel';

export interface OpeningEvents {
  /** What is known of an incident before its dossier is here. */
  find(key: string): Incident | undefined;
  asOf(): string | null;
  close(): void;
  /** The incident is known: it can be shown on the map. */
  known(incident: Incident): void;
}

/** Fetches the dossier that the reader has opened; only the last one asked for is shown. */
export class Opening {
  #request: AbortController | null = null;

  constructor(
    private readonly panel: DossierPanel,
    private readonly events: OpeningEvents,
  ) {}

  abort(): void {
    this.#request?.abort();
  }

  /** `focus` is false when the page begins with an open dossier: then the focus is left where it is. */
  async open(key: string, focus: boolean): Promise<void> {
    this.abort();
    const request = (this.#request = new AbortController());
    const incident = this.events.find(key);
    this.panel.loading(incident?.title ?? null, focus);
    if (incident) this.events.known(incident);
    try {
      const dossier = await loadDossier(key, this.events.asOf(), request.signal);
      if (request.signal.aborted) return;
      this.events.known(incidentOf(dossier));
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
}
