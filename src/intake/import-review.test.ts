// A review is a rehearsal: it leaves nothing behind, says what would be done, and goes to a person where one must decide.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase, type TestDatabase } from '#test/world.ts'
import { ANN, BEN, CAT, DAN } from './extract/folder.fixture.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook, takeIn, WEAVERS } from './import.fixture.ts'
import { addImport, findImport } from './imports.ts'
import { decideCloseMatch, findCloseMatchesOf, findReviewRows, type ReviewKept } from './reviews.ts'

const HEADER = 'upn,school,year,surname,forename,dob,fsm'
const PUPILS = `${HEADER}
${ANN},${CANALSIDE},4,Quill,Ann,2017-03-04,Y
${BEN},${CANALSIDE},5,Brook,Ben,2016-01-30,N
${CAT},${WEAVERS},4,Carr,Cat,2017-08-31,N
`

test('a rehearsal says what would be done, and leaves nothing behind', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const first = await takeIn(t, database, place, { 'pupils.csv': PUPILS }, { rehearse: true })
  assert.equal(first.outcome, 'to-review')
  assert.deepEqual(first.review?.counts, { new: 3 })
  assert.deepEqual(
    first.review?.rows.map(row => [row.kind, row.line, row.upn]),
    [
      ['new', 2, ANN],
      ['new', 3, BEN],
      ['new', 4, CAT],
    ],
  )
  const held = await everythingHeld(database)
  assert.deepEqual([held.children.length, held.names.length, held.files_held.length], [0, 0, 0])
  const found = await asOperator(database, place, tx => findImport(tx, first.importId))
  assert.deepEqual([found?.waits, found?.outcome], ['review', null])
})

test('the review tells who is unchanged, changed and gone, by column and never by value', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': PUPILS })
  const changed = `${HEADER}\n${ANN},${CANALSIDE},4,Feather,Ann,2017-03-04,N\n${CAT},${WEAVERS},4,Carr,Cat,2017-08-31,N\n`
  const { review, receipt, importId } = await takeIn(
    t,
    database,
    place,
    { 'pupils.csv': changed },
    { rehearse: true },
  )
  assert.deepEqual(review?.counts, { changed: 1, 'not-in-file': 1 })
  assert.deepEqual(review?.rows[0]?.columns, ['surname', 'fsm'])
  assert.equal(receipt.files?.pupils?.unchanged, 1)
  const rows = await asOperator(database, place, tx => findReviewRows(tx, importId, 'changed', 9))
  assert.deepEqual([rows[0]?.columns, rows[0]?.line], [['surname', 'fsm'], 2])
  // Said to be the whole roll, the missing child leaves it.
  const { receipt: whole } = await takeIn(t, database, place, { 'pupils.csv': changed }, { wholeRoll: true })
  assert.equal(whole.wholeRoll, 1)
  const open = (await everythingHeld(database)).rolls.filter(({ row }) => row.ended_at === null)
  assert.equal(open.length, 2)
})

test('the same files again need no review', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': PUPILS })
  const again = await takeIn(t, database, place, { 'pupils.csv': PUPILS }, { rehearse: true })
  assert.equal(again.outcome, 'nothing-new')
})

test('what was confirmed is reviewed again where the records are others by now', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const { review, importId: id } = await takeIn(
    t,
    database,
    place,
    { 'pupils.csv': PUPILS },
    { rehearse: true },
  )
  const reviewed = review!.fingerprint
  await takeIn(t, database, place, {
    'pupils.csv': `${HEADER}\n${ANN},${CANALSIDE},3,Quill,Ann,2017-03-04,N\n`,
  })
  const late = await takeIn(t, database, place, { 'pupils.csv': PUPILS }, { id, reviewed })
  assert.equal(late.outcome, 'to-review')
  assert.deepEqual(late.review?.counts, { changed: 1, new: 2 })
  const found = await asOperator(database, place, tx => findImport(tx, id))
  assert.equal((found!.review as ReviewKept).again, true)
  const now = await takeIn(
    t,
    database,
    place,
    { 'pupils.csv': PUPILS },
    { id, reviewed: late.review!.fingerprint },
  )
  assert.equal(now.outcome, 'taken-in')
})

test('the same child under another number goes to a person, and is kept out until they have decided', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': PUPILS })
  // Ann under a new number, and her twin: their mother's name, the same day, another given name.
  const files = {
    'pupils.csv': `${HEADER}\n${BEN},${CANALSIDE},5,Brook,Ben,2016-01-30,N\nNEW1,${CANALSIDE},4,Quill,Ann,2017-03-04,Y\n${DAN},${CANALSIDE},4,Quill,Joe,2017-03-04,Y\n`,
    'behaviour.csv': 'upn,date,kind,points\nNEW1,2026-01-08,negative,2\n',
  }
  const first = await takeIn(t, database, place, files, { rehearse: true })
  assert.deepEqual(first.review?.counts, { close: 2, 'not-in-file': 1 })
  assert.deepEqual(
    first.review?.closeMatches.map(match => [match.upn, match.because]),
    [
      ['NEW1', 'the same name and birth date'],
      [DAN, 'the same birth date and family name'],
    ],
  )
  const { importId: id } = first
  const reviewed = first.review!.fingerprint
  const [ann, joe] = await asOperator(database, place, tx => findCloseMatchesOf(tx, id))
  await asOperator(database, place, async tx => {
    await decideCloseMatch(tx, id, { upn: ann!.upn, child: ann!.child_id, decision: 'same' })
    await decideCloseMatch(tx, id, { upn: joe!.upn, child: joe!.child_id, decision: 'different' })
  })
  const taken = await takeIn(t, database, place, files, { id, reviewed })
  assert.equal(taken.outcome, 'taken-in')
  assert.deepEqual([taken.receipt.keptOut, taken.receipt.files?.pupils?.new], [0, 1])
  const held = await everythingHeld(database)
  const numbers = held.pupil_numbers.map(({ row }) => row).filter(row => row.child_id === ann!.child_id)
  assert.deepEqual(numbers.map(row => row.upn).sort(), [ANN, 'NEW1'].sort())
  assert.equal(held.behaviour[0]?.row.child_id, ann!.child_id)
  assert.equal(held.children.length, 4)
  // The next file asks nothing: both numbers are known now.
  assert.equal((await takeIn(t, database, place, files, { rehearse: true })).outcome, 'nothing-new')
})

