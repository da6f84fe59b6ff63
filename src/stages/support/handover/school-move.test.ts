// A child changes school: written by the old, read by the new lead once the child is theirs, and by nobody for having been there.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openSmallPlace } from '../contacts/contacts.fixture.ts'
import { movedWithoutNote, notesOf, readNote, schoolsHere, unreadNotes, writeNote } from './school-move.ts'

const sql = readSqlFile(new URL('./handover.fixture.sql', import.meta.url))
const small = await openSmallPlace()
after(() => small.close())
const { as, place, administrator } = small
const look = (name: string, values: Record<string, string>) => administrator.run(sql, name, values)
const [child = ''] = place.children
const schools = await as('link-worker', tx => schoolsHere(tx))
const [{ was, lead_of: leadOf }] = (await look('whereIs', { child })) as [{ was: string; lead_of: string }]
const to = schools.find(each => each.id !== was)!

const note = {
  id: newId(),
  childId: child,
  toSchool: to.id,
  toWords: null,
  helps: 'A seat by the door.',
  whoKnows: null,
  asks: 'A hello at the gate on the first day.',
}

test('a note is written by whoever writes their plan, once, and is never changed', async () => {
  assert.equal(await as('link-worker', tx => writeNote(tx, note)), true)
  assert.equal(await as('link-worker', tx => writeNote(tx, note)), false)
  const another = { ...note, id: newId() }
  assert.equal(await as('link-worker', tx => writeNote(tx, another), 1).catch(() => false), false)
  assert.equal(await as('school-lead', tx => writeNote(tx, another)).catch(() => false), false)
  await assert.rejects(
    as('link-worker', tx => tx.send(sql.get('changeNote')!.fill({ child }))),
    { code: '42501' },
  )
})

test('the new lead reads it when the child is on their roll, the old one no more', async () => {
  await look('leadSchool', { place: place.id, school: to.id })
  const reads = () => as('school-lead', tx => notesOf(tx, child))
  assert.deepEqual(await reads(), [], `not while the child is at ${leadOf}`)
  assert.equal(await as('school-lead', tx => readNote(tx, note.id, child)), false)
  await look('changeSchool', { place: place.id, child, school: to.id })
  assert.deepEqual(
    (await reads()).map(each => each.asks),
    [note.asks],
  )
  assert.deepEqual(
    (await as('school-lead', tx => unreadNotes(tx))).map(each => each.child_id),
    [child],
  )
  assert.equal(await as('school-lead', tx => readNote(tx, note.id, child)), true)
  assert.deepEqual(await as('school-lead', tx => unreadNotes(tx)), [])
  await look('leadSchool', { place: place.id, school: was })
  assert.deepEqual(await reads(), [], 'nobody for having been there')
})

test('whose child is at another school, with nothing written for it, is told', async () => {
  const moved = () => as('link-worker', tx => movedWithoutNote(tx))
  assert.deepEqual(await moved(), [], 'a note is written')
  const second = place.children[2]!
  const [{ was: from }] = (await look('whereIs', { child: second })) as [{ was: string }]
  await look('changeSchool', {
    place: place.id,
    child: second,
    school: schools.find(each => each.id !== from)!.id,
  })
  assert.deepEqual(
    (await moved()).map(each => each.child_id),
    [second],
  )
})
