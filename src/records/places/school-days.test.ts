import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkBlueprint } from './blueprint.ts'
import { ownInsetDays, schoolDays } from './school-days.ts'

const file = new URL('../../../places/millbrook/blueprint.json', import.meta.url)
const millbrook = checkBlueprint(JSON.parse(readFileSync(file, 'utf8'))).blueprint!

test('each school of Millbrook is open 190 days a year: 380 sessions', () => {
  for (const year of millbrook.calendar) {
    const days = schoolDays(year)
    for (const school of millbrook.schools) {
      const inset = ownInsetDays(year, school.urn)
      assert.ok(inset.every(day => days.includes(day)))
      assert.equal(days.length - inset.length, 190, `${school.name} ${year.year}`)
    }
  }
})

test('weekends, holidays, bank holidays and training days for all are no school days', () => {
  const days = schoolDays(millbrook.calendar[1]!)
  assert.equal(days[0], '2025-09-03')
  assert.equal(days.at(-1), '2026-07-21')
  for (const day of ['2025-09-06', '2025-12-25', '2026-05-04', '2026-01-05'])
    assert.ok(!days.includes(day), day)
  assert.deepEqual(days, [...days].sort())
})
