import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countDays, daysMissed, falling, lastDayMarked } from './lately.ts'
import { countMarks, planMarks } from './mark-plan.ts'

const days = Array.from({ length: 100 }, (_, n) =>
  new Date(Date.UTC(2025, 8, 1 + n)).toISOString().slice(0, 10),
)
const rule = { atLeast: 2, ofSchoolDays: 5 }
const steep = { by_percent: 5, last_days: 30, minimum_sessions: 40 }

test('four sessions of the last five days are two days missed, whatever their reasons, which are kept apart', () => {
  const marks = `${'/\\'.repeat(6)}C2\\II/\\/\\N\\`
  const counts = countDays(marks, days)
  const last = lastDayMarked([counts])
  assert.equal(last, 10)
  assert.deepEqual(daysMissed(counts, days, last, rule), {
    since: days[6],
    latest: days[10],
    absent: 4,
    authorised: 3,
    partTime: 1,
    possible: 10,
    ofSchoolDays: 5,
  })
  assert.equal(daysMissed(counts, days, last - 1, rule), null, 'three half days are not two days')
})

test('a day that could not be attended is not missed, and marks of nobody end nowhere', () => {
  const counts = countDays('/\\Y4Y4XX##--', days)
  assert.equal(lastDayMarked([counts]), 0)
  assert.equal(daysMissed(counts, days, 4, rule), null)
  assert.equal(lastDayMarked([countDays(null, days)]), -1)
  assert.equal(falling(countDays(null, days), days, -1, steep), null)
})

test('falling is told since the day it began', () => {
  const marks = '/\\'.repeat(60) + 'II'.repeat(3) + '/\\'.repeat(20)
  const counts = countDays(marks, days)
  const found = falling(counts, days, 82, steep)
  assert.equal(found?.since, days[61], 'two days in thirty are 6.7 of 100; one is 3.3')
  assert.deepEqual(
    [found?.absent, found?.possible, found?.absentBefore, found?.possibleBefore],
    [6, 60, 0, 106],
  )
  assert.equal(falling(counts, days, 60, steep), null)
})

test('it is the screen’s own rule: for any marks the last day gives what the screen gives', () => {
  const mark = fc.constantFrom('/', '\\', 'I', 'N', 'C2', 'X', '-', 'L')
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 200 }), fc.nat(99), (codes, last) => {
      const marks = codes.join('')
      const recent = countMarks(marks, planMarks(days, days[last]!, [30])).recent[0]!
      const floor = recent.possible >= 40 && recent.possibleBefore >= 40
      const rise = recent.absent * recent.possibleBefore - recent.absentBefore * recent.possible
      const met = floor && 10_000 * rise >= 500 * recent.possible * recent.possibleBefore
      assert.equal(falling(countDays(marks, days), days, last, steep) !== null, met)
    }),
    { numRuns: 300 },
  )
})
