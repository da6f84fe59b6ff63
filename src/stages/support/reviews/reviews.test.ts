// Reviews and tasks through the functions that pages call, what they tell to other pages, and the walls round them.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { siteOf } from '#test/world.ts'
import { fixtureSql } from '../contacts/contacts.fixture.ts'
import { addGoals, addPoints, endGoal } from '../plans/goals.ts'
import { saveVersions, startPlans } from '../plans/plans.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { actionsOf, actionsWaiting, addActions, helpersOf, settleAction } from './actions.ts'
import { movementOf } from './movement.ts'
import {
  addSides,
  beginReviews,
  cancelReview,
  holdReview,
  lookBack,
  meetingsUntil,
  reviewHappenings,
  reviewsOf,
  sidesOf,
} from './reviews.ts'
import { standingOf } from './standing.ts'
import { textsThenAndNow } from './then-and-now.ts'

const sql = readSqlFile(new URL('reviews.fixture.sql', import.meta.url))
const { as, whoIs, mine, theirs, place, administrator, database, close } = await openPlaceWithCalendar()
after(() => close())
await administrator.run(sql, 'addTerms', { place: place.id })
const today = '2026-07-17'
const [child = '', second = '', third = ''] = mine
const worker = <T>(task: (tx: Tx) => Promise<T>) => as('link-worker', task)
const attack = (name: string, values: Record<string, string>) =>
  worker(tx => tx.send(sql.get(name)!.fill(values)))
const refused = { code: '42501' }
const stands = async (childId: string, day: string) =>
  (await worker(tx => standingOf(tx, [childId], day))).get(childId)!

describe('a termly review', () => {
  const id = newId()
  test('is planned once, and one at a time', async () => {
    const plan = { id, childId: child, kind: 'termly' as const, plannedFor: '2026-06-05' }
    assert.deepEqual(await worker(tx => beginReviews(tx, [plan])), [id])
    assert.deepEqual(await worker(tx => beginReviews(tx, [plan])), [], 'the same form twice is one')
    assert.deepEqual(await worker(tx => beginReviews(tx, [{ ...plan, id: newId() }])), [])
    assert.equal((await stands(child, today)).planned?.day, '2026-06-05')
    const waits = await worker(tx => meetingsUntil(tx, today))
    assert.deepEqual(
      waits.map(each => [each.id, each.held_on]),
      [[id, null]],
    )
  })

  test('is held once, with who came, and is in its writer’s name', async () => {
    const held = { onDay: '2026-06-05', agreed: 'Mornings go better. Boxing next.' }
    assert.equal(await worker(tx => holdReview(tx, child, id, held)), true)
    assert.equal(await worker(tx => holdReview(tx, child, id, { ...held, agreed: 'Other' })), false)
    const side = { reviewId: id, side: 'parent' as const, came: true }
    await worker(tx => addSides(tx, [{ ...side, id: newId(), name: 'Mum', said: 'He gets up.' }]))
    await worker(tx => addSides(tx, [{ ...side, id: newId(), name: 'Mum', said: 'He gets up himself.' }]))
    const said = (await as('school-lead', tx => sidesOf(tx, [id]))).map(each => each.said)
    assert.deepEqual(said, ['He gets up himself.', 'He gets up.'], 'the newest first, and nothing is lost')
    const [row] = await administrator.run(sql, 'heldBy', { review: id })
    assert.equal(row!.held_by, whoIs('link-worker').id)
  })

  test('makes the next one due, and late by school days', async () => {
    const due = { opens: '2026-07-01', due: '2026-07-21' }
    assert.deepEqual((await stands(child, today)).next, { ...due, state: 'now', overdue: 0 })
    assert.deepEqual((await stands(child, '2026-08-14')).next, { ...due, state: 'now', overdue: 0 })
    assert.deepEqual((await stands(child, '2026-09-04')).next, { ...due, state: 'overdue', overdue: 3 })
    assert.equal((await stands(child, today)).after(), '2026-10-14')
  })

  test('of somebody newly known is not late of the time before', async () => {
    assert.equal((await stands(second, today)).next?.state, 'later')
  })

  test('is cancelled with a reason, and another can be planned', async () => {
    const plan = { childId: second, kind: 'termly' as const, plannedFor: today }
    const [first, then] = [newId(), newId()]
    await worker(tx => beginReviews(tx, [{ ...plan, id: first }]))
    const off = { onDay: today, because: 'Mum is at work' }
    assert.equal(await worker(tx => cancelReview(tx, second, first, off)), true)
    assert.equal(await worker(tx => holdReview(tx, second, first, { onDay: today, agreed: 'No' })), false)
    assert.deepEqual(await worker(tx => beginReviews(tx, [{ ...plan, id: then }])), [then])
    const happened = await worker(tx => reviewHappenings(tx, second, { from: today, to: today }))
    assert.deepEqual(
      happened.map(each => [each.what, each.words]),
      [['cancelled', 'Mum is at work']],
    )
  })
})

