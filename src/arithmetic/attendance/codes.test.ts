import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/attendance_codes.json' with { type: 'json' }
import { type AttendanceCategory, CODES_OF_2024_FROM, categoryOf, codesOn, describeCode } from './codes.ts'

const NAMES: Record<string, AttendanceCategory> = {
  present: 'present',
  approved_educational_activity: 'approved',
  authorised_absence: 'authorised',
  unauthorised_absence: 'unauthorised',
  not_possible: 'not-possible',
  not_collected: 'not-collected',
}
const DAYS: Record<string, string> = { current: CODES_OF_2024_FROM, legacy: '2024-08-18' }

for (const { input, expected } of vectors.cases) {
  test(`code ${input.code} (${input.period})`, () => {
    const found = describeCode(input.code, DAYS[input.period]!)
    assert.equal(found?.category, NAMES[expected.category])
    assert.equal(found?.meaning, expected.meaning)
  })
}

test('the old codes stop on 19 August 2024', () => {
  for (const code of ['J', 'H', 'Y', 'F']) {
    assert.notEqual(categoryOf(code, '2024-08-18'), null)
    assert.equal(categoryOf(code, '2024-08-19'), null)
    assert.notEqual(categoryOf(code, null), null)
  }
})

test('a dash is no mark, and a stranger is nothing', () => {
  assert.equal(categoryOf('-', '2026-01-05'), 'unmarked')
  assert.equal(categoryOf('', '2026-01-05'), 'unmarked')
  for (const code of ['i', 'I01', 'Y8', 'constructor', '?', ' '])
    assert.equal(categoryOf(code, '2026-01-05'), null)
})

test('34 codes are in force, and 38 are read in history', () => {
  assert.equal(codesOn('2026-01-05').length, 34)
  assert.equal(codesOn('2023-01-05').length, 38)
})
