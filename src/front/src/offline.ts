/** Keeps the page and what was looked at for when there is no line; does nothing where the browser has no workers. */
export async function keepForLater(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return; // plain http
  try {
    await workers.register(new URL('sw.js', document.baseURI));
    const { active } = await workers.ready;
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(location.origin) && !name.endsWith('/changes'));
    active?.postMessage({ keep: [new URL('./', document.baseURI).href, ...loaded] });
  } catch (error) {
    // Switched off by the reader: the page works without.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}
