import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weeklyAttendance } from './weekly.ts'

test('sessions are gathered by week, up to the day asked for', () => {
  const days = ['2026-06-04', '2026-06-05', '2026-06-08', '2026-06-09']
  assert.deepEqual(weeklyAttendance('/\\II/L##', days, '2026-06-09', 12), [
    { monday: '2026-06-01', attended: 2, possible: 4 },
    { monday: '2026-06-08', attended: 2, possible: 2 },
  ])
  assert.equal(weeklyAttendance('/\\II/L##', days, '2026-06-05', 12).length, 1)
})

test('a week in which nothing was possible stays, as a gap to be drawn', () => {
  assert.deepEqual(weeklyAttendance('####', ['2026-06-04', '2026-06-05'], '2026-06-09', 12), [
    { monday: '2026-06-01', attended: 0, possible: 0 },
  ])
})
