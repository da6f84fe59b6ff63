// The day of what was written without signal, by a clock that may be wrong: rules/arrivals.md.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { formOfTexts } from '#platform/forms.ts'
import { newId } from '#platform/ids.ts'
import { dayOfSaving, tapIn } from './kinds.ts'

const at = (moment: string) => new Date(moment)
const day = (saved: string, arrived: string, standsOn: string | null = null) => {
  const place = { zone: 'Europe/London', standsOn }
  return dayOfSaving({ actor: { place } as Tx['actor'] }, at(saved), at(arrived))
}

test('it is the day it was written, by the clocks of the place', () => {
  assert.equal(day('2026-07-15T15:00:00Z', '2026-07-17T09:30:00Z'), '2026-07-15')
  assert.equal(day('2026-07-15T23:30:00Z', '2026-07-17T09:30:00Z'), '2026-07-16')
})

test('it is no day that has not come, however fast the clock', () => {
  assert.equal(day('2026-07-18T09:30:00Z', '2026-07-17T09:30:00Z'), '2026-07-17')
})

test('a pretend place that stands at one day has that day', () => {
  assert.equal(day('2027-01-04T09:30:00Z', '2027-01-04T09:31:00Z', '2026-07-17'), '2026-07-17')
})

test('a tap is of an earlier day or the day it was made, and of a day that is none it is no tap', () => {
  const savedAt = new Date('2026-07-17T09:30:00Z')
  const dayOf = (day: string) =>
    tapIn(
      formOfTexts([
        ['child', newId()],
        ['day', day],
      ]),
      { id: newId(), savedAt, made: '2026-07-17' },
    )?.onDay
  assert.deepEqual(['2026-07-16', '', '2026-07-18', '2026-02-31'].map(dayOf), [
    '2026-07-16',
    '2026-07-17',
    '2026-07-17',
    undefined,
  ])
})
