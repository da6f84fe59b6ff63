import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { sealsFrom } from '#platform/sealed.ts'
import { type Envelope, envelopeOf, type Header, headerOf, outboxKey } from './envelope.ts'

// The module that browsers load, run as it is: WebCrypto is the same here.
const client: { seal(key: string, header: Header, content: unknown): Promise<Envelope> } = await import(
  new URL('../../../design/assets/outbox.js', import.meta.url).href
)
const folder = mkdtempSync(join(tmpdir(), 'kith-outbox-'))
const key = outboxKey(sealsFrom(join(folder, 'keys.json')))
const content = { note: 'Zofia zaśpiewała dziś na apelu 🎵', child: newId() }

test('what a browser seals, the server opens, every letter of it', async () => {
  const header = aHeader()
  const envelope = await client.seal(key.publicKey, header, content)
  assert.deepEqual(key.open(envelope), { header, content })
  assert.deepEqual(envelopeOf(JSON.parse(JSON.stringify(envelope))), envelope)
})

test('the same text is never sealed alike, and its length is hidden', async () => {
  const header = aHeader()
  const [one, other, longer] = await Promise.all([
    client.seal(key.publicKey, header, content),
    client.seal(key.publicKey, header, content),
    client.seal(key.publicKey, header, { ...content, more: 'x'.repeat(300) }),
  ])
  assert.notEqual(one.sealed, other.sealed)
  assert.equal(one.sealed.length, longer.sealed.length)
})

test('touched, moved under another header, or sealed to another key: it does not open', async () => {
  const envelope = await client.seal(key.publicKey, aHeader(), content)
  const bytes = Buffer.from(envelope.sealed, 'base64url')
  bytes[40]! ^= 1
  assert.equal(key.open({ ...envelope, sealed: bytes.toString('base64url') }), undefined)
  assert.equal(key.open({ ...envelope, header: JSON.stringify(aHeader()) }), undefined)
  assert.equal(key.open({ ...envelope, from: 'AAAA' }), undefined)
  assert.equal(key.open({ ...envelope, header: '{' }), undefined)
  const another = outboxKey(sealsFrom(join(folder, 'others.json')))
  assert.notEqual(another.id, key.id)
  assert.equal(another.open(envelope), undefined)
  const theirs = await client.seal(another.publicKey, aHeader(), content)
  assert.equal(key.open(theirs), undefined, 'a header that names our key does not make it ours')
})

test('the key is the same at every start', () => {
  assert.equal(outboxKey(sealsFrom(join(folder, 'keys.json'))).publicKey, key.publicKey)
})

test('a header that says anything else is none', () => {
  assert.equal(headerOf({ header: '{"id":1}', from: '', sealed: '' }), undefined)
  assert.equal(envelopeOf({ header: 1 }), undefined)
})

function aHeader(): Header {
  return {
    id: newId(),
    kind: 'contact',
    savedAt: '2026-07-17T09:30:00.000Z',
    sequence: 1,
    device: newId(),
    key: key.id,
  }
}
