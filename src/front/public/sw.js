// Keeps the page and the last answers for when there is no line. The page says of each kept answer when it was made.
const kept = 'incident-map';
/** Most answers of the service that are kept; the oldest go first. */
const most = 80;
const madeAt = 'Incident-Map-Kept';
/** The map page by its addresses below the scope; what stands behind the question mark is its state. */
const pages = { '': './', 'index.html': './', 'embed.html': 'embed.html' };
/** Files of this version whose names change with their content; tools/name-files.mjs writes them here. */
const files = [];

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(tidy()));

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
  const path = pathOf(url);
  if (isNamedByContent(path)) event.respondWith(once(event));
  else if (request.mode === 'navigate') {
    if (Object.hasOwn(pages, path)) event.respondWith(newest(event, addressOf(pages[path])));
  } else if (/^(first\.js|icon\.svg|api\/(site\/logo|map|map\/rows|incidents\/.+))$/.test(path))
    event.respondWith(newest(event, request.url));
});

const pathOf = (url) => new URL(url).pathname.slice(new URL(self.registration.scope).pathname.length);
const addressOf = (path) => new URL(path, self.registration.scope).href;
const isNamedByContent = (path) => /^(assets|basemap)\//.test(path);

async function once(event) {
  const cache = await caches.open(kept);
  const known = await cache.match(event.request);
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(cache.put(event.request, answer.clone()));
  return answer;
}

/** From the server while it can be reached, else what it said last. */
async function newest(event, key) {
  const cache = await caches.open(kept);
  let answer;
  try {
    answer = await fetch(event.request);
  } catch (error) {
    const known = await cache.match(key);
    if (known) return known;
    throw error;
  }
  if (answer.ok) event.waitUntil(keep(cache, key, answer.clone()));
  // A proxy whose server is down is no better than no line.
  if (answer.status !== 502 && answer.status !== 504) return answer;
  return (await cache.match(key)) ?? answer;
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
  if (Object.values(pages).map(addressOf).includes(key)) await tidy();
}

/** Once a page of this version is kept, pages of other versions and the files that only they needed go. */
async function tidy() {
  const cache = await caches.open(kept);
  const others = [];
  let isHere = false;
  for (const { url } of await cache.keys()) {
    const path = pathOf(url);
    if (isNamedByContent(path) && !files.includes(path)) others.push(url);
    if (!Object.hasOwn(pages, path)) continue;
    const page = await cache.match(url);
    if (page && isOfThisVersion(await page.text())) isHere = true;
    else if (page) others.push(url);
  }
  if (isHere) await Promise.all(others.map((url) => cache.delete(url)));
}

function isOfThisVersion(page) {
  const needed = [...page.matchAll(/"\.\/(assets\/[^"]+)"/g)].map(([, path]) => path);
  return needed.length > 0 && needed.every((path) => files.includes(path));
}
