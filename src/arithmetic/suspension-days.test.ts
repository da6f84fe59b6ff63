// Reads rules/suspension.md and runs its table.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { dayNumber, dayOf } from './days.ts'
import { suspensionDays } from './suspension-days.ts'

const [rows = []] = readTables(readFileSync(new URL('../../rules/suspension.md', import.meta.url), 'utf8'))
// Day 0, 1 January 1970, was a Thursday.
const weekdays = Array.from({ length: 40 }, (_, n) => dayNumber('2026-03-02') + n)
  .filter(number => (number + 3) % 7 < 5)
  .map(dayOf)

test('the days of a suspension and the way back are as the page says', () => {
  assert.equal(rows.length, 9)
  for (const row of rows) {
    const found = suspensionDays(
      { startsOn: row['starts on']!, sessions: Number(row.sessions), type: row.type as 'SUSP' },
      weekdays.filter(each => !row.closed!.split(' ').includes(each)),
    )
    const say = `${row['starts on']}, ${row.sessions} sessions`
    assert.equal(found.days.join(' '), row['days lost'], say)
    assert.equal(found.backOn ?? '', row['back on'], say)
    assert.equal(found.provisionFrom ?? '', row['provision from'], say)
  }
})

test('where no day is known so far ahead, none is made up', () => {
  const found = suspensionDays({ startsOn: '2026-03-03', sessions: 4, type: 'SUSP' }, ['2026-03-03'])
  assert.deepEqual(found, { days: ['2026-03-03'], backOn: null, provisionFrom: null })
})
