import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeMarks } from './merge.ts'

test('a mover has one year made of both schools, day by day', () => {
  const before = { marks: '/\\C2I----', days: ['2025-09-01', '2025-09-02', '2025-09-03', '2025-09-04'] }
  const after = { marks: '--L\\', days: ['2025-09-03', '2025-09-04'] }
  assert.deepEqual(mergeMarks([before, after]), {
    marks: '/\\C2I--L\\',
    calendar: ['2025-09-01', '2025-09-02', '2025-09-03', '2025-09-04'],
  })
})

test('the last school to say something wins a session', () => {
  const days = ['2025-09-01']
  assert.equal(
    mergeMarks([
      { marks: 'II', days },
      { marks: '/-', days },
    ]).marks,
    '/I',
  )
})