test('home and school look back on the day it was said, once', async () => {
  const id = newId()
  const held = { onDay: '2026-06-19', agreed: 'A card for mornings.', lookBackOn: today }
  const meeting = { id, childId: child, kind: 'home-school' as const, plannedFor: '2026-06-19', held }
  await worker(tx => beginReviews(tx, [meeting]))
  const waits = async (day: string) =>
    (await worker(tx => meetingsUntil(tx, day))).some(each => each.id === id)
  assert.deepEqual([await waits('2026-07-16'), await waits(today)], [false, true])
  const words = { onDay: today, words: 'The card is used.' }
  assert.equal(await worker(tx => lookBack(tx, child, id, words)), true)
  assert.equal(await worker(tx => lookBack(tx, child, id, { ...words, words: 'Other' })), false)
  assert.equal(await waits(today), false)
  assert.deepEqual(await attack('rewriteWhatWasHeld', { review: id }), [], 'what was held stays as it was')
})

test('goals are laid beside where they were at the last review', async () => {
  const [planId, goalId, gone] = [newId(), newId(), newId()]
  await worker(async tx => {
    await startPlans(tx, [{ id: planId, childId: child, beganOn: '2026-05-01' }])
    const goal = { planId, whose: 'child' as const, beganOn: '2026-05-01' }
    await addGoals(tx, [
      { ...goal, id: goalId, measure: 'numbers' },
      { ...goal, id: gone, measure: 'faces' },
    ])
    const says = { whoHelps: null, iDo: null, youDo: null, answers: [], lookAgainOn: null }
    const version = { planId, follows: null, savedOn: '2026-05-01' }
    await saveVersions(tx, [
      { ...version, id: newId(), goalId, goal: { ...says, aim: 'In by the bell' } },
      { ...version, id: newId(), goalId: gone, goal: { ...says, aim: 'Sleep' } },
    ])
    const point = { goalId, saidBy: 'child' as const, words: null }
    await addPoints(tx, [
      { ...point, id: newId(), onDay: '2026-05-04', value: 3 },
      { ...point, id: newId(), onDay: '2026-06-04', value: 4 },
      { ...point, id: newId(), onDay: '2026-07-10', value: 7, words: 'I walk in.' },
    ])
    await endGoal(tx, child, { id: gone, onDay: '2026-06-20', how: 'reached', words: null })
  })
  const moved = async (since: string, until: string) =>
    (await worker(tx => movementOf(tx, child, { since, until })))
      .map(each => [each.aim, each.before, each.now, each.words, each.ended])
      .sort()
  assert.deepEqual(await moved('2026-06-05', today), [
    ['In by the bell', '4 of 10', '7 of 10', 'I walk in.', undefined],
    ['Sleep', undefined, undefined, undefined, 'Reached'],
  ])
  assert.deepEqual(await moved('2026-06-30', today), [
    ['In by the bell', '4 of 10', '7 of 10', 'I walk in.', undefined],
  ])
  assert.deepEqual(await moved('2026-04-01', '2026-04-20'), [])
})