test('undecided, the row and its records stay out, and twins listed by the school itself are asked about never', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, { 'pupils.csv': PUPILS })
  const twins = {
    'pupils.csv': `${HEADER}\nNEW1,${CANALSIDE},4,Quill,Joe,2017-03-04,Y\n${ANN},${CANALSIDE},4,Quill,Ann,2017-03-04,Y\n`,
  }
  const listed = await takeIn(t, database, place, twins, { rehearse: true })
  assert.deepEqual(listed.review?.counts, { new: 1, 'not-in-file': 1 })
  const alone = {
    'pupils.csv': `${HEADER}\nNEW1,${CANALSIDE},4,Quill,Ann,2017-03-04,Y\n`,
    'behaviour.csv': 'upn,date,kind,points\nNEW1,2026-01-08,negative,2\n',
  }
  const kept = await takeIn(t, database, place, alone)
  assert.deepEqual([kept.outcome, kept.receipt.keptOut], ['nothing-new', 1])
  const held = await everythingHeld(database)
  assert.deepEqual([held.children.length, held.behaviour.length], [3, 0])
})

test('files unlike the last ones raise an alarm, and are taken in only with a reason', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const many = (n: number) => ({
    'pupils.csv': `upn,school,year\n${Array.from({ length: n }, (_, i) => `T${i},${CANALSIDE},4\n`).join('')}`,
  })
  await takeIn(t, database, place, many(40))
  const { review, importId: id } = await takeIn(
    t,
    database,
    place,
    { 'pupils.csv': `${many(25)['pupils.csv']}N1,${CANALSIDE},4\n` },
    { rehearse: true },
  )
  assert.deepEqual(review?.alarms, [
    'Canalside Primary School: pupils.csv had 40 rows the last time and has 26 rows now.',
  ])
  const files = { 'pupils.csv': `${many(25)['pupils.csv']}N1,${CANALSIDE},4\n` }
  const reviewed = review!.fingerprint
  assert.equal((await takeIn(t, database, place, files, { id, reviewed })).outcome, 'to-review')
  const because = { alarmsBecause: 'Year 6 has left' }
  const taken = await takeIn(t, database, place, files, { id, reviewed, told: because })
  assert.deepEqual([taken.outcome, taken.receipt.alarmsBecause], ['taken-in', 'Year 6 has left'])
})

test('the council does not change what a school keeps, and is believed on what it decides itself', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const header = 'upn,school,year,surname,fsm,status'
  await takeIn(t, database, place, { 'pupils.csv': `${header}\n${ANN},${CANALSIDE},4,Quill,Y,none\n` })
  const id = '018f0000-0000-7000-8000-000000000001'
  const council = { 'pupils.csv': `${header}\n${ANN},${WEAVERS},5,Other,N,cin\n` }
  await asOperator(database, place, tx =>
    addImport(tx, { id, named: 'council', hash: null, bytes: null, sender: 'council' }),
  )
  const { receipt } = await takeIn(t, database, place, council, { id })
  assert.equal(receipt.kept, 1)
  const held = await everythingHeld(database)
  const inForce = held.flags.map(({ row }) => row).filter(row => row.ended_at === null)
  assert.deepEqual(inForce.map(row => [row.flag, row.value]).sort(), [
    ['fsm', 'Y'],
    ['status', 'cin'],
  ])
  assert.equal(held.names.length, 1)
  assert.deepEqual([held.rolls.length, receipt.moved], [1, 0])
  // And a school's later word does not undo the council's.
  await takeIn(t, database, place, { 'pupils.csv': `${header}\n${ANN},${CANALSIDE},4,Quill,N,none\n` })
  const after = (await everythingHeld(database)).flags
    .map(({ row }) => row)
    .filter(row => row.ended_at === null)
  assert.deepEqual(after.map(row => [row.flag, row.value]).sort(), [
    ['fsm', 'N'],
    ['status', 'cin'],
  ])
})

function asOperator<T>(
  database: TestDatabase,
  placeId: string,
  task: (tx: Parameters<Parameters<TestDatabase['asWorker']>[1]>[0]) => Promise<T>,
): Promise<T> {
  return doWork(database, { kind: 'operator', placeId, why: 'test' }, work => work.as(task))
}
