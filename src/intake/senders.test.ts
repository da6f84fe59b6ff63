// A person whose memberships all name a school sends for those schools alone: this is the wall behind the page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doWork } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import { openTestDatabase, type TestDatabase } from '#test/world.ts'
import type { Folder } from './extract/folder.fixture.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook, takeIn, WEAVERS } from './import.fixture.ts'
import { mayUndo } from './senders.ts'

const roll = (school: string, n = 6) =>
  `upn,school,year\n${Array.from({ length: n }, (_, i) => `T${i},${school},4\n`).join('')}`

test('a school’s data manager changes nothing of another school, whatever the file says', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': roll(CANALSIDE) })
  const held = await everythingHeld(database)
  const wendy = await sender(database, place, WEAVERS)
  const refused: Folder[] = [
    { 'pupils.csv': roll(CANALSIDE) },
    { 'pupils.csv': `${roll(WEAVERS)}X1,${CANALSIDE},4\n` },
    { 'behaviour.csv': 'upn,date,kind,points\nT1,2026-01-08,negative,2\n' },
    { 'calendar.csv': 'date\n2026-01-08\n', 'marks.csv': 'upn,marks\nT1,/\\\n' },
  ]
  for (const files of refused) {
    const result = await takeIn(t, database, place, files, { askedBy: wendy })
    assert.equal(result.outcome, 'stopped')
    assert.match(
      result.sentence ?? '',
      /about Canalside Primary School, and you send files for Weavers .* only/,
    )
    assert.deepEqual(await everythingHeld(database), held)
  }
  const council = await sender(database, place)
  const files = { 'pupils.csv': roll(CANALSIDE, 7) }
  assert.equal((await takeIn(t, database, place, files, { askedBy: council })).outcome, 'taken-in')
  const own = { 'pupils.csv': `upn,school,year\nW1,${WEAVERS},4\n` }
  assert.equal((await takeIn(t, database, place, own, { askedBy: wendy })).outcome, 'taken-in')
})

test('who sends for one school takes back no import that brought another school’s rows', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const both = `${roll(CANALSIDE)}W1,${WEAVERS},4\n`
  const { importId } = await takeIn(t, database, place, { 'pupils.csv': both })
  const own = await takeIn(t, database, place, { 'pupils.csv': `upn,school,year\nW2,${WEAVERS},4\n` })
  const [wendy, council] = [await sender(database, place, WEAVERS), await sender(database, place)]
  await doWork(database, { kind: 'job', placeId: place, why: 'test' }, work =>
    work.as(async tx => {
      assert.equal(await mayUndo(tx, wendy, importId), false)
      assert.equal(await mayUndo(tx, wendy, own.importId), true)
      assert.equal(await mayUndo(tx, council, importId), true)
      assert.equal(await mayUndo(tx, null, importId), true)
    }),
  )
})

test('a list whose children are mostly on another school’s roll raises an alarm, whoever sends it', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': roll(CANALSIDE) })
  const half = `upn,school,year\nT0,${WEAVERS},4\nW1,${WEAVERS},4\n`
  const { review } = await takeIn(t, database, place, { 'pupils.csv': half }, { rehearse: true })
  assert.deepEqual(review?.alarms, [])
  const { review: wrong, importId: id } = await takeIn(
    t,
    database,
    place,
    { 'pupils.csv': `${roll(WEAVERS, 5)}W1,${WEAVERS},4\n` },
    { rehearse: true },
  )
  assert.match(
    wrong?.alarms[0] ?? '',
    /^5 of 6 children in the list for Weavers .* are on the roll of Canalside Primary School\.$/,
  )
  const files = { 'pupils.csv': `${roll(WEAVERS, 5)}W1,${WEAVERS},4\n` }
  const unanswered = await takeIn(t, database, place, files, { id, reviewed: wrong!.fingerprint })
  assert.equal(unanswered.outcome, 'to-review')
})

async function sender(database: TestDatabase, placeId: string, school?: string): Promise<string> {
  const member = {
    name: 'Wendy',
    email: `wendy${school}@kith.example`,
    role: 'data-manager',
    school,
  } as const
  return await doWork(database, { kind: 'operator', placeId, why: 'test' }, work =>
    work.as(tx =>
      addMember(tx, placeId, { ...member, organisation: 'Kith', organisationKind: 'lead-charity' }),
    ),
  )
}
