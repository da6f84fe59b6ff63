// A contact face to face says who was seen; put right or taken back, it says so no more.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { tapsOf } from '../presence/seen.ts'
import { aContact, openSmallPlace } from './contacts.fixture.ts'
import { amendContact, type Contact, logContact, withdrawContact } from './contacts.ts'

const small = await openSmallPlace()
after(() => small.close())
const [zofia] = small.place.children as [string]
const seen = () =>
  small.as('link-worker', async tx =>
    (await tapsOf(tx, [zofia], '2026-07-17', '2026-07-17')).map(each => each.how),
  )
const log = (more: Partial<Contact>) => {
  const contact = aContact([zofia], more)
  return small.as('link-worker', async tx => [contact.id, await logContact(tx, contact)] as const)
}

test('who was met is seen; who was rung, or whose parent was met, is not', async () => {
  await log({ kind: 'phone', withWhom: 'child' })
  await log({ kind: 'meeting', withWhom: 'parent', direction: undefined })
  assert.deepEqual(await seen(), [])
  const [id] = await log({ kind: 'in-person', withWhom: 'child', direction: undefined })
  assert.deepEqual(await seen(), ['contact'])
  const rung = aContact([zofia], { kind: 'phone', withWhom: 'child' })
  assert.equal(await small.as('link-worker', tx => amendContact(tx, id, rung)), 'made')
  assert.deepEqual(await seen(), [], 'it was a call after all')
})

test('taken back, nobody was seen', async () => {
  const [id] = await log({ kind: 'home-visit', withWhom: 'child', direction: undefined })
  assert.deepEqual(await seen(), ['contact'])
  await small.as('link-worker', tx => withdrawContact(tx, id, { withinMinutes: 10 }))
  assert.deepEqual(await seen(), [])
})
