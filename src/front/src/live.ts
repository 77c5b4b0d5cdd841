/**
 * Hears from the server when its data has changed. The browser itself connects again after a break; `back` is called then,
 * since news may have been missed.
 */
export function listen(changed: (revision: number) => void, back: () => void): void {
  const news = new EventSource(new URL('api/map/changes', document.baseURI));
  let broken = false;
  news.addEventListener('revision', ({ data }: MessageEvent<string>) => {
    const revision = /"revision"\s*:\s*(\d+)/.exec(data)?.[1];
    if (revision !== undefined) changed(Number(revision));
  });
  news.addEventListener('open', () => {
    if (broken) back();
    broken = false;
  });
  news.addEventListener('error', () => (broken = true));
}
