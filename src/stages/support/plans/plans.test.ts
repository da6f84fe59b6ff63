// The plan through the functions that pages call: versions of which no word is lost, goals, activities that wait until somebody
// is ready, stops that call a review; and the walls round them.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import {
  activitiesOf,
  addActivities,
  beginActivity,
  finishActivity,
  moveEarlier,
  type NewActivity,
  reviewsCalled,
  sayReady,
  stopActivity,
} from './activities.ts'
import { behindOf, endBehind, helpNeed, needsOf, sayBehind, tellNeeds } from './behind.ts'
import {
  addGoal,
  addGoals,
  addPoints,
  endGoal,
  endNotNow,
  goalCounts,
  goalsOf,
  notNowOf,
  pointsOf,
  sayNotNow,
} from './goals.ts'
import {
  addAgreements,
  agreementsOf,
  besideOf,
  inForce,
  type PlanWords,
  plansOf,
  saveVersions,
  startPlans,
  versionsOf,
} from './plans.ts'

const today = '2026-07-17'
const sql = readSqlFile(new URL('./plans.fixture.sql', import.meta.url))
const two = await openTwoSchools()
const world = {
  ...two,
  set: (name: string, values: Record<string, string>) => two.administrator.run(sql, name, values),
}
after(() => world.close())
const { child, sibling, ofAnother } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const manager = <T>(task: (tx: Tx) => Promise<T>) => world.as('programme-manager', task)
const lead = <T>(task: (tx: Tx) => Promise<T>, nth = 1) => world.as('school-lead', task, nth)
/** Reads every plan of the place and writes none. */
const director = <T>(task: (tx: Tx) => Promise<T>) => world.as('place-director', task)
const refused = { code: '42501' }
const attack = (name: string, values: Record<string, string>) =>
  worker(tx => tx.send(sql.get(name)!.fill(values)))
const planId = newId()
const none: PlanWords = { hopes: null, ownWords: null, ownLanguage: null, strengths: null, protective: null }
const hoping = (hopes: string): PlanWords => ({ ...none, hopes })
const goalId = newId()
const waiting: Omit<NewActivity, 'id'> = {
  ...{ planId, goalId: null, kind: 'art', what: null, myChoice: true, domain: 'wellbeing', readyWhen: null },
}
const goalWords = {
  aim: 'I want to be in by the bell',
  whoHelps: 'Danny and Mum',
  iDo: 'Bag by the door',
  youDo: 'Meet me at the corner',
  answers: ['attendance', 'emotional'],
  lookAgainOn: '2026-09-18',
}
await worker(tx => startPlans(tx, [{ id: planId, childId: child, beganOn: '2026-06-01' }]))

test('an enrolment has one plan, and the same again is the same', async () => {
  assert.deepEqual(await worker(tx => startPlans(tx, [{ id: newId(), childId: child, beganOn: today }])), [])
  const plans = await director(tx => plansOf(tx, child))
  assert.deepEqual(
    plans.map(each => [each.id, each.began_on, each.number]),
    [[planId, '2026-06-01', 0]],
  )
})

