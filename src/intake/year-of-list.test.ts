// A list without a day in it is never silently read as another year's than the roll's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook, takeIn } from './import.fixture.ts'
import { yearMeans } from './taking-in/year-of-list.ts'

const roll = (from: number, to: number, year: number) =>
  `upn,school,year\n${Array.from({ length: to - from }, (_, i) => `T${from + i},${CANALSIDE},${year}\n`).join('')}`
const now = () => new Date('2026-09-10T09:00:00Z')

test('for which year a list is, is asked where the roll is of the year before, and never guessed', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': roll(0, 4, 4) })
  const held = await everythingHeld(database)
  const next = { 'pupils.csv': roll(1, 6, 5) }
  const asked = await takeIn(t, database, place, next, { now, rehearse: true })
  assert.deepEqual(asked.receipt.yearOfList, { held: 2025, current: 2026, ask: true })
  const script = await takeIn(t, database, place, next, { now })
  assert.equal(script.outcome, 'stopped')
  assert.match(script.sentence ?? '', /2025\/26, as the roll held, or 2026\/27\..*--year 2025 or --year 2026/)
  assert.deepEqual(await everythingHeld(database), held)
  // The year of the roll: nobody leaves.
  const same = await takeIn(t, database, place, next, { now, rehearse: true, year: 2025 })
  assert.deepEqual(
    [same.receipt.academicYear, same.receipt.left, same.receipt.yearOfList?.ask],
    [2025, 0, false],
  )
  assert.equal(yearMeans(same.receipt), null)
  const later = await takeIn(t, database, place, next, { now, rehearse: true, year: 2026 })
  assert.deepEqual([later.receipt.academicYear, later.receipt.left], [2026, 1])
  assert.match(yearMeans(later.receipt) ?? '', /onto the roll of 2026\/27 .* not in the list leaves it/)
  // A day in the files says it, and nobody is asked.
  const dated = { ...next, 'calendar.csv': 'date\n2026-09-03\n' }
  assert.equal((await takeIn(t, database, place, dated, { now })).receipt.academicYear, 2026)
  assert.equal((await takeIn(t, database, place, next, { now })).outcome, 'nothing-new')
})
