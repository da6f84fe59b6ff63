// What one person at school may know, and the attendance plan, through the functions that pages call; and the walls round them.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { fixtureSql, openTwoSchools } from './in-school.fixture.ts'
import {
  addCauses,
  addReviews,
  addSteps,
  addTimetables,
  addYeses,
  beginPlans,
  closePlan,
  openPlans,
  partsOfPlan,
  planHappenings,
  plansOf,
  reviewsDue,
  settleStep,
  timetablesEnding,
} from './plan.ts'
import { agreedHappenings, endTelling, markTold, stands, tellingsOf, tellStaff } from './telling.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child, sibling } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const lead = <T>(task: (tx: Tx) => Promise<T>, nth = 1) => world.as('school-lead', task, nth)
const refused = { code: '42501' }
const attack = (name: string, values: Record<string, string>) =>
  worker(tx => tx.send(fixtureSql.get(name)!.fill(values)))

describe('who in school should know', () => {
  const telling = {
    id: newId(),
    childId: child,
    name: 'Ms Khan',
    role: 'maths',
    what: 'Up at night with her brother.',
    allowance: 'Homework a day late',
    until: '2026-09-30',
    yesBy: 'Mother',
    yesOn: '2026-07-16',
  }

  test('is kept once with the yes it rests on, told once, and ends by its day or before', async () => {
    assert.deepEqual(await worker(tx => tellStaff(tx, [telling])), [telling.id])
    assert.deepEqual(await worker(tx => tellStaff(tx, [telling])), [], 'the same form twice is one')
    assert.equal(await worker(tx => markTold(tx, child, telling.id, today)), true)
    assert.equal(await worker(tx => markTold(tx, child, telling.id, today)), false)
    const [one] = await lead(tx => tellingsOf(tx, child, today))
    assert.deepEqual(
      [one!.name, one!.told_on, one!.yes_by, stands(one!, today)],
      ['Ms Khan', today, 'Mother', true],
    )
    assert.equal(one!.told_by, one!.made_by, 'the worker told them')
    assert.equal(stands(one!, '2026-10-01'), false)
    const told = await lead(tx => agreedHappenings(tx, child, { from: today, to: today }))
    assert.deepEqual(
      told.map(each => [each.what, each.who]),
      [['told', 'Ms Khan, maths']],
    )
    const end = { id: telling.id, onDay: today, because: 'She changed her mind' }
    assert.equal(await worker(tx => endTelling(tx, child, end)), true)
    assert.equal(await worker(tx => endTelling(tx, child, end)), false)
  })

  test('nothing new begins with whoever takes part no more, and what was stays', async () => {
    await world.run('endEnrolment', { child, on_day: today })
    assert.deepEqual(await worker(tx => tellStaff(tx, [{ ...telling, id: newId() }])), [])
    assert.equal((await worker(tx => tellingsOf(tx, child, today))).length, 1)
    await assert.rejects(attack('planOfAnother', { child, person: world.whoIs('link-worker').id }), refused)
    await world.run('enrolAgain', { child })
  })

  test('is not for those who may not see the child', async () => {
    for (const [role, nth] of [
      ['school-lead', 0],
      ['link-worker', 1],
      ['payer', 0],
      ['administrator', 0],
    ] as const)
      assert.deepEqual(await world.as(role, tx => tellingsOf(tx, child, today), nth), [], role)
    assert.deepEqual(
      await lead(tx => tellStaff(tx, [{ ...telling, id: newId() }])).catch(error => error.code),
      '42501',
    )
  })
})

