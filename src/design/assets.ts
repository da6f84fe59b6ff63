// The few files a browser fetches besides the page. Each address carries the hash of its content, so a browser may
// keep it for ever and never holds an old one.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Asset = { name: string; path: string; type: string; body: Buffer<ArrayBuffer>; etag: string }

/** Read once, when Kith starts. Serve with `Cache-Control: public, max-age=31536000, immutable`. */
export const assets: Asset[] = [
  readAsset('kith.css', 'text/css; charset=utf-8'),
  readAsset('kith.js', 'text/javascript; charset=utf-8'),
  readAsset('passkey.js', 'text/javascript; charset=utf-8'),
  readAsset('listen.js', 'text/javascript; charset=utf-8'),
  readAsset('outbox.js', 'text/javascript; charset=utf-8'),
  readAsset('outbox-worker.js', 'text/javascript; charset=utf-8'),
  readAsset('offline.js', 'text/javascript; charset=utf-8'),
  readAsset('favicon.svg', 'image/svg+xml'),
]

/** The address of an asset by its plain name, for example `kith.css`. Throws for a name that is not served. */
export function assetPath(name: string): string {
  const found = assets.find(asset => asset.name === name)
  if (!found)
    throw new Error(`No asset is called ${name}. Known: ${assets.map(asset => asset.name).join(', ')}.`)
  return found.path
}

function readAsset(name: string, type: string): Asset {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url))
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { name, path: `/assets/${name.replace(/(\.\w+)$/, `.${hash}$1`)}`, type, body, etag: `"${hash}"` }
}
