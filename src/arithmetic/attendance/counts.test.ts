import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/attendance.json' with { type: 'json' }
import {
  absenceBasisPoints,
  absenceRate,
  attendanceRate,
  countMarkList,
  countTotals,
  isPersistentlyAbsent,
  isSeverelyAbsent,
} from './counts.ts'

type Input = { marks?: (string | null)[]; counts?: Record<string, number> }

for (const { id, input, expected } of vectors.cases) {
  test(`attendance ${id}`, () => {
    const { marks, counts: totals }: Input = input
    const counts = marks === undefined ? countTotals(totals ?? {}) : countMarkList(marks)
    const found: Record<string, unknown> = {
      ...counts,
      attendanceRate: sixDecimals(attendanceRate(counts)),
      absenceRate: sixDecimals(absenceRate(counts)),
      persistentlyAbsent: isPersistentlyAbsent(counts),
      severelyAbsent: isSeverelyAbsent(counts),
    }
    for (const [name, value] of Object.entries(expected)) assert.equal(found[name], value, name)
  })
}

test('basis points round down', () => {
  assert.equal(absenceBasisPoints({ absent: 25, possible: 251 }), 996)
  assert.equal(absenceBasisPoints({ absent: 1, possible: 3 }), 3333)
  assert.equal(absenceBasisPoints({ absent: 0, possible: 0 }), null)
})

function sixDecimals(rate: number | null): number | null {
  return rate === null ? null : Number(rate.toFixed(6))
}
