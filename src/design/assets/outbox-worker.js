// Lets Kith open without signal: one page without anybody's name, its styles and its scripts. It keeps no page that a person
// is shown and never touches what is sent. https://www.w3.org/TR/service-workers/
const kept = 'kith-without-signal-1'
const page = '/without-signal'

self.addEventListener('install', event => event.waitUntil(keepPage()))
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(page)))
  else if (new URL(request.url).pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then(found => found ?? fetch(request)))
})

// Asked for as nobody: the page that is kept bears nobody's name.
async function keepPage() {
  const cache = await caches.open(kept)
  const answer = await fetch(page, { cache: 'reload', credentials: 'omit' })
  const text = await answer.clone().text()
  const parts = new Set(
    [...text.matchAll(/(?:src|href|data-script)="(\/assets\/[^"]+)"/g)].map(([, address]) => address),
  )
  await cache.put(page, answer)
  await cache.addAll([...parts])
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== page && !parts.has(pathname)) await cache.delete(request)
  }
  await self.skipWaiting()
}
