export interface LiveEvents {
  /** The server answers from this revision now. */
  changed(revision: number): void;
  /** News comes in again after a break, in which some may have been missed. */
  back(): void;
  /** The reader is to know that no news comes in, or need not know it any more. */
  lost(isLost: boolean): void;
}

/** Milliseconds before a stream that was refused is opened again: longer each time, up to the longest. */
const pauses = { first: 1000, longest: 60_000 };
/** Breaks of fewer milliseconds are not worth a word. */
const unsaid = 5000;

/**
 * Hears from the server when its data has changed, while the page is looked at: a browser has few connections to one
 * server, and those of tabs behind it would use them up. A stream begins with the revision, so none is missed meanwhile.
 */
export function listen(events: LiveEvents): void {
  let news: EventSource | null = null;
  let isBroken = false;
  let pause = pauses.first;
  let again = 0;
  let telling = 0;

  document.addEventListener('visibilitychange', start);
  addEventListener('online', start);
  start();

  function start(): void {
    news?.close();
    clearTimeout(again);
    clearTimeout(telling);
    telling = 0;
    pause = pauses.first;
    if (!document.hidden) open();
  }

  function open(): void {
    const stream = (news = new EventSource(new URL('api/map/changes', document.baseURI)));
    stream.addEventListener('revision', ({ data }: MessageEvent<string>) => {
      const revision = /"revision"\s*:\s*(\d+)/.exec(data)?.[1];
      if (revision !== undefined) events.changed(Number(revision));
    });
    stream.addEventListener('open', () => {
      clearTimeout(telling);
      telling = 0;
      pause = pauses.first;
      events.lost(false);
      if (isBroken) events.back();
      isBroken = false;
    });
    stream.addEventListener('error', () => {
      isBroken = true;
      telling ||= window.setTimeout(() => events.lost(true), unsaid);
      // After a break the browser itself connects again, but not after an answer of a proxy whose server is down.
      if (stream.readyState !== EventSource.CLOSED) return;
      // Not all readers at once.
      again = window.setTimeout(open, pause * (0.5 + Math.random() / 2));
      pause = Math.min(2 * pause, pauses.longest);
    });
  }
}