test('what the plan said then stands beside what it says otherwise now, and a save beside it does not count', async () => {
  const [planId, first, goalText] = [newId(), newId(), newId()]
  const goalId = newId()
  const whole = { ownWords: null, ownLanguage: null, strengths: 'Draws', protective: null }
  const goal = { whoHelps: null, iDo: null, youDo: null, answers: [], lookAgainOn: null }
  await worker(async tx => {
    await startPlans(tx, [{ id: planId, childId: second, beganOn: '2026-05-01' }])
    await addGoals(tx, [{ id: goalId, planId, whose: 'child', measure: 'faces', beganOn: '2026-05-01' }])
    const save = (version: object) => saveVersions(tx, [{ id: newId(), planId, ...version } as never])
    const may = { savedOn: '2026-05-01', follows: null }
    await save({ ...may, id: first, words: { ...whole, hopes: 'A dog' } })
    await save({ ...may, id: goalText, goalId, goal: { ...goal, aim: 'In by the bell', iDo: 'I ring' } })
    const july = { savedOn: '2026-07-01' }
    await save({ ...july, follows: first, words: { ...whole, hopes: 'A dog and a garden' } })
    await save({ ...july, follows: first, words: { ...whole, hopes: 'Beside it' } })
    await save({ ...july, follows: goalText, goalId, goal: { ...goal, aim: 'In on my own' } })
  })
  const texts = (since: string, until: string) => worker(tx => textsThenAndNow(tx, second, { since, until }))
  assert.deepEqual(await texts('2026-06-05', today), [
    { goal: undefined, label: 'What I hope for', before: 'A dog', now: 'A dog and a garden' },
    { goal: 'In on my own', label: 'What I want', before: 'In by the bell', now: 'In on my own' },
    { goal: 'In on my own', label: 'What I do', before: 'I ring', now: null },
  ])
  assert.deepEqual(await texts('2026-07-01', today), [], 'gone through on the day of the review')
  assert.deepEqual(await texts('2026-06-05', '2026-06-30'), [], 'not what came after it')
  assert.deepEqual(await texts('2026-04-01', today), [], 'before it there was no plan')
})

describe('a task', () => {
  const own = newId()
  const parents = newId()
  const task = { childId: child, cameFrom: 'own', agreedOn: today }

  test('waits for whoever said they would, and a parent’s for whoever is there for the child', async () => {
    const me = whoIs('link-worker').id
    const tasks = [
      { ...task, id: own, what: 'Asks', doer: { who: 'staff' as const, personId: me }, dueOn: '2026-07-20' },
      { ...task, id: parents, what: 'Rings', doer: { who: 'parent' as const, words: 'Mum' }, dueOn: today },
    ]
    assert.deepEqual(await worker(tx => addActions(tx, tasks)), [own, parents])
    assert.deepEqual(await worker(tx => addActions(tx, tasks)), [])
    const waiting = async (role: Role, until: string, nth = 0) =>
      (await as(role, tx => actionsWaiting(tx, until), nth)).map(each => [each.what, each.own])
    assert.deepEqual(await waiting('link-worker', today), [['Rings', false]])
    assert.deepEqual(await waiting('link-worker', '2026-07-20'), [
      ['Rings', false],
      ['Asks', true],
    ])
    assert.deepEqual(await waiting('programme-manager', '2026-07-20'), [])
    const managers = { who: 'staff' as const, personId: whoIs('programme-manager').id }
    const [leads] = await worker(tx =>
      addActions(tx, [{ ...task, id: newId(), what: 'Leads', doer: managers, dueOn: today }]),
    )
    assert.deepEqual(await waiting('programme-manager', today), [['Leads', true]])
    assert.deepEqual(await waiting('link-worker', today), [['Rings', false]], 'a colleague’s own is theirs')
    await as('programme-manager', tx => settleAction(tx, child, leads!, { onDay: '2026-07-16' }))
    assert.deepEqual(await waiting('link-worker', '2026-07-20', 1), [])
  })

  test('is done, or let go with the reason, once, by whoever says so', async () => {
    assert.equal(await worker(tx => settleAction(tx, child, own, { onDay: today })), true)
    assert.equal(await worker(tx => settleAction(tx, child, own, { onDay: today })), false)
    const gone = { onDay: today, letGoBecause: 'The club is full' }
    assert.equal(await as('programme-manager', tx => settleAction(tx, child, parents, gone)), true)
    const [row] = await administrator.run(sql, 'settledBy', { action: parents })
    assert.equal(row!.settled_by, whoIs('programme-manager').id)
    assert.deepEqual(await worker(tx => actionsOf(tx, child)), [])
    assert.equal((await worker(tx => actionsOf(tx, child, today))).length, 2)
    assert.deepEqual(await attack('openTaskAgain', { action: own }), [])
  })

  test('is given to those who are there for the child', async () => {
    const names = (await worker(tx => helpersOf(tx, child))).map(each => each.id)
    assert.ok(names.includes(whoIs('link-worker').id))
    assert.ok(names.includes(whoIs('programme-manager').id))
    assert.ok(!names.includes(whoIs('link-worker', 1).id))
  })
})

