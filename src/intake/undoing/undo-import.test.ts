// Undoing gives back exactly what the batch changed, as new facts beside the old ones.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase, type TestDatabase } from '#test/world.ts'
import { ANN, BEN, CAT, DAN } from '../extract/folder.fixture.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook, takeIn, WEAVERS } from '../import.fixture.ts'
import { undoImport } from './undo-import.ts'

const HEADER = 'upn,school,year,surname,forename,dob,fsm,sen'
const FIRST = {
  'pupils.csv': `${HEADER}
${ANN},${CANALSIDE},4,Quill,Ann,2017-03-04,Y,K
${BEN},${CANALSIDE},5,Brook,Ben,2016-01-30,N,N
`,
  'calendar.csv': 'date\n2025-09-02\n2025-09-03\n',
  'marks.csv': `upn,marks\n${ANN},/\\II\n${BEN},/\\/\\\n`,
  'behaviour.csv': `upn,date,kind,points\n${ANN},2025-09-02,negative,3\n`,
}
const SECOND = {
  ...FIRST,
  'pupils.csv': `${HEADER}
${ANN},${WEAVERS},4,Feather,Ann,2017-03-04,N,
${BEN},${CANALSIDE},5,Brook,Ben,2016-01-30,N,N
${CAT},${CANALSIDE},5,Carr,Cat,2016-08-31,N,N
`,
  'marks.csv': `upn,marks\n${ANN},/\\//\n${BEN},/\\OO\n${CAT},/\\/\\\n`,
  'behaviour.csv': `upn,date,kind,points\n${ANN},2025-09-02,negative,3\n${BEN},2025-09-03,negative,1\n`,
  'concerns.csv': `upn,date,kind\n${CAT},2025-09-03,caring\n`,
}

test('an undone import leaves in force what was in force before it, and keeps the history', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, FIRST)
  const before = await inForce(database)
  const { importId } = await takeIn(t, database, place, SECOND)
  assert.notDeepEqual(await inForce(database), before)
  const undone = await undo(database, place, importId)
  // Ann's, Ben's and Cat's facts and marks; of records: Ben's behaviour, Cat's concern, and two new strings of marks.
  assert.deepEqual([undone?.putBack, undone?.takenOut, undone?.left], [3, 4, []])
  assert.deepEqual(await inForce(database), before)
  const held = await everythingHeld(database)
  const names = held.names.map(({ row }) => [row.surname, row.ended_at === null])
  assert.deepEqual(names.sort(), [
    ['Brook', true],
    ['Carr', false],
    ['Feather', false],
    ['Quill', false],
    ['Quill', true],
  ])
  assert.equal(await undo(database, place, importId), undefined, 'twice is once')
  // Sent again, it is taken in again.
  assert.equal((await takeIn(t, database, place, SECOND)).outcome, 'taken-in')
})

test('undone one after the other, both are undone', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const nothing = await inForce(database)
  const one = await takeIn(t, database, place, FIRST)
  const two = await takeIn(t, database, place, SECOND)
  await undo(database, place, two.importId)
  await undo(database, place, one.importId)
  assert.deepEqual(await inForce(database), nothing)
})

test('what a later import has changed stays, and the later import is named', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const one = await takeIn(t, database, place, FIRST)
  const later = { 'pupils.csv': `${HEADER}\n${ANN},${CANALSIDE},4,Later,Ann,2017-03-04,Y,K\n` }
  const two = await takeIn(t, database, place, later)
  const undone = await undo(database, place, one.importId)
  assert.deepEqual(undone?.left, [{ importId: two.importId, named: 'extract', children: 1 }])
  const now = await inForce(database)
  assert.deepEqual(now.names, ['Later'])
  assert.equal(now.rolls.length, 1)
  assert.equal(now.attendance.length, 1)
  assert.equal(now.behaviour.length, 1)
})

test('who left by an import is on the roll again, and an objection stays', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, FIRST)
  const next = {
    'calendar.csv': 'date\n2026-09-03\n2026-09-04\n',
    'pupils.csv': `upn,school,year,objects\n${DAN},${CANALSIDE},5,N\n${BEN},${CANALSIDE},6,Y\n`,
  }
  const { importId, receipt } = await takeIn(t, database, place, next)
  assert.equal(receipt.left, 1)
  await undo(database, place, importId)
  const now = await inForce(database)
  assert.equal(now.rolls.length, 2)
  assert.equal((await everythingHeld(database)).objections.length, 1)
})

async function undo(database: TestDatabase, placeId: string, id: string) {
  return await doWork(database, { kind: 'operator', placeId, why: 'test' }, work =>
    work.as(tx => undoImport(tx, id)),
  )
}

/** What a reader of today sees: facts in force, marks and records, in words that do not change with their ids. */
async function inForce(database: TestDatabase) {
  const held = await everythingHeld(database)
  const rows = (table: keyof typeof held) => held[table].map(({ row }) => row)
  const open = (table: keyof typeof held) => rows(table).filter(row => row.ended_at === null)
  return {
    names: open('names')
      .map(row => row.surname)
      .sort(),
    births: open('births')
      .map(row => row.born_on)
      .sort(),
    flags: open('flags')
      .map(row => `${row.child_id} ${row.flag} ${row.value}`)
      .sort(),
    rolls: open('rolls')
      .map(row => `${row.child_id} ${row.school_id} ${row.year_group}`)
      .sort(),
    attendance: rows('attendance')
      .map(row => `${row.child_id} ${row.marks} ${row.possible} ${row.authorised} ${row.unauthorised}`)
      .sort(),
    behaviour: rows('behaviour')
      .map(row => `${row.child_id} ${row.points}`)
      .sort(),
    concerns: rows('concerns').length,
    files_held: rows('files_held')
      .map(row => `${row.school_id} ${row.file}`)
      .sort(),
  }
}
