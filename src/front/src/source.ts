import { loadIncidents, Problem, serverQuery, type Loaded } from './api';
import type { Filter } from './filter';

/**
 * The incidents that the page holds: all of them while they are few, so that filters answer at once; else those of the
 * part of the map in view, asked for anew as it moves. After a failure what was here stays.
 */
export class Source {
  loaded: Loaded | null = null;
  problem: Problem | null = null;
  /** Set once it is known that not all incidents fit. */
  #byView = false;
  #request: AbortController | null = null;

  constructor(
    private readonly ask: () => { filter: Filter; bbox: string },
    private readonly changed: () => void,
  ) {}

  get byView(): boolean {
    return this.#byView;
  }

  /** The view or the filter changed: only matters when not everything is here. */
  moved(): void {
    if (this.#byView) void this.load();
  }

  async load(): Promise<void> {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    try {
      let answer: Loaded | null = this.#byView ? null : await loadIncidents(new URLSearchParams(), request.signal);
      if (!answer?.complete) {
        this.#byView = true;
        const { filter, bbox } = this.ask();
        answer = await loadIncidents(serverQuery(filter, bbox), request.signal);
      }
      this.loaded = answer;
      this.problem = null;
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
    this.changed();
  }
}
