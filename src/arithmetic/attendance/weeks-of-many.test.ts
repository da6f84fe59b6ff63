import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { weeklyAttendance } from './weekly.ts'
import { lastMeasured, planWeeks, weeksOf } from './weeks-of-many.ts'

// Three weeks, the second without its Wednesday.
const days = [
  ...['2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02', '2026-07-03'],
  ...['2026-07-06', '2026-07-07', '2026-07-09', '2026-07-10'],
  ...['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'],
]

test('says of each child what weekly attendance says of one', () => {
  const mark = fc.constantFrom('/', '\\', 'L', 'I', 'O', 'B', '#', '-', 'C2', 'Y4', 'X')
  fc.assert(
    fc.property(
      fc.array(mark, { minLength: 0, maxLength: 2 * days.length }),
      fc.constantFrom('2026-06-30', '2026-07-08', '2026-07-19'),
      fc.integer({ min: 1, max: 5 }),
      (marks, until, count) => {
        const packed = marks.join('')
        assert.deepEqual(
          weeksOf(packed, planWeeks(days, until, count)),
          weeklyAttendance(packed, days, until, count),
        )
      },
    ),
  )
})

test('weeks nobody marked at the end are left off, a gap inside stays', () => {
  const week = (possible: number) => ({ monday: '', attended: 0, possible })
  assert.deepEqual(lastMeasured([week(1), week(2), week(0), week(3), week(0)], 3), [
    week(2),
    week(0),
    week(3),
  ])
  assert.deepEqual(lastMeasured([week(0)], 3), [])
})
