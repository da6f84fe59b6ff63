// What is not finished, on a real database: its writer's alone, on any device, and of those who left the manager's to hand on.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { aContact, openSmallPlace } from './contacts.fixture.ts'
import { logContact } from './contacts.ts'
import {
  draftsLeft,
  dropDraft,
  findDraft,
  handOnDraft,
  keepDraft,
  openLeftDraft,
  ownDrafts,
} from './drafts.ts'

const small = await openSmallPlace()
after(() => small.close())
const { as, run, whoIs, place } = small
const [mine, theirs, third, fourth] = place.children as [string, string, string, string]
const keep = (id: string, childId: string, fields: Record<string, string>, seen?: Date, nth = 0) =>
  as('link-worker', tx => keepDraft(tx, { id, childId, fields, seen }), nth)

describe('a draft', () => {
  test('is kept, seen by its writer alone, and gone once it is logged', async () => {
    const id = newId()
    assert.equal(await keep(id, mine, { note: 'Half a' }), 'kept')
    assert.equal(await keep(id, mine, { note: 'Half a' }), 'kept', 'the same again')
    assert.deepEqual(
      (await as('link-worker', tx => ownDrafts(tx, mine))).map(each => each.fields.note),
      ['Half a'],
    )
    for (const [role, nth] of [
      ['link-worker', 1],
      ['programme-manager', 0],
      ['safeguarding-lead', 0],
    ] as const)
      assert.equal(await as(role, tx => findDraft(tx, id), nth), undefined, role)
    assert.equal(await as('link-worker', tx => logContact(tx, aContact([mine], { id }))), 'made')
    assert.equal(await as('link-worker', tx => findDraft(tx, id)), undefined)
    assert.equal(await keep(id, mine, { note: 'Too late' }), 'elsewhere')
  })

  test('that changed on another device is not written over', async () => {
    const id = newId()
    await keep(id, mine, { note: 'On the phone' })
    const seen = (await as('link-worker', tx => findDraft(tx, id)))!.saved_at
    assert.equal(await keep(id, mine, { note: 'On the phone, more' }, seen), 'kept')
    assert.equal(await keep(id, mine, { note: 'On the laptop' }, seen), 'elsewhere')
    assert.equal((await as('link-worker', tx => findDraft(tx, id)))!.fields.note, 'On the phone, more')
    assert.equal(await as('link-worker', tx => dropDraft(tx, id), 1), false)
    assert.equal(await as('link-worker', tx => dropDraft(tx, id)), true)
  })

  test('is of a child one may write of, and nobody else’s id', async () => {
    const id = newId()
    assert.equal(await keep(id, theirs, { note: 'Not mine' }), undefined)
    await keep(id, theirs, { note: 'Theirs' }, undefined, 1)
    assert.equal(await keep(id, mine, { note: 'Over theirs' }), undefined)
  })
})

describe('a draft of somebody who lost access', () => {
  test('is there for the manager to open and hand on, and the audit says so', async () => {
    const id = newId()
    const person = whoIs('link-worker', 1).id
    await keep(id, fourth, { note: 'Not finished', how: 'phone-out' }, undefined, 1)
    const left = () => as('programme-manager', async tx => (await draftsLeft(tx)).map(each => each.id))
    assert.deepEqual(await left(), [], 'while its writer works with the child it is theirs')
    await run('endCaseload', { child: fourth, person })
    assert.deepEqual(await left(), [id])
    assert.deepEqual(await as('link-worker', tx => draftsLeft(tx)), [])
    assert.deepEqual(await as('school-lead', tx => draftsLeft(tx)), [])
    assert.equal(await as('link-worker', tx => openLeftDraft(tx, id)), undefined)
    const opened = await as('programme-manager', tx => openLeftDraft(tx, id))
    assert.equal(opened?.fields.note, 'Not finished')
    assert.deepEqual(await run('countAudit', { action: 'opened-left-draft', id }), [{ entries: 1 }])
    const next = whoIs('link-worker', 0).id
    assert.equal(
      await as('programme-manager', tx => handOnDraft(tx, id, next)),
      false,
      'not theirs to write of',
    )
    await run('addToCaseload', { place: place.id, child: fourth, person: next })
    assert.equal(await as('programme-manager', tx => handOnDraft(tx, id, next)), true)
    assert.equal((await as('link-worker', tx => findDraft(tx, id)))?.handed_on, true)
    assert.deepEqual(await left(), [])
  })

  test('that was for the safeguarding lead is opened by nobody else', async () => {
    const id = newId()
    const person = whoIs('link-worker').id
    await keep(id, third, { note: 'For her alone', audience: 'safeguarding' })
    await run('endCaseload', { child: third, person })
    const [seen] = await as('programme-manager', tx => draftsLeft(tx))
    assert.deepEqual([seen?.id, seen?.opens], [id, false])
    assert.equal(await as('programme-manager', tx => openLeftDraft(tx, id)), undefined)
    assert.equal((await as('safeguarding-lead', tx => openLeftDraft(tx, id)))?.fields.note, 'For her alone')
  })
})
