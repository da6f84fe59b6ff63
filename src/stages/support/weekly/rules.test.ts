// The worked table of rules/weekly.md: when more sessions attended are told as something going well.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { rise } from './rise.ts'

const tables = readTables(readFileSync(new URL('../../../../rules/weekly.md', import.meta.url), 'utf8'))
const worked = tables.find(table => 'told' in table[0]!)!

test('a rise is told as the rules work it out', () => {
  assert.equal(worked.length, 5)
  for (const row of worked) {
    const [before, now] = [counts(row['four weeks before']!), counts(row['two weeks']!)]
    const told = rise([...weeks(before, 4), ...weeks(now, 2)])
    assert.equal(told !== undefined, row.told === 'yes', JSON.stringify(row))
    if (told)
      assert.deepEqual(
        [told.attendedBefore, told.possibleBefore, told.attended, told.possible],
        [before.attended, before.possible, now.attended, now.possible],
      )
  }
})

test('weeks without a possible session are left out, and five measured weeks are too few', () => {
  const week = (attended: number, possible = 10) => ({ monday: '2026-07-06', attended, possible })
  const five = [week(5), week(5), week(5), week(9), week(9)]
  assert.equal(rise(five), undefined)
  assert.equal(rise([week(0, 0), ...five]), undefined)
  assert.ok(rise([week(5), ...five.slice(0, 3), week(0, 0), ...five.slice(3)]))
})

function counts(text: string): { attended: number; possible: number } {
  const [attended = 0, possible = 0] = text.split(' of ').map(Number)
  return { attended, possible }
}

// The same sum, spread over so many weeks.
function weeks({ attended, possible }: { attended: number; possible: number }, many: number) {
  return Array.from({ length: many }, (_, n) => ({
    monday: '2026-07-06',
    attended: Math.floor(attended / many) + Number(n < attended % many),
    possible: possible / many,
  }))
}
