// Keeps the page and the last answers for when there is no line. The page says of each kept answer when it was made.
const kept = 'incident-map';
/** Most answers of the service that are kept; the oldest go first. */
const most = 80;
const madeAt = 'Incident-Map-Kept';

self.addEventListener('install', () => self.skipWaiting());

// The page tells what it has loaded before this worker was there.
self.addEventListener('message', ({ data }) => {
  if (!Array.isArray(data?.keep)) return;
  void caches
    .open(kept)
    .then((cache) =>
      Promise.allSettled(data.keep.map(async (url) => ((await cache.match(url)) ? undefined : cache.add(url)))),
    );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const path = url.pathname.slice(new URL(self.registration.scope).pathname.length);
  if (/^(assets|basemap)\//.test(path)) event.respondWith(once(request));
  else if (request.mode === 'navigate') event.respondWith(newest(request, pageOf(path)));
  else if (/^(first\.js|icon\.svg|api\/(site\/logo|map|map\/rows|incidents\/.+))$/.test(path))
    event.respondWith(newest(request, request.url));
});

/** All addresses of the page are one file; what stands behind the question mark is its state. */
function pageOf(path) {
  return new URL(path === 'embed.html' ? path : './', self.registration.scope).href;
}

/** Files whose name changes with their content. */
async function once(request) {
  const cache = await caches.open(kept);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** From the server while it can be reached, else what it said last. */
async function newest(request, key) {
  const cache = await caches.open(kept);
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(cache, key, answer.clone());
    // A proxy whose server is down is no better than no line.
    if (answer.status !== 502 && answer.status !== 504) return answer;
    return (await cache.match(key)) ?? answer;
  } catch (error) {
    const known = await cache.match(key);
    if (known) return known;
    throw error;
  }
}

async function keep(cache, key, answer) {
  const headers = new Headers(answer.headers);
  headers.set(madeAt, new Date().toISOString());
  // What is kept is unpacked already.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  await cache.delete(key);
  await cache.put(key, new Response(await answer.blob(), { status: 200, headers }));
  const answers = (await cache.keys()).filter(({ url }) => url.includes('/api/'));
  for (const old of answers.slice(0, Math.max(0, answers.length - most))) await cache.delete(old);
}
