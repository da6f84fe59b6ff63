import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sealsFrom } from './sealed.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kith-seals-'))
after(() => rmSync(scratch, { recursive: true }))
const file = join(scratch, 'keys.json')
const seals = sealsFrom(file)
const place = { table: 'protected_addresses', column: 'lines', row: '0190aaaa-0000-7000-8000-000000000001' }

test('what was sealed opens again, text and bytes, and never looks the same twice', () => {
  fc.assert(fc.property(fc.string(), text => seals.openText(seals.seal(text, place), place) === text))
  fc.assert(fc.property(fc.uint8Array(), bytes => seals.open(seals.seal(bytes, place), place).equals(bytes)))
  assert.notDeepEqual(seals.seal('x', place), seals.seal('x', place))
})

test('a sealed value opens in its own row and column only', () => {
  const sealed = seals.seal('Flat 2', place)
  for (const other of [{ table: 'notes' }, { column: 'postcode' }, { row: 'another' }]) {
    assert.throws(() => seals.open(sealed, { ...place, ...other }), /does not open/)
  }
})

test('every touched bit is noticed', () => {
  const sealed = seals.seal('Flat 2', place)
  for (let n = 0; n < sealed.length; n++) {
    const touched = Buffer.from(sealed)
    touched[n]! ^= 1
    assert.throws(() => seals.open(touched, place), { name: 'PlainError' }, `byte ${n}`)
  }
  assert.throws(() => seals.open(sealed.subarray(0, 20), place), /not in the form/)
})

test('an older key in the file still opens what it sealed; a missing one is named', () => {
  const sealed = seals.seal('Flat 2', place)
  const old = JSON.parse(readFileSync(file, 'utf8'))
  const newer = {
    ...old,
    inUse: 'aabbccdd',
    keys: { ...old.keys, aabbccdd: Buffer.alloc(32, 7).toString('base64') },
  }
  const turned = join(scratch, 'turned.json')
  writeFileSync(turned, JSON.stringify(newer))
  const both = sealsFrom(turned)
  assert.equal(both.openText(sealed, place), 'Flat 2')
  assert.equal(both.keyIdOf(both.seal('x', place)), 'aabbccdd')
  assert.deepEqual(both.keyIds, ['aabbccdd', old.inUse])
  assert.throws(() => seals.open(both.seal('x', place), place), /needs the key aabbccdd/)
})

test('the keyed hash recognises a value, for one purpose, and depends on the key', () => {
  assert.deepEqual(seals.hash('objection', 'A1'), sealsFrom(file).hash('objection', 'A1'))
  assert.equal(seals.hash('objection', 'A1').length, 32)
  assert.notDeepEqual(seals.hash('objection', 'A1'), seals.hash('search', 'A1'))
  assert.notDeepEqual(
    seals.hash('objection', 'A1'),
    sealsFrom(join(scratch, 'other.json')).hash('objection', 'A1'),
  )
})

test('a file that holds no keys is refused with a sentence', () => {
  const broken = join(scratch, 'broken.json')
  for (const text of ['', '{}', '{"inUse":"aabbccdd","keys":{"aabbccdd":"c2hvcnQ="},"hash":"c2hvcnQ="}']) {
    writeFileSync(broken, text)
    assert.throws(() => sealsFrom(broken), /is not a file of keys/)
  }
})
