// Two who close the same school in the same moment, and whoever opens it again. Rule: rules/presence.md.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { openDaysBetween } from '#records/places/open-days.ts'
import { closeSchool, closuresOf, openAgain, withdrawClosure } from './closures.ts'
import { openPlaceWithCalendar } from './presence.fixture.ts'

const { as, here, there, close } = await openPlaceWithCalendar()
after(() => close())
const closing = (schoolId: string, id = newId()) => ({
  id,
  schoolId,
  from: '2026-07-13',
  until: null,
  why: 'weather' as const,
  words: null,
})
const openDays = (school: string) =>
  as('programme-manager', tx => openDaysBetween(tx, school, '2026-07-13', '2026-07-17'))

test('a school that two close at once is closed once for everybody, and opened again whole', async () => {
  const [first, second] = [newId(), newId()]
  const made = await Promise.all([
    as('programme-manager', tx => closeSchool(tx, closing(here, first))),
    as('school-lead', tx => closeSchool(tx, closing(here, second))),
  ])
  assert.deepEqual(made, ['made', 'made'])
  assert.deepEqual(await openDays(here), [])
  const opened = await Promise.all([
    as('programme-manager', tx => openAgain(tx, first, '2026-07-15')),
    as('school-lead', tx => openAgain(tx, second, '2026-07-15')),
  ])
  assert.deepEqual(opened.toSorted(), [false, true], 'whoever comes second finds it open')
  assert.deepEqual(await openDays(here), ['2026-07-15', '2026-07-16', '2026-07-17'])
  assert.deepEqual(await as('school-lead', tx => closuresOf(tx, '2026-07-16')), [])
})

test('the same form twice at once is one closing, and none of another school is opened with it', async () => {
  const [id, other] = [newId(), newId()]
  const made = await Promise.all(
    [1, 2].map(() => as('programme-manager', tx => closeSchool(tx, closing(there, id)))),
  )
  assert.deepEqual(made.toSorted(), ['known', 'made'])
  await as('programme-manager', tx => closeSchool(tx, closing(here, other)))
  assert.equal(await as('programme-manager', tx => openAgain(tx, id, '2026-07-14')), true)
  assert.deepEqual(await openDays(here), [], 'the other is closed still')
  assert.equal(await as('school-lead', tx => openAgain(tx, id, '2026-07-14')), false, 'nor by its number')
  assert.equal(await as('programme-manager', tx => withdrawClosure(tx, other)), true)
})
