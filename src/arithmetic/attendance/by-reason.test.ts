import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absenceByReason } from './by-reason.ts'

const calendar = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-04-13', '2026-04-14']
const halves = [
  { name: 'Spring 2', from: '2026-02-23', to: '2026-03-27' },
  { name: 'Summer 1', from: '2026-04-13', to: '2026-05-22' },
  { name: 'Summer 2', from: '2026-06-01', to: '2026-07-21' },
]

test('missed sessions are counted by reason, half-term by half-term; a half-term without marks is left out', () => {
  const [spring, summer, ...rest] = absenceByReason('/\\IIOI##/C2', calendar, halves)
  assert.deepEqual(rest, [])
  assert.deepEqual(
    { ...spring, codes: spring!.codes.map(each => `${each.code} ${each.sessions} ${each.family}`) },
    {
      name: 'Spring 2',
      possible: 6,
      attended: 2,
      authorised: 3,
      unauthorised: 1,
      codes: ['I 3 authorised', 'O 1 unauthorised'],
    },
  )
  assert.deepEqual([summer!.possible, summer!.attended, summer!.codes[0]!.code], [2, 1, 'C2'])
})

test('attended, authorised and unauthorised make what was possible, and marks beyond the calendar are not read', () => {
  const [spring] = absenceByReason('LVUG-X/\\/\\/\\/\\', calendar, halves.slice(0, 1))
  assert.deepEqual(
    [spring!.attended, spring!.authorised, spring!.unauthorised, spring!.possible],
    [2, 0, 2, 4],
  )
})
