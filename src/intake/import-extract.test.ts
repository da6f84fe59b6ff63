import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import { ANN, BEN, CAT, DAN } from './extract/folder.fixture.ts'
import { CANALSIDE, countHolding, everythingHeld, setUpMillbrook, takeIn, WEAVERS } from './import.fixture.ts'

const PUPILS = `upn,school,year,surname,forename,sex,dob,fsm,ever6,idaci_decile
${ANN},${CANALSIDE},4,Quillfeather,Ann,F,2017-03-04,Y,Y,2
${BEN},${CANALSIDE},5,Brook,Ben,M,2016-01-30,N,Y,
${CAT},${WEAVERS},4,Carr,Cat,F,2017-08-31,N,N,9
`
const EXTRACT = {
  'pupils.csv': PUPILS,
  'calendar.csv': 'date\n2025-09-02\n2025-09-03\n2025-09-04\n',
  'marks.csv': `upn,marks\n${ANN},/\\II/\\\n${BEN},/\\/\\/\\\n${CAT},OO/\\C2\\\n`,
  'behaviour.csv': `upn,date,kind,points,what
${ANN},2025-09-02,negative,3,corridor
${ANN},2025-09-02,negative,3,corridor
${BEN},2025-09-03,positive,1,
${DAN},2025-09-03,positive,1,
`,
  'suspensions.csv': `upn,start,sessions,type,reasons\n${BEN},2025-09-04,2,SUSP,PP;DB\n`,
  'concerns.csv': `upn,date,kind,said_by\n${CAT},2025-09-04,caring,tutor\n`,
  'attainment.csv': `upn,date,subject,band,raw,scale\n${ANN},2025-09-04,MA,below,88,standardised\n`,
  'sdq.csv': `upn,date,informant,emotional,conduct,hyperactivity,peer,prosocial,impact\n${ANN},2025-09-04,teacher,7,1,2,3,4,\n`,
  'ratings.csv': `upn,date,area,rating,because,by\n${CAT},2025-09-04,school-engagement,low,no homework for three weeks,tutor\n`,
}

test('an extract becomes records, and the same files again change nothing', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const first = await takeIn(t, database, place, EXTRACT)
  assert.equal(first.outcome, 'taken-in')
  assert.deepEqual(first.receipt.files?.pupils, {
    new: 3,
    changed: 0,
    unchanged: 0,
    refused: 0,
    strangers: 0,
    objecting: 0,
  })
  assert.equal(first.receipt.files?.behaviour?.new, 3)
  assert.equal(first.receipt.files?.behaviour?.strangers, 1)
  assert.equal(first.receipt.academicYear, 2025)
  const before = await everythingHeld(database)
  const ann = before.attendance.find(({ row }) => row.marks === '/\\II/\\')!.row
  assert.deepEqual([ann.possible, ann.authorised, ann.unauthorised], [6, 2, 0])
  assert.deepEqual(before.behaviour.map(({ row }) => [row.points, row.same]).sort(), [
    [1, 1],
    [3, 1],
    [3, 2],
  ])
  assert.deepEqual(before.suspensions[0]!.row.reasons, ['PP', 'DB'])
  assert.equal(before.flags.length, 8)

  const again = await takeIn(t, database, place, EXTRACT)
  assert.equal(again.outcome, 'nothing-new')
  assert.equal(again.receipt.files?.marks?.unchanged, 3)
  assert.deepEqual([first.receipt.files?.calendar?.new, again.receipt.files?.calendar?.unchanged], [3, 3])
  // Not a row was written: each still carries the transaction that made it.
  assert.deepEqual(await everythingHeld(database), before)
})

test('rows stand in the order of their file', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const upns = Array.from({ length: 6_000 }, (_, n) => `T${(n * 7919) % 100_000}`)
  const rows = upns.map(upn => `${upn},${CANALSIDE},4`)
  const said = upns.map((upn, n) => `${upn},2025-09-02,positive,${n},`)
  await takeIn(t, database, place, {
    'pupils.csv': `upn,school,year\n${rows.join('\n')}\n`,
    'behaviour.csv': `upn,date,kind,points,what\n${said.join('\n')}\n`,
  })
  const held = await everythingHeld(database)
  const inOrder = (table: 'rolls' | 'behaviour') =>
    held[table].map(({ row }) => row).sort((a, b) => (a.position as number) - (b.position as number))
  const upnOf = new Map(held.pupil_numbers.map(({ row }) => [row.child_id, row.upn]))
  assert.deepEqual(
    inOrder('rolls').map(row => upnOf.get(row.child_id)),
    upns,
  )
  assert.deepEqual(
    inOrder('behaviour').map(row => row.points),
    upns.map((_, n) => n),
  )
})

