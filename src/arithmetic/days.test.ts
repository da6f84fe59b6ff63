import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumber, dayOf, daysBefore, daysUpTo, isDay } from './days.ts'

test('days are counted over month ends and leap years', () => {
  assert.equal(dayNumber('1970-01-01'), 0)
  assert.equal(daysBefore('2026-07-17', 365), '2025-07-17')
  assert.equal(daysBefore('2024-03-01', 1), '2024-02-29')
  assert.equal(daysBefore('2026-07-17', 0), '2026-07-17')
  assert.equal(daysBefore('2026-07-17', 9_999_999), '0001-01-01')
})

test('a day that does not exist is none', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '17/07/2026', '', '0000-01-01']) {
    assert.equal(isDay(text), false, text)
  }
  assert.equal(isDay('2024-02-29'), true)
})

test('agrees with the language about every day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), number => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
      return dayOf(number) === day && dayNumber(day) === number && isDay(day)
    }),
  )
})

test('days that have come are counted in a list in order', () => {
  const days = ['2026-07-13', '2026-07-14', '2026-07-16']
  const counted = ['2026-07-12', '2026-07-13', '2026-07-15', '2026-07-16', '2026-08-01'].map(day =>
    daysUpTo(days, day),
  )
  assert.deepEqual(counted, [0, 1, 2, 3, 3])
  assert.equal(daysUpTo([], '2026-07-13'), 0)
})
