import type { Dossier } from './incident';

/** What went wrong, in the kinds that the page has words for. */
export class Problem extends Error {
  constructor(
    readonly kind: 'unreachable' | 'slow' | 'starting' | 'status' | 'notUnderstood' | 'missing',
    readonly status = 0,
    options?: ErrorOptions,
    /** When the server asked to be asked again, in seconds. */
    readonly retryAfter = 0,
  ) {
    super(status ? `${kind} ${status}` : kind, options);
  }
}

export interface Received {
  json: unknown;
  /** When it was made, where the service worker had kept it and the server cannot be reached. */
  keptFrom: Date | null;
}

/** Longest wait for one answer, in milliseconds. */
const patience = 20_000;

export async function get(path: string, accept: string, signal?: AbortSignal): Promise<unknown> {
  return (await receive(path, accept, signal)).json;
}

/** The JSON at a path of the service. Throws a Problem, or what `signal` aborted it with. */
export async function receive(path: string, accept: string, signal?: AbortSignal): Promise<Received> {
  const timeout = AbortSignal.timeout(patience);
  let response: Response;
  let text: string;
  try {
    response = await fetch(new URL(path, document.baseURI), {
      headers: { Accept: accept },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(timeout.aborted ? 'slow' : 'unreachable', 0, { cause: error });
  }
  if (response.status === 404) throw new Problem('missing', 404);
  if (response.status === 503)
    throw new Problem('starting', 503, {}, Number(response.headers.get('Retry-After') ?? 5) || 5);
  if (!response.ok) throw new Problem('status', response.status);
  try {
    const made = response.headers.get('Incident-Map-Kept');
    return { json: JSON.parse(text) as unknown, keptFrom: made === null ? null : new Date(made) };
  } catch (error) {
    throw new Problem('notUnderstood', 0, { cause: error });
  }
}

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export async function loadDossier(
  key: string,
  asOf: string | null,
  signal?: AbortSignal,
): Promise<{ dossier: Dossier; keptFrom: Date | null }> {
  const { json, keptFrom } = await receive(dossierPath(key, asOf), 'application/json', signal);
  const whole =
    isObject(json) &&
    typeof json.title === 'string' &&
    isObject(json.date) &&
    isObject(json.place) &&
    isObject(json.estimate) &&
    Array.isArray(json.reports) &&
    Array.isArray(json.responsibility) &&
    Array.isArray(json.actors) &&
    Array.isArray(json.changes);
  if (!whole) throw new Problem('notUnderstood');
  return { dossier: json as unknown as Dossier, keptFrom };
}

export function dossierPath(key: string, asOf: string | null): string {
  return `api/incidents/${encodeURIComponent(key)}${asOf === null ? '' : `?asOf=${asOf}`}`;
}