describe('two who write one plan', () => {
  const [first, hers, his, both] = [newId(), newId(), newId(), newId()]

  test('saved in either order both texts stand, until somebody has looked at both', async () => {
    const save = (id: string, follows: string | null, hopes: string, settles?: string) => (tx: Tx) =>
      saveVersions(tx, [{ id, planId, savedOn: today, follows, settles, words: hoping(hopes) }])
    assert.deepEqual(await worker(save(first, null, 'A dog')), [{ id: first, number: 1, beside: false }])
    assert.deepEqual(await worker(save(first, null, 'A dog')), [], 'the same form twice is one')
    assert.deepEqual(await manager(save(hers, first, 'A dog and a garden')), [
      { id: hers, number: 2, beside: false },
    ])
    assert.deepEqual(await worker(save(his, first, 'A dog called Bones')), [
      { id: his, number: 3, beside: true },
    ])
    const now = await worker(tx => inForce(tx, planId))
    assert.equal(now.words!.hopes, 'A dog and a garden', 'what came first stands')
    const [beside] = await worker(tx => besideOf(tx, planId))
    assert.deepEqual([beside!.id, beside!.hopes, beside!.follows], [his, 'A dog called Bones', first])
    await worker(save(both, hers, 'A dog called Bones and a garden', his))
    assert.deepEqual(await worker(tx => besideOf(tx, planId)), [])
    assert.equal((await director(tx => inForce(tx, planId))).words!.hopes, 'A dog called Bones and a garden')
    assert.deepEqual(
      (await director(tx => versionsOf(tx, planId))).map(each => [each.number, each.hopes]),
      [
        [4, 'A dog called Bones and a garden'],
        [3, 'A dog called Bones'],
        [2, 'A dog and a garden'],
        [1, 'A dog'],
      ],
      'every word that was saved is there to read',
    )
  })

  test('at the same moment too: one stands, the others beside it, none without a number of its own', async () => {
    const before = (await worker(tx => inForce(tx, planId))).words!.id
    const saved = await Promise.all(
      [1, 2, 3, 4].map(n => {
        const save = (tx: Tx) =>
          saveVersions(tx, [
            { id: newId(), planId, savedOn: today, follows: before, words: hoping(`At once ${n}`) },
          ])
        return n % 2 ? worker(save) : manager(save)
      }),
    )
    const all = saved.flat()
    assert.equal(all.filter(each => !each.beside).length, 1)
    assert.deepEqual(all.map(each => each.number).sort(), [5, 6, 7, 8])
    const kept = await worker(tx => versionsOf(tx, planId))
    for (const n of [1, 2, 3, 4])
      assert.ok(
        kept.some(each => each.hopes === `At once ${n}`),
        `At once ${n}`,
      )
  })

  test('whatever a page sends, a save on an older text is known as one', async () => {
    const [row] = await attack('sayItWasNotBeside', { child, plan: planId })
    assert.deepEqual(row, { number: 9, beside: true })
  })
})

describe('goals', () => {
  test('one to three stand, each of its own, with words of their own and where the child is now', async () => {
    const goal = { planId, whose: 'child' as const, measure: 'numbers' as const, beganOn: '2026-06-08' }
    const network = { ...goal, id: newId(), whose: 'network' as const, measure: 'doing' as const }
    for (const other of [
      { ...network, measure: 'faces' as const },
      { ...goal, measure: 'doing' as const },
    ])
      await assert.rejects(
        worker(tx => addGoals(tx, [{ ...other, id: newId() }])),
        { code: '23514' },
        'who does it measures a goal about their own people, and no other',
      )
    const made = await worker(tx =>
      addGoals(tx, [{ ...goal, id: goalId }, network, { ...goal, id: newId() }, { ...goal, id: newId() }]),
    )
    assert.equal(made.length, 3, 'a fourth is not added')
    const saved = await worker(tx =>
      saveVersions(tx, [{ id: newId(), planId, savedOn: today, follows: null, goalId, goal: goalWords }]),
    )
    assert.equal(saved[0]!.beside, false, 'the first text of a goal stands beside nothing')
    const point = { onDay: '2026-06-08', saidBy: 'child' as const, words: null }
    await worker(tx =>
      addPoints(tx, [
        { ...point, id: newId(), goalId, value: 2 },
        { ...point, id: newId(), goalId, value: 5, onDay: today },
        { ...point, id: newId(), goalId: network.id, value: 2 },
      ]),
    )
    await assert.rejects(
      worker(tx => addPoints(tx, [{ ...point, id: newId(), goalId: network.id, value: 4 }])),
      { code: '23514' },
      'for us, with us, by us',
    )
    const points = await director(tx => pointsOf(tx, planId))
    assert.deepEqual(
      points.filter(each => each.goal_id === goalId).map(each => each.value),
      [2, 5],
    )
    assert.deepEqual(
      (await director(tx => inForce(tx, planId))).goals.get(goalId)!.answers,
      goalWords.answers,
    )
    const end = { id: made[2]!, onDay: today, how: 'reached' as const, words: null }
    assert.equal(await worker(tx => endGoal(tx, child, end)), true)
    assert.equal(await worker(tx => endGoal(tx, child, end)), false)
    assert.equal((await worker(tx => goalsOf(tx, planId))).filter(each => !each.ended_on).length, 2)
    assert.deepEqual(await worker(tx => goalCounts(tx, [child, sibling])), [
      { child_id: child, goals: 3, reached: 1, whole: true, own_people_wanted: false },
    ])
    assert.equal((await worker(tx => addGoals(tx, [{ ...goal, id: newId() }]))).length, 1, 'a place is free')
    for (const { id } of (await worker(tx => goalsOf(tx, planId))).filter(each => !each.ended_on))
      if (id !== goalId) await worker(tx => endGoal(tx, child, { ...end, id }))
    let ruths: Promise<boolean> | undefined
    const his = await worker(async tx => {
      const added = await addGoal(tx, { ...goal, id: newId() })
      ruths = manager(other => addGoal(other, { ...goal, id: newId() }))
      // She waits for the same place until he is done.
      for (let n = 0; n < 500 && (await world.set('countWaiting', {}))[0]!.waiting === 0; n++)
        await new Promise(resolve => setTimeout(resolve, 20))
      return added
    })
    assert.deepEqual([his, await ruths], [true, true], 'two at the same moment take two places')
    assert.equal(await worker(tx => addGoal(tx, { ...goal, id: newId() })), false)
  })

  test('what no goal answers is left for later in one tap, and taken up again', async () => {
    const left = { planId, saidOn: today }
    const say = (tx: Tx) =>
      sayNotNow(tx, [
        { ...left, id: newId(), area: 'english' },
        { ...left, id: newId(), area: 'maths' },
      ])
    assert.equal((await worker(say)).length, 2)
    assert.equal((await worker(say)).length, 0, 'once')
    assert.equal(await worker(tx => endNotNow(tx, child, { planId, area: 'maths', onDay: today })), true)
    assert.deepEqual(
      (await director(tx => notNowOf(tx, planId))).map(each => each.area),
      ['english'],
    )
  })
})

