// Reads rules/attendance-plan.md and runs its table.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { dayNumber, dayOf } from '../days.ts'
import { beforeAfter, schoolDaysOf } from './before-after.ts'
import { countDays } from './lately.ts'

const page = readFileSync(new URL('../../../rules/attendance-plan.md', import.meta.url), 'utf8')
const [rows = []] = readTables(page)
const rules = { windowDays: 4, minimumSessions: 6 }
const beganOn = '2026-03-02'
const marksOf = (cell: string) => cell.replaceAll('`', '').split(' ').filter(Boolean)

/** The days before the plan and from it on, one after another. */
function compared(before: string[], after: string[], until = '2030-01-01') {
  const first = dayNumber(beganOn) - before.length
  const calendar = [...before, ...after].map((_, n) => dayOf(first + n))
  const counts = countDays([...before, ...after].join(''), calendar)
  return beforeAfter(schoolDaysOf(counts, calendar, until), beganOn, rules)
}

test('attendance before and since is compared as the page says', () => {
  assert.equal(rows.length, 9)
  for (const row of rows) {
    const found = compared(marksOf(row.before!), marksOf(row.after!))
    const say = `${row.before} then ${row.after}`
    assert.equal(found.says === 'too-few' ? 'too few' : found.says, row.says, say)
    assert.equal(String(found.schoolDays), row['days a side'], say)
    const sides =
      found.says === 'too-few'
        ? [`${found.possibleBefore} possible`, `${found.possibleAfter} possible`]
        : [found.before, found.after].map(each => `${each.attended} of ${each.possible}`)
    assert.deepEqual(sides, [row['attended before'], row['attended after']], say)
  }
})

test('sessions of a part-time timetable are told apart, and days after today are not read', () => {
  const found = compared(['/\\', '/\\', '/\\', '/\\'], ['/C2', '/C2', '/C2', 'OO'], '2026-03-04')
  assert.ok(found.says === 'fell')
  assert.equal(found.schoolDays, 3)
  assert.deepEqual([found.after.partTime, found.after.attended, found.after.possible], [3, 3, 6])
  assert.deepEqual([found.before.from, found.after.to], ['2026-02-27', '2026-03-04'])
})
