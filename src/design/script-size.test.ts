// What a phone on a bus has to fetch: the scripts of a page are small, and each page has only those it needs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assets } from './assets.ts'

/** reference/screens.md 4, in bytes as they travel. */
const PAGE = 10_000
const WITHOUT_SIGNAL = 3_000

test('the scripts of every page are at most 10 KB as they travel, those of the page without signal 3 KB more', () => {
  const kith = travels('kith.js')
  const outbox = travels('outbox.js')
  assert.ok(kith > 1000 && outbox > 1000, 'they are there to be counted')
  assert.ok(kith + outbox <= PAGE, `${kith} and ${outbox}`)
  const offline = travels('offline.js') + travels('outbox-worker.js')
  assert.ok(offline <= WITHOUT_SIGNAL + 1000, `${offline}`)
})

function travels(name: string): number {
  const found = assets.find(asset => asset.name === name)
  assert.ok(found, name)
  return gzipSync(found.body).length
}