describe('activities', () => {
  const [art, tuition, again] = [newId(), newId(), newId()]
  const activity: NewActivity = {
    id: art,
    planId,
    goalId,
    kind: 'art',
    what: null,
    myChoice: true,
    domain: 'wellbeing',
    readyWhen: null,
  }
  const tutor = { ...activity, kind: 'tuition', myChoice: false, domain: 'academic' }
  const when = (id: string) => ({ childId: child, id, onDay: today })

  test('stand in order, and one waits until what must come first has come', async () => {
    const readyWhen = 'When I like being in the room'
    await worker(tx => addActivities(tx, [activity, { ...tutor, id: tuition, readyWhen }]))
    assert.equal(await worker(tx => beginActivity(tx, when(tuition))), false, 'too early did harm')
    assert.equal(await worker(tx => sayReady(tx, when(tuition))), true)
    assert.equal(await worker(tx => beginActivity(tx, when(tuition))), true)
    assert.equal(await worker(tx => moveEarlier(tx, child, art)), false, 'it is the first')
    assert.equal(await worker(tx => moveEarlier(tx, child, tuition)), true)
    assert.deepEqual(
      (await director(tx => activitiesOf(tx, planId))).map(each => each.id),
      [tuition, art],
    )
    assert.equal(await worker(tx => finishActivity(tx, when(art))), false, 'it has not begun')
  })

  test('anyone who reads the plan stops one, and two stops of one kind call a review', async () => {
    const stop = (id: string) => ({ ...when(id), side: 'child' as const, why: 'too-hard' as const })
    await assert.rejects(
      world.as('link-worker', tx => stopActivity(tx, stop(tuition)), 1),
      refused,
    )
    await assert.rejects(attack('stopInAnotherName', { child }), refused)
    assert.equal(await director(tx => stopActivity(tx, { ...stop(tuition), side: 'school' })), true)
    assert.equal(await director(tx => stopActivity(tx, stop(tuition))), false)
    assert.deepEqual(await worker(tx => reviewsCalled(tx, [child])), [])
    await worker(tx => addActivities(tx, [{ ...tutor, id: again, begunOn: today }]))
    assert.equal(await worker(tx => stopActivity(tx, stop(again))), true)
    assert.deepEqual(await worker(tx => reviewsCalled(tx, [child, sibling])), [
      { child_id: child, kind: 'tuition', times: 2, last_on: today },
    ])
    const review = { id: newId(), place: world.place.id, child, on_day: today }
    await world.set('holdReview', review)
    assert.deepEqual(await worker(tx => reviewsCalled(tx, [child])), [], 'a review was held')
    await world.set('forgetReview', { id: review.id })
    const { goals } = await worker(tx => inForce(tx, planId))
    const goal = { ...goalWords, aim: 'I want to like mornings' }
    await worker(tx =>
      saveVersions(tx, [
        { id: newId(), planId, savedOn: today, follows: goals.get(goalId)!.id, goalId, goal },
      ]),
    )
    assert.deepEqual(await worker(tx => reviewsCalled(tx, [child])), [], 'the plan was changed since')
  })
})

