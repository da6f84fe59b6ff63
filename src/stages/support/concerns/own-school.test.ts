// What rules/concerns.md says of a school's own safeguarding lead, held against the database: whose concerns they read, from when and
// until when, and that nothing else is widened by it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import {
  fileConcern,
  openConcern,
  receiveConcern,
  receiversOf,
  safeguardingFile,
  waitingConcerns,
  writeConcern,
} from './concerns.ts'
import { addEntry, chronologyOf, type EntryKind } from './file.ts'
import { nameSchoolLead, ownSchoolsChildren } from './own-school.ts'

const world = await openTwoSchools()
const { seals } = world.database.secrets
const sql = readSqlFile(new URL('./kept-from.fixture.sql', import.meta.url))
const walls = readSqlFile(new URL('./concerns.fixture.sql', import.meta.url))
const plain = await connectPlainly(world.database.where, world.database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
const { child, sibling, ofAnother, place, school, as, whoIs } = world
const [first] = place.schools as [string]
const lead = <T>(task: (tx: Tx) => Promise<T>) => as('safeguarding-lead', task)
// The second school's lead is named; the first school's is not at first.
const own = <T>(task: (tx: Tx) => Promise<T>) => as('school-lead', task, 1)
const others = <T>(task: (tx: Tx) => Promise<T>) => as('school-lead', task, 0)
const ownId = whoIs('school-lead', 1).id
const othersId = whoIs('school-lead', 0).id
const refused = { code: '42501' }
const name = (personId: string, schoolId: string, isLead = true) =>
  lead(tx => nameSchoolLead(tx, { schoolId, personId, isLead }))

beforeEach(async () => {
  await name(ownId, school)
  await name(othersId, first, false)
})

test('who is named reads what was received, with what was decided about it, and nothing before or beside', async () => {
  const id = await write({ received: false })
  assert.deepEqual(await seen(own), [], 'not before it was received')
  assert.equal(await lead(tx => receiveConcern(tx, id, [])), true)
  const decision = await line('decision', id)
  await line('discussion', null)
  assert.deepEqual(await seen(own), [id, decision])
  const lines = await own(tx => chronologyOf(tx, seals, child))
  assert.deepEqual(
    lines.map(each => each.is),
    ['concern', 'entry'],
    'the app opens what the database gives',
  )
  assert.deepEqual(
    (await own(ownSchoolsChildren)).map(each => [each.child_id, each.decided]),
    [[child, true]],
  )
  await write({ childId: null })
  assert.equal((await seen(own)).length, 2, 'nothing that is in no file')
  assert.deepEqual(await seen(others), [], 'nobody else')
})

test('nobody names themself, and nobody is named who does not lead that school', async () => {
  await assert.rejects(
    others(tx => tx.send(sql.get('nameByHand')!.fill({ school: first }))),
    refused,
  )
  await assert.rejects(
    others(tx => tx.send(sql.get('nameMyself')!.fill({ school: first }))),
    refused,
  )
  await assert.rejects(
    lead(tx => tx.send(sql.get('nameByHand')!.fill({ school: first }))),
    refused,
  )
  assert.equal(await name(whoIs('payer').id, school), false)
  assert.equal(await name(othersId, school), false, 'another school’s')
  assert.deepEqual(await seen(others), [])
})

test('nothing is written by it, nothing received, and nobody else is told differently', async () => {
  const id = await write({ received: false })
  assert.equal(await own(tx => receiveConcern(tx, id, [])), false)
  await lead(tx => receiveConcern(tx, id, []))
  assert.equal(await own(tx => fileConcern(tx, id, sibling)), false)
  await assert.rejects(
    own(tx => addLine(tx, 'decision', id)),
    refused,
  )
  await assert.rejects(
    own(tx => tx.send(walls.get('receiveByHand')!.fill({}))),
    refused,
  )
  assert.equal((await own(waitingConcerns)).fresh, 0)
  assert.equal((await as('link-worker', tx => receiversOf(tx, child))).length, 1, 'receivers are the same')
})

test('not of a concern about somebody who works here, nor of a child restricted, or kept from them', async () => {
  const id = await write({ aboutStaff: true })
  assert.equal((await seen(own)).includes(id), false)
  const other = await write({})
  await plain.run(walls, 'exclude', { place: place.id, child, person: ownId })
  assert.deepEqual(await seen(own), [])
  await plain.run(walls, 'unexclude', { child, person: ownId })
  assert.ok((await seen(own)).includes(other))
  await world.run('restrict', { place: place.id, child, person: whoIs('safeguarding-lead').id })
  assert.deepEqual(await seen(own), [])
  await world.run('unrestrict', { child })
  assert.ok((await seen(own)).includes(other))
})

test('the roll gives it, not another way to the child', async () => {
  const id = await write({ childId: ofAnother })
  await plain.run(sql, 'grantIdentity', { place: place.id, child: ofAnother, person: ownId })
  assert.ok((await own(tx => safeguardingFile(tx, ofAnother))) instanceof Date)
  assert.equal((await seen(own)).includes(id), false)
})

test('at a move the old school’s lead reads no more of it; the new one what is written since, and the rest once it is passed on', async () => {
  await name(othersId, first)
  const before = await write({ childId: sibling })
  assert.ok((await seen(own)).includes(before))
  await move(first)
  assert.equal((await seen(own)).includes(before), false)
  assert.equal((await seen(others)).includes(before), false, 'not before it was passed on')
  const since = await write({ childId: sibling })
  assert.deepEqual(
    [(await seen(others)).includes(since), (await seen(others)).includes(before)],
    [true, false],
  )
  await line('passed-on', null, sibling)
  assert.ok((await seen(others)).includes(before))
  assert.equal((await seen(own)).includes(since), false)
  await move(school)
  assert.deepEqual(
    [(await seen(own)).includes(since), (await seen(others)).includes(since)],
    [false, false],
    'back again: the file is passed on again',
  )
  assert.equal((await seen(own)).includes(before), false)
})

test('who is not named reads nothing, and the naming ends with the role, or when it is taken back', async () => {
  const id = await write({})
  assert.ok((await seen(own)).includes(id))
  assert.equal(await name(ownId, school, false), true)
  assert.deepEqual(await seen(own), [])
  assert.ok((await own(tx => safeguardingFile(tx, child))) instanceof Date, 'the flag stays as it was')
  await name(ownId, school)
  await plain.run(sql, 'addRole', { place: place.id, person: ownId, role: 'payer' })
  await plain.run(sql, 'endRole', { place: place.id, person: ownId, role: 'school-lead' })
  assert.deepEqual(await seen(own), [])
})

async function move(to: string): Promise<void> {
  await plain.run(sql, 'leaveRoll', { child: sibling })
  await plain.run(sql, 'comeToSchool', { place: place.id, child: sibling, school: to })
}

async function seen(who: typeof lead): Promise<string[]> {
  const rows = await who(tx => tx.send(sql.get('findAll')!.fill({})))
  return rows.map(row => (row as { id: string }).id)
}

async function addLine(tx: Tx, kind: EntryKind, concernId: string | null, childId = child): Promise<string> {
  const id = randomUUID()
  const words = { what: 'Said', withWhom: 'Somebody', why: 'So', notTold: '' }
  await addEntry(tx, seals, { id, childId, concernId, kind, onDay: '2026-07-16', words })
  return id
}

const line = (kind: EntryKind, concernId: string | null, childId = child) =>
  lead(tx => addLine(tx, kind, concernId, childId))

async function write(given: {
  childId?: string | null
  received?: boolean
  aboutStaff?: boolean
}): Promise<string> {
  const id = randomUUID()
  const words = { about: '', seen: 'A raised hand.', said: '', told: '', opinion: '', done: '' }
  const childId = given.childId === undefined ? child : given.childId
  await as('programme-manager', tx =>
    writeConcern(tx, seals, {
      ...{ id, childId, happenedOn: '2026-07-16', happenedAt: null, words, addsTo: null },
      aboutStaff: given.aboutStaff ?? false,
    }),
  )
  if (given.received !== false) assert.equal(await lead(tx => receiveConcern(tx, id, [])), true)
  assert.ok(await lead(tx => openConcern(tx, seals, id)))
  return id
}