describe('the attendance plan', () => {
  const planId = newId()
  const stepId = newId()

  test('holds causes by who says so, steps, yeses, a timetable with an end, reviews; one is open', async () => {
    await worker(async tx => {
      assert.deepEqual(await beginPlans(tx, [{ id: planId, childId: child, beganOn: '2026-06-01' }]), [
        planId,
      ])
      assert.deepEqual(
        await beginPlans(tx, [{ id: newId(), childId: child, beganOn: today }]),
        [],
        'one is open',
      )
      const said = { planId, causes: ['caring' as const], saidOn: '2026-06-01' }
      await addCauses(tx, [
        { id: newId(), saidBy: 'child', words: 'Nobody wakes me.', ...said },
        { id: newId(), saidBy: 'school', words: null, ...said },
      ])
      await addSteps(tx, [
        { id: stepId, planId, what: 'Meet at the gate', who: 'Danny', byDay: '2026-06-05' },
      ])
      const yes = { planId, side: 'child' as const, name: 'Pretend', saidOn: today }
      await addYeses(tx, [
        { id: newId(), agrees: false, words: 'Not the gate.', ...yes, saidOn: '2026-06-02' },
      ])
      await addYeses(tx, [{ id: newId(), agrees: true, words: null, ...yes }])
      await addReviews(tx, [
        { id: newId(), planId, onDay: '2026-06-20', words: 'Better on Mondays.', nextOn: today },
      ])
    })
    const parts = await lead(tx => partsOfPlan(tx, planId))
    assert.deepEqual(parts.causes.map(each => each.said_by).sort(), ['child', 'school'])
    assert.deepEqual(
      parts.yeses.map(each => each.agrees),
      [true],
      'the newest of a side stands',
    )
    assert.equal(await worker(tx => settleStep(tx, child, stepId, { doneOn: '2026-06-04' })), true)
    assert.equal(
      await worker(tx => settleStep(tx, child, stepId, { droppedBecause: 'x' })),
      false,
      'it was settled',
    )
    assert.deepEqual(
      (await worker(tx => reviewsDue(tx, today))).map(each => each.child_id),
      [child],
    )
    assert.deepEqual(await world.as('link-worker', tx => reviewsDue(tx, today), 1), [])
  })

  test('a part-time timetable is never without an end, and is told of before it', async () => {
    const timetable = {
      planId,
      startsOn: '2026-07-01',
      inSchool: ['mon-am', 'tue-am'],
      because: 'Mornings first',
    }
    await assert.rejects(
      worker(tx => addTimetables(tx, [{ id: newId(), ...timetable, endsOn: '' }])),
      'no end, no timetable',
    )
    await worker(tx => addTimetables(tx, [{ id: newId(), ...timetable, endsOn: '2026-07-20' }]))
    assert.equal((await worker(tx => timetablesEnding(tx, today, '2026-07-24'))).length, 1)
    assert.equal((await worker(tx => timetablesEnding(tx, today, '2026-07-19'))).length, 0, 'not yet')
    await worker(tx => addTimetables(tx, [{ id: newId(), ...timetable, endsOn: '2026-09-30' }]))
    assert.equal((await worker(tx => timetablesEnding(tx, today, '2026-07-24'))).length, 0, 'another follows')
  })

  test('nobody puts a step of one child into the plan of another, or a plan in another’s name', async () => {
    await assert.rejects(attack('stepOfAnotherChild', { child: sibling, plan: planId }), refused)
    await assert.rejects(
      attack('planOfAnother', { child: sibling, person: world.whoIs('school-lead').id }),
      refused,
    )
    await assert.rejects(
      lead(tx => addSteps(tx, [{ id: newId(), planId, what: 'x', who: 'x', byDay: today }])),
      refused,
      'a school lead reads plans and writes none',
    )
  })

  test('closed, it takes nothing more, says why, and is in the timeline', async () => {
    const close = { id: planId, onDay: today, because: 'Back every day' }
    assert.equal(await worker(tx => closePlan(tx, child, close)), true)
    assert.equal(await worker(tx => closePlan(tx, child, close)), false)
    const step = { id: newId(), planId, what: 'x', who: 'x', byDay: today }
    assert.deepEqual(await worker(tx => addSteps(tx, [step])), [])
    assert.deepEqual(await worker(tx => openPlans(tx, [child, sibling])), [])
    assert.equal((await lead(tx => plansOf(tx, child)))[0]!.closed_because, 'Back every day')
    const told = await worker(tx => planHappenings(tx, child, { from: '2026-06-01', to: today }))
    assert.deepEqual(told.map(each => each.what).sort(), [
      'began',
      'closed',
      'part-time',
      'part-time',
      'reviewed',
      'step-done',
    ])
  })
})