test('what is behind it and needs are told in trust: the school’s lead reads neither', async () => {
  const [said, need] = [newId(), newId()]
  const behind = { id: said, planId, saidBy: 'child' as const, words: 'I look after him', language: null }
  await worker(tx => sayBehind(tx, [{ ...behind, saidOn: today }]))
  await worker(tx =>
    tellNeeds(tx, [
      {
        id: need,
        planId,
        kind: 'caring',
        what: 'Cares for her brother before school',
        foundOn: '2026-06-20',
        foundBy: 'programme',
        worryOn: '2026-06-03',
        worryBy: 'school',
      },
    ]),
  )
  const days = async () => (await worker(tx => needsOf(tx, planId, today)))[0]!.days
  assert.equal(await days(), 44, 'so far')
  assert.equal(
    await worker(tx => helpNeed(tx, child, { id: need, onDay: '2026-07-01', help: 'Young carers’ club' })),
    true,
  )
  assert.equal(await days(), 28)
  assert.equal((await manager(tx => behindOf(tx, planId))).length, 1)
  assert.deepEqual(await lead(tx => behindOf(tx, planId)), [])
  assert.deepEqual(await lead(tx => needsOf(tx, planId, today)), [])
  assert.equal(await worker(tx => endBehind(tx, child, said, today)), true)
  assert.equal((await worker(tx => behindOf(tx, planId)))[0]!.words, 'I look after him', 'the words stay')
})

test('child and parent each say yes or no for themselves, to the plan as it was', async () => {
  const yes = { planId, how: 'together' as const, saidOn: today, words: null, number: 4 }
  await worker(tx =>
    addAgreements(tx, [
      { ...yes, id: newId(), side: 'child', agrees: true, name: 'Pretend' },
      { ...yes, id: newId(), side: 'parent', agrees: false, name: 'Mum', words: 'Not the tutor' },
    ]),
  )
  const said = await director(tx => agreementsOf(tx, planId))
  assert.deepEqual(said.map(each => [each.side, each.agrees, each.number]).sort(), [
    ['child', true, 4],
    ['parent', false, 4],
  ])
})

test('nobody writes into another’s plan or in another’s name, and a school lead writes none', async () => {
  await assert.rejects(attack('goalOfAnotherPlan', { child: sibling, plan: planId }), { code: '23503' })
  const { id: person } = world.whoIs('school-lead')
  await assert.rejects(attack('yesOfAnother', { child, plan: planId, person }), refused)
  await assert.rejects(
    lead(tx =>
      saveVersions(tx, [{ id: newId(), planId, savedOn: today, follows: null, words: hoping('Forged') }]),
    ),
    refused,
  )
  assert.deepEqual(await worker(tx => plansOf(tx, ofAnother)), [])
  for (const [role, nth] of [
    ['school-lead', 0],
    ['link-worker', 1],
    ['payer', 0],
    ['administrator', 0],
  ] as const)
    assert.deepEqual(await world.as(role, tx => plansOf(tx, child), nth), [], role)
})

test('with whoever takes part no more nothing new begins, and the plan stays readable', async () => {
  await world.run('endEnrolment', { child, on_day: today })
  assert.deepEqual(
    await worker(tx =>
      saveVersions(tx, [{ id: newId(), planId, savedOn: today, follows: null, words: hoping('More') }]),
    ),
    [],
  )
  const { words: last } = await worker(tx => inForce(tx, planId))
  const late = { id: newId(), planId, savedOn: today, follows: last!.id, words: hoping('Sent from the bus') }
  assert.deepEqual(
    (await worker(tx => saveVersions(tx, [late]))).map(each => each.beside),
    [true],
  )
  assert.equal((await worker(tx => inForce(tx, planId))).words!.id, last!.id, 'it ends as it stood')
  await assert.rejects(attack('versionOfNothing', { child, plan: planId }), refused)
  assert.equal((await worker(tx => plansOf(tx, child)))[0]!.enrolled_on, null)
  assert.ok((await worker(tx => versionsOf(tx, planId))).length > 8)
  const left = newId()
  await world.run('enrolAgain', { child })
  await worker(tx => addActivities(tx, [{ ...waiting, id: left }]))
  await world.run('endEnrolment', { child, on_day: today })
  assert.equal(await worker(tx => beginActivity(tx, { childId: child, id: left, onDay: today })), false)
  await world.set('enrolAnew', { place: world.place.id, child, school: world.school })
  const next = newId()
  assert.deepEqual(await worker(tx => startPlans(tx, [{ id: next, childId: child, beganOn: today }])), [next])
  assert.deepEqual(
    (await worker(tx => plansOf(tx, child))).map(each => [each.id, each.enrolled_on]),
    [
      [next, today],
      [planId, null],
    ],
    'a new time of taking part has a plan of its own',
  )
})
