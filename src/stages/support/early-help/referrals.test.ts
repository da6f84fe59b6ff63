// A referral is acknowledged, answered and seen once each; whoever sent it is told of it until somebody acknowledges it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import {
  acknowledgeReferral,
  addReferralLine,
  answerReferral,
  firstSeen,
  type NewReferral,
  referralsOf,
  sendReferral,
} from './referrals.ts'
import { earlyHelpWaiting } from './waiting.ts'

const { as, mine, theirs, close } = await openPlaceWithCalendar()
after(() => close())
const [childId = ''] = mine
const referral = (of: Partial<NewReferral> = {}): NewReferral => ({
  id: newId(),
  childId,
  kind: 'mental-health',
  service: 'Mental health support team',
  because: 'Does not sleep',
  familySaid: 'yes',
  withoutYesBecause: null,
  sentOn: '2026-07-09',
  ...of,
})
/** Lines of Today on a day. Millbrook asks after three school days. */
const waiting = (day: string) =>
  as('link-worker', async tx =>
    (await earlyHelpWaiting({ tx, actor: tx.actor } as Visit, day)).map(each => each.why),
  )

test('it waits to be acknowledged, from the day it was sent or asked after last', async () => {
  const sent = referral()
  assert.equal(await as('link-worker', tx => sendReferral(tx, sent)), true)
  assert.equal(await as('link-worker', tx => sendReferral(tx, sent)), false)
  // Sent on a Thursday: Friday, Monday and Tuesday are three days of school.
  assert.deepEqual(await waiting('2026-07-13'), [])
  assert.deepEqual(await waiting('2026-07-14'), ['Sent or asked after last on Thu 9 Jul'])
  const line = { id: newId(), childId, referralId: sent.id, kind: 'chased', words: 'Rang' } as const
  await as('link-worker', tx => addReferralLine(tx, { ...line, onDay: '2026-07-14' }))
  assert.deepEqual(await waiting('2026-07-16'), [])
  assert.equal((await waiting('2026-07-17')).length, 1)

  const told = { id: sent.id, childId, onDay: '2026-07-17' }
  const acknowledge = () => as('link-worker', tx => acknowledgeReferral(tx, { ...told, who: 'A clerk' }))
  assert.equal(await acknowledge(), true)
  assert.equal(await acknowledge(), false)
  assert.deepEqual(await waiting('2026-07-17'), [])

  assert.equal(await as('link-worker', tx => firstSeen(tx, told)), false)
  const accept = { ...told, answer: 'accepted', words: null } as const
  assert.equal(await as('link-worker', tx => answerReferral(tx, accept)), true)
  assert.equal(await as('link-worker', tx => answerReferral(tx, { ...accept, answer: 'taken-back' })), false)
  assert.equal(await as('link-worker', tx => firstSeen(tx, told)), true)
})

test('without a yes it says why, a no says why, and nobody sends one of another’s child', async () => {
  const refused = (of: Partial<NewReferral>) =>
    assert.rejects(
      as('link-worker', tx => sendReferral(tx, referral(of))),
      { code: '23514' },
    )
  await refused({ familySaid: 'told' })
  const sent = referral({ kind: 'send', familySaid: 'not-asked', withoutYesBecause: 'To protect' })
  assert.equal(await as('link-worker', tx => sendReferral(tx, sent)), true)
  const no = { id: sent.id, childId, onDay: '2026-07-17', answer: 'declined', words: null } as const
  await assert.rejects(
    as('link-worker', tx => answerReferral(tx, no)),
    { code: '23514' },
  )
  assert.equal(await as('link-worker', tx => sendReferral(tx, referral({ childId: theirs[0]! }))), false)
  assert.deepEqual(await as('school-lead', tx => referralsOf(tx, childId)), [])
})
