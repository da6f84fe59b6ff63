// Reads the tables of the caseload in rules/today.md and runs them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { daysOverdue } from '../in-school/caseload.ts'
import { needOfAttendance } from './attention.ts'

const rules = readFileSync(new URL('../../../../rules/today.md', import.meta.url), 'utf8')
const [low, overdue, order] = readTables(rules.slice(rules.indexOf('## The caseload')))
const DAYS = ['02', '03', '06', '07', '08', '09', '10', '13', '14', '15', '16', '17'].map(
  day => `2026-07-${day}`,
)
const week = (possible: number, missed: number) => ({
  monday: '2026-07-13',
  possible,
  attended: possible - missed,
})

test('low attendance counts and says what the page says, over all weeks together', () => {
  assert.equal(low?.length, 6)
  for (const row of low!) {
    const [possible, missed] = [Number(row['sessions possible']), Number(row['sessions missed'])]
    const half = Math.floor(missed / 2)
    const need = needOfAttendance([week(possible - half, missed - half), week(half, half)])
    assert.equal(need.attention, Number(row.counts), JSON.stringify(row))
    assert.equal(need.flag ?? '', row.says)
  }
  assert.deepEqual(needOfAttendance([]), { attention: 0 })
})

test('a step that waits counts the school days the page says', () => {
  assert.equal(overdue?.length, 4)
  for (const row of overdue!)
    assert.equal(
      daysOverdue(DAYS, row['to be done by']!, row.today!),
      Number(row.counts),
      JSON.stringify(row),
    )
})

test('they stand in the order of the page', () => {
  assert.equal(order?.length, 5)
  const counted = order!.map(row => {
    const since = row['step waits since']!
    const step = since === 'none' ? 0 : daysOverdue(DAYS, since, '2026-07-17')
    const { attention } = needOfAttendance([week(120, Number(row['missed of 120 sessions']))])
    const contact = Number(row['school days without a contact that count'])
    return { row, attention: attention + step + contact }
  })
  const sorted = counted.sort((a, b) => b.attention - a.attention)
  assert.deepEqual(
    sorted.map(({ row }) => Number(row.stands)),
    [1, 2, 3, 4, 5],
  )
})
