// What a plan says on a family's and on a child's page: the text in force, and nothing that was told in trust.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { addActivities, finishActivity, stopActivity } from '../plans/activities.ts'
import { sayBehind, tellNeeds } from '../plans/behind.ts'
import { addGoals, addPoints } from '../plans/goals.ts'
import { saveVersions, startPlans } from '../plans/plans.ts'
import { childPage, parentPage } from './page.html.ts'
import { previewOf } from './pages.ts'
import { tongueOf } from './tongue.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const [planId, goalId, first, mother] = [newId(), newId(), newId(), newId()]
const english = tongueOf('en', new Set())

test('a page without a plan says that it is made together', async () => {
  const shows = (await worker(tx => previewOf(tx, child, mother)))!
  assert.equal(shows.plan, null)
  assert.match(String(await parentPage(english, shows, undefined)), /There is no plan here yet\./)
})

test('it shows the text in force, and nothing beside it, behind it, found, counted or stopped', async () => {
  await worker(async tx => {
    await startPlans(tx, [{ id: planId, childId: child, beganOn: today }])
    const words = {
      hopes: 'To be on the team.',
      ownWords: 'I like it when it is quiet.',
      ownLanguage: 'en',
      strengths: 'Kind to little ones.',
      protective: 'Canary-protective',
    }
    await saveVersions(tx, [{ id: newId(), planId, savedOn: today, follows: null, words }])
    await addGoals(tx, [{ id: goalId, planId, whose: 'child', measure: 'numbers', beganOn: today }])
    const goal = {
      aim: 'Come in on Mondays',
      whoHelps: 'Danny',
      iDo: 'Set my alarm',
      youDo: 'Wait at the gate',
      answers: ['attendance'],
      lookAgainOn: null,
    }
    await saveVersions(tx, [{ id: first, planId, savedOn: today, follows: null, goalId, goal }])
    // Somebody saves on top of nothing: it stands beside, until somebody settles it.
    await saveVersions(tx, [
      { id: newId(), planId, savedOn: today, follows: null, goalId, goal: { ...goal, aim: 'Canary-beside' } },
    ])
    await addPoints(tx, [
      { id: newId(), goalId, onDay: today, value: 3, saidBy: 'child', words: 'Canary-point' },
    ])
    await sayBehind(tx, [
      { id: newId(), planId, saidBy: 'parent', words: 'Canary-behind', language: null, saidOn: today },
    ])
    await tellNeeds(tx, [
      {
        ...{ id: newId(), planId, kind: 'speech', what: 'Canary-need', foundOn: today, foundBy: 'school' },
        ...{ worryOn: null, worryBy: null, helpedOn: null, help: null },
      },
    ])
    const activity = { planId, goalId, myChoice: true, domain: 'school', readyWhen: null, begunOn: today }
    const [runs, over, off, picked] = [newId(), newId(), newId(), newId()]
    await addActivities(tx, [
      { ...activity, id: runs, kind: 'swimming', what: 'Swimming on Tuesdays' },
      { ...activity, id: picked, kind: 'family-time', what: null },
      { ...activity, id: over, kind: 'drawing', what: 'Drew hedgehogs' },
      { ...activity, id: off, kind: 'tuition', what: 'Canary-stopped' },
    ])
    assert.equal(await finishActivity(tx, { childId: child, id: over, onDay: today }), true)
    const stop = {
      childId: child,
      id: off,
      onDay: today,
      side: 'child',
      why: 'too-hard',
    } as const
    assert.equal(await stopActivity(tx, stop), true)
  })
  const [parent, own] = await worker(async tx => [
    (await previewOf(tx, child, mother))!,
    (await previewOf(tx, child, null))!,
  ])
  const goals = [{ aim: 'Come in on Mondays', helps: 'Danny', me: 'Set my alarm', you: 'Wait at the gate' }]
  assert.deepEqual([parent.plan!.goals, own.plan!.goals], [goals, goals])
  assert.deepEqual(parent.plan!.doing, ['Swimming on Tuesdays', 'family time'])
  assert.deepEqual(own.journey!.done, [{ what: 'Drew hedgehogs', on: today, kind: 'did' }])
  assert.equal(parent.plan!.own, null, 'the child’s own words are on the child’s page alone')
  assert.doesNotMatch(JSON.stringify([parent, own]), /canary/i)
  const childs = String(await childPage(english, own, undefined))
  for (const words of [
    'I like it when it is quiet.',
    'Come in on Mondays',
    'Time with family',
    'I did it: <bdi>Drew hedgehogs</bdi>.',
  ])
    assert.ok(childs.includes(words), words)
})
