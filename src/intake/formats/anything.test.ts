// Whatever bytes come, and whatever tables: an answer or a sentence, never a fault of ours; and what is converted is
// always something the door can read.

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchingAsProposed } from './as-proposed.ts'
import { convert } from './convert.ts'
import { ANN, BEN, CAT, keep, temporary, theDoorTakes, URN, workbookOf, zipOf } from './formats.fixture.ts'
import { recognise } from './recognise.ts'

const START = fc.constantFrom(
  '',
  'PK\x03\x04',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '<?xml version="1.0"?><CTfile>',
  '<a>',
  'UPN,Year\n',
)

test('any bytes', async t => {
  const bytes = fc.tuple(START, fc.uint8Array({ maxLength: 400 }))
  await fc.assert(
    fc.asyncProperty(bytes, async ([start, rest]) => {
      const content = Buffer.concat([Buffer.from(start, 'latin1'), rest])
      const found = await recognise(keep(t, { 'x.csv': content }))
      if (found.kind === 'refused') assert.match(found.sentence, /^[^\n]{10,600}[.)?]$/s)
    }),
    { numRuns: 150 },
  )
})

test('a workbook, a zip and a transfer file in which bytes were changed', async t => {
  const book = await workbookOf({
    A: [
      ['UPN', 'Year', 'Surname'],
      [ANN, 7, 'Ashe'],
      [BEN, { day: 45901 }, '=x'],
    ],
  })
  const ctf = `<CTfile><Header><SourceSchool><LEA>359</LEA></SourceSchool></Header><CTFpupilData><Pupil><UPN>${ANN}</UPN><DOB>2014-04-03</DOB></Pupil></CTFpupilData></CTfile>`
  const whole = [book, await zipOf({ 'a.csv': 'UPN,Year\n', 'b.csv': 'x,y\n' }), Buffer.from(ctf)]
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...whole), changes, fc.boolean(), async (bytes, places, cut) => {
      const changed = Buffer.from(bytes)
      for (const [place, byte] of places) changed[place % changed.length] = byte
      const content = cut ? changed.subarray(0, places[0]![0] % changed.length) : changed
      const found = await recognise(keep(t, { 'x.bin': content }))
      if (found.kind === 'refused') assert.match(found.sentence, /^[^\n]{10,600}[.)?]$/s)
    }),
    { numRuns: 300 },
  )
})

const HEADERS = [
  'UPN',
  'Adm No',
  'Surname',
  'Year',
  'DOB',
  'SEN',
  'FSM',
  'Date',
  'AM',
  'PM',
  'Mark',
  'Notes',
  '',
]
const VALUE = fc.oneof(
  fc.constantFrom(
    ANN,
    BEN,
    CAT,
    '7',
    'Year 8',
    'Yes',
    'K - SEN support',
    '01/09/2025',
    '2025-09-02',
    '/',
    'I',
    'Q1',
    'Total',
  ),
  fc.string({ maxLength: 12 }),
)

test('any table: what is converted, the door takes', async t => {
  const out = join(temporary(t), 'extract')
  const table = fc
    .uniqueArray(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 8 })
    .chain(header =>
      fc.tuple(fc.constant(header), fc.array(fc.array(VALUE, { maxLength: 9 }), { maxLength: 12 })),
    )
  let taken = 0
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async ([header, rows], separator) => {
      const text = [header, ...rows].map(cells => cells.map(quoted).join(separator)).join('\n')
      const files = keep(t, { 'x.csv': `${text}\n` })
      const found = await recognise(files)
      if (found.kind !== 'tables') return
      const matching = { ...matchingAsProposed(found), school: URN }
      const converted = await convert(files, found, matching, out, { badRows: 100 })
      if (converted.kind !== 'converted') return
      taken++
      await theDoorTakes(out)
      rmSync(out, { recursive: true })
    }),
    { numRuns: 300 },
  )
  assert.ok(taken > 5, `${taken}`)
})

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