test('marks that change keep the string they replace', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  const marks = EXTRACT['marks.csv'].replace('/\\II/\\', '/\\/\\/\\')
  const result = await takeIn(t, database, place, { ...EXTRACT, 'marks.csv': marks })
  assert.deepEqual(
    [result.outcome, result.receipt.files?.marks?.changed, result.receipt.files?.marks?.unchanged],
    ['taken-in', 1, 2],
  )
  const held = await everythingHeld(database)
  assert.deepEqual(
    held.attendance_before.map(({ row }) => row.marks),
    ['/\\II/\\'],
  )
  assert.ok(held.attendance.every(({ row }) => row.marks !== '/\\II/\\'))
})

test('a child who moves has one open roll, marks from both schools, and facts that end', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  const moved = PUPILS.replace(`${ANN},${CANALSIDE},4,Quillfeather`, `${ANN},${WEAVERS},4,Feather`)
  const result = await takeIn(t, database, place, { ...EXTRACT, 'pupils.csv': moved })
  assert.equal(result.receipt.moved, 1)
  assert.equal(result.receipt.files?.pupils?.changed, 1)
  const held = await everythingHeld(database)
  const ann = held.pupil_numbers.find(({ row }) => row.upn === ANN)!.row.child_id
  const of = (table: 'rolls' | 'names' | 'attendance') =>
    held[table].map(({ row }) => row).filter(row => row.child_id === ann)
  assert.equal(of('rolls').length, 2)
  assert.equal(of('rolls').filter(row => row.ended_at === null).length, 1)
  assert.equal(of('attendance').length, 2)
  const surnames = of('names').map(row => [row.surname, row.ended_at === null])
  assert.deepEqual(surnames.sort(), [
    ['Feather', true],
    ['Quillfeather', false],
  ])
  // And back again: the old roll opens, none is made twice.
  await takeIn(t, database, place, EXTRACT)
  const back = (await everythingHeld(database)).rolls.filter(({ row }) => row.child_id === ann)
  assert.equal(back.length, 2)
  assert.equal(back.filter(({ row }) => row.ended_at === null).length, 1)
})

test('a blank ends what was known; a column that is not there says nothing', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const only = (header: string, row: string) => ({
    'pupils.csv': `upn,school,year,${header}\n${ANN},${CANALSIDE},4,${row}\n`,
  })
  await takeIn(t, database, place, only('fsm,sen,surname', 'Y,K,Quill'))
  assert.equal((await takeIn(t, database, place, only('sen', 'K'))).outcome, 'nothing-new')
  await takeIn(t, database, place, only('fsm,surname', ',Quill'))
  const inForce = (await everythingHeld(database)).flags.filter(({ row }) => row.ended_at === null)
  assert.deepEqual(
    inForce.map(({ row }) => [row.flag, row.value]),
    [['sen', 'K']],
  )
})

test('the folder of an older year adds what it knows of that year and leaves today alone', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  const before = await everythingHeld(database)
  const older = {
    'calendar.csv': 'date\n2024-09-03\n2024-09-04\n',
    'pupils.csv': PUPILS.replace(`${ANN},${CANALSIDE},4,Quillfeather`, `${ANN},${WEAVERS},3,Other`),
    'marks.csv': `upn,marks\n${ANN},/\\/\\\n`,
  }
  await takeIn(t, database, place, older)
  const after = await everythingHeld(database)
  assert.deepEqual(after.names, before.names)
  assert.deepEqual(after.flags, before.flags)
  const open = (held: typeof after) => held.rolls.filter(({ row }) => row.ended_at === null)
  assert.deepEqual(open(after), open(before))
  assert.equal(after.rolls.length, before.rolls.length + 3)
  assert.equal(after.attendance.length, 4)
  assert.equal((await takeIn(t, database, place, older)).outcome, 'nothing-new')
})

test('a school the place does not have stops the import, by its number, and nothing is kept', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const result = await takeIn(t, database, place, {
    'pupils.csv': `upn,school,year\n${ANN},${CANALSIDE},4\n${BEN},123456,4\n`,
  })
  assert.equal(result.outcome, 'stopped')
  assert.match(
    result.sentence!,
    /The school with URN 123456 .* is not one of the schools of Millbrook\. Add it/,
  )
  assert.deepEqual(result.receipt.unknownSchools, ['123456'])
  assert.equal((await everythingHeld(database)).children.length, 0)
})