test('who writes up what somebody wrote up meanwhile is told so, with their own words kept', async () => {
  const id = newId()
  const plan = { id, childId: third, kind: 'termly' as const, plannedFor: today }
  await worker(tx => beginReviews(tx, [plan]))
  const sent = (words: string) => ({
    ...{ id: newId(), 'held-day': '17', 'held-month': '7', 'held-year': '2026', agreed: words },
    ...{ 'came-child': 'yes', 'came-parent': 'no', 'came-school': 'yes', 'what-1': 'Asks', 'by-1': '1' },
  })
  const post = (role: Role, body: Record<string, string>) =>
    siteOf(database, { now: () => new Date(`${today}T09:30:00Z`) }).request(
      `http://localhost:3000/support/children/${third}/reviews/${id}/hold`,
      {
        method: 'POST',
        headers: {
          cookie: `kith=${whoIs(role).token}`,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(body),
      },
    )
  const first = sent('She walks in by herself.')
  assert.equal((await post('link-worker', first)).status, 303)
  assert.equal((await post('link-worker', first)).status, 303, 'the same form twice is one')
  const second = await post('programme-manager', sent('Nobody came to the gate.'))
  assert.equal(second.status, 422)
  const said = await second.text()
  assert.match(said, /wrote it up on 17 July 2026: “She walks in by herself\.”/)
  assert.match(said, /Nobody came to the gate\./)
  assert.equal((await worker(tx => actionsOf(tx, third))).length, 1)
  const held = (await worker(tx => reviewsOf(tx, third))).find(each => each.id === id)
  assert.equal(held?.agreed, 'She walks in by herself.')
})

describe('the walls', () => {
  test('nobody writes in another’s name, of long ago, or of a child who is not theirs', async () => {
    const person = whoIs('link-worker', 1).id
    await assert.rejects(attack('reviewOfAnother', { child: third, person }), refused)
    await assert.rejects(attack('reviewLongAgo', { child: third }), refused)
    const plan = { id: newId(), childId: theirs[0]!, kind: 'termly' as const, plannedFor: today }
    assert.deepEqual(
      await worker(tx => beginReviews(tx, [plan])),
      [],
      'who is not theirs takes no part for them',
    )
  })

  test('what a side said stands with the child whose review it is', async () => {
    const [review] = await worker(tx => reviewsOf(tx, second))
    await assert.rejects(attack('sideOfAnotherChild', { child: third, review: review!.id }), refused)
  })

  test('who does not read plans reads none of it', async () => {
    assert.ok((await as('school-lead', tx => reviewsOf(tx, child))).length > 0)
    for (const [role, nth] of [
      ['school-lead', 1],
      ['link-worker', 1],
      ['payer', 0],
      ['administrator', 0],
    ] as const) {
      assert.deepEqual(await as(role, tx => reviewsOf(tx, child), nth), [], role)
      assert.deepEqual(await as(role, tx => actionsOf(tx, child, today), nth), [], role)
    }
  })

  test('nothing new begins with somebody who takes part no more, and what was stays', async () => {
    const waits = () =>
      worker(async tx => [...(await actionsWaiting(tx, today)), ...(await meetingsUntil(tx, today))])
    const open = { childId: child, what: 'Waits', cameFrom: 'own', agreedOn: today, dueOn: today }
    await worker(tx => addActions(tx, [{ ...open, id: newId(), doer: { who: 'child', words: null } }]))
    await worker(tx => beginReviews(tx, [{ ...open, id: newId(), kind: 'home-school', plannedFor: today }]))
    const ofChild = async () => (await waits()).filter(each => each.child_id === child).length
    assert.equal(await ofChild(), 2)
    await administrator.run(fixtureSql, 'endEnrolment', { child, on_day: today })
    assert.equal(await ofChild(), 0, 'nothing waits of them any more')
    const plan = { id: newId(), childId: child, kind: 'termly' as const, plannedFor: today }
    assert.deepEqual(await worker(tx => beginReviews(tx, [plan])), [])
    const task = { id: newId(), childId: child, what: 'Late', cameFrom: 'own', agreedOn: today, dueOn: today }
    assert.deepEqual(
      await worker(tx => addActions(tx, [{ ...task, doer: { who: 'child', words: null } }])),
      [],
    )
    assert.equal((await worker(tx => standingOf(tx, [child], today))).size, 0)
    assert.equal((await worker(tx => reviewsOf(tx, child))).length, 3)
  })
})