test('too many bad rows stop the import; a higher limit lets it through', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const pupils = Array.from({ length: 10 }, (_, n) => `T${n},${CANALSIDE},${n === 3 ? 'Smith' : 4}`)
  const files = { 'pupils.csv': `upn,school,year\n${pupils.join('\n')}\n` }
  const stopped = await takeIn(t, database, place, files)
  assert.equal(stopped.outcome, 'stopped')
  assert.match(stopped.sentence!, /1 of 10 rows/)
  assert.equal((await everythingHeld(database)).children.length, 0)
  // What stood in the refused cell may be a name: the reason is kept, not the value.
  assert.equal(await countHolding(database, 'must be'), 1)
  assert.equal(await countHolding(database, 'Smith'), 0)
  const taken = await takeIn(t, database, place, files, { badRows: 20 })
  assert.equal(taken.outcome, 'taken-in')
  assert.equal(taken.receipt.files?.pupils?.refused, 1)
  assert.equal((await everythingHeld(database)).children.length, 9)
})

test('a single file speaks about the children the place knows', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  const behaviour = `upn,date,kind,points,what\n${CAT},2026-01-08,negative,2,\n${DAN},2026-01-08,negative,2,\n`
  const result = await takeIn(t, database, place, { 'behaviour.csv': behaviour })
  assert.deepEqual([result.receipt.files?.behaviour?.new, result.receipt.files?.behaviour?.strangers], [1, 1])
  // The next school year has begun, and the same file is still the same file.
  const later = { now: () => new Date('2026-11-21T09:00:00Z') }
  const again = await takeIn(t, database, place, { 'behaviour.csv': behaviour }, later)
  assert.equal(again.outcome, 'nothing-new')
  const marks = await takeIn(t, database, place, { 'marks.csv': `upn,marks\n${CAT},/\\/\\/\\\n` })
  assert.equal(marks.receipt.files?.marks?.changed, 1)
})

test('children of these schools who are not in the file are counted and left as they are', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  const result = await takeIn(t, database, place, {
    'pupils.csv': `upn,school,year\n${ANN},${CANALSIDE},4\n`,
  })
  assert.equal(result.receipt.notInFile, 1)
  assert.equal((await everythingHeld(database)).rolls.filter(({ row }) => row.ended_at === null).length, 3)
})

test('who does not come again in a new year has left the roll, and is screened and seen no more', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  const next = {
    'calendar.csv': 'date\n2026-09-03\n2026-09-04\n',
    'pupils.csv': `upn,school,year\n${ANN},${CANALSIDE},5\n`,
  }
  const result = await takeIn(t, database, place, next)
  const open = (await everythingHeld(database)).rolls.filter(({ row }) => row.ended_at === null)
  const atCanalside = EXTRACT['pupils.csv']!.split('\n').filter(line => line.includes(CANALSIDE)).length
  assert.equal(result.receipt.left, atCanalside - 1)
  assert.equal(
    open.length,
    1 + EXTRACT['pupils.csv']!.split('\n').filter(line => line.includes(WEAVERS)).length,
  )
  assert.equal((await takeIn(t, database, place, next)).outcome, 'nothing-new')
})

test('a number too large to be meant stops the import and says where', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const behaviour = `upn,date,kind,points\n${ANN},2026-01-08,negative,99999999999\n`
  const result = await takeIn(t, database, place, { ...EXTRACT, 'behaviour.csv': behaviour })
  assert.equal(result.outcome, 'stopped')
  assert.match(result.sentence!, /^behaviour\.csv, line 2: /)
  assert.equal((await everythingHeld(database)).children.length, 0)
})

test('marks without a calendar are not guessed at where schools keep different ones', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  await takeIn(t, database, place, EXTRACT)
  await takeIn(t, database, place, {
    'calendar.csv': 'date\n2025-09-03\n2025-09-04\n',
    'pupils.csv': `upn,school,year\n${DAN},${WEAVERS},4\n`,
    'marks.csv': `upn,marks\n${DAN},/\\/\\\n`,
  })
  const result = await takeIn(t, database, place, { 'marks.csv': `upn,marks\n${DAN},/\\\n` })
  assert.equal(result.outcome, 'stopped')
  assert.match(result.sentence!, /2 different ones for 2025\. Send calendar\.csv/)
})

test('two imports of a place wait for each other', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const results = await Promise.all([1, 2, 3].map(() => takeIn(t, database, place, EXTRACT)))
  assert.deepEqual(results.map(each => each.outcome).sort(), ['nothing-new', 'nothing-new', 'taken-in'])
  assert.equal((await everythingHeld(database)).children.length, 3)
})
