// Whom a page does not name: on one parent's page the other, however the plan names them; and what is on the child's page besides
// the plan: tasks, what they keep, the strip of their journey.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { addActivities, finishActivity } from '../plans/activities.ts'
import { addGoals } from '../plans/goals.ts'
import { saveVersions, startPlans } from '../plans/plans.ts'
import { addActions } from '../reviews/actions.ts'
import { beginReviews, cancelReview } from '../reviews/reviews.ts'
import { childPage, parentPage } from './page.html.ts'
import { previewOf } from './pages.ts'
import { SOMEBODY } from './shows.ts'
import { tongueOf } from './tongue.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child, school, place } = world
const sql = readSqlFile(new URL('./family-page.fixture.sql', import.meta.url))
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const set = (name: string, values: Record<string, string>) => world.administrator.run(sql, name, values)
const [mother, father, network, planId, goalId] = [newId(), newId(), newId(), newId(), newId()]
const english = tongueOf('en', new Set())

await set('addParents', {
  ...{ place: place.id, child, mother, father, school, network },
  ...{ worker: world.whoIs('link-worker').id, contact: newId() },
})
await set('drawPeople', { place: place.id, network, child })
await set('keep', { child, ending: newId() })
await worker(async tx => {
  await startPlans(tx, [{ id: planId, childId: child, beganOn: '2026-07-01' }])
  const words = {
    hopes: 'To see BILAL on Saturdays, and Amina.',
    ownWords: 'I want to go swimming with Bilal.',
    ownLanguage: 'en',
    strengths: 'Cooks with Dad, and with Mum.',
    protective: null,
  }
  const first = newId()
  await saveVersions(tx, [{ id: first, planId, savedOn: '2026-07-02', follows: null, words }])
  await saveVersions(tx, [
    { id: newId(), planId, savedOn: today, follows: first, words: { ...words, ownWords: 'I can swim.' } },
  ])
  await addGoals(tx, [{ id: goalId, planId, whose: 'child', measure: 'faces', beganOn: '2026-07-02' }])
  const goal = {
    aim: 'Swim with Bilal’s cousin',
    whoHelps: 'Mr Bilal Canary-Father and Nan',
    iDo: 'Ring bilal',
    youDo: 'Amina drives',
    answers: [],
    lookAgainOn: null,
  }
  await saveVersions(tx, [{ id: newId(), planId, savedOn: '2026-07-02', follows: null, goalId, goal }])
  const activity = { planId, goalId, myChoice: true, domain: 'school', readyWhen: null, begunOn: today }
  const done = newId()
  await addActivities(tx, [
    { ...activity, id: newId(), kind: 'swimming', what: 'Swimming with Bilal Canary-Father' },
    { ...activity, id: done, kind: 'drawing', what: 'Drew Bilal' },
  ])
  await finishActivity(tx, { childId: child, id: done, onDay: today })
  const doer = { who: 'child' as const, words: null }
  const task = { childId: child, doer, dueOn: '2026-07-24', cameFrom: 'own', agreedOn: '2026-07-02' }
  await addActions(tx, [
    { ...task, id: newId(), what: 'Pack my bag' },
    { ...task, id: newId(), what: 'Ask Ms Khan', settled: { onDay: '2026-07-10' } },
    {
      ...task,
      id: newId(),
      what: 'Canary-let-go',
      settled: { onDay: '2026-07-10', letGoBecause: 'no more' },
    },
    { ...task, id: newId(), what: 'Canary-of-parent', doer: { who: 'parent', words: null } },
  ])
})

describe('a parent’s page', () => {
  test('names the other parent nowhere, nor whoever else is near the child', async () => {
    const shows = (await worker(tx => previewOf(tx, child, mother)))!
    // The name the two parents share is no secret.
    assert.doesNotMatch(JSON.stringify(shows), /bilal|canary-[a-z]|\bnan\b|\bdad\b/i)
    assert.deepEqual(shows.plan!.goals, [
      {
        aim: `Swim with ${SOMEBODY}’s cousin`,
        helps: `${SOMEBODY} Canary-${SOMEBODY} and ${SOMEBODY}`,
        me: `Ring ${SOMEBODY}`,
        you: 'Amina drives',
      },
    ])
    assert.equal(shows.plan!.strengths, `Cooks with ${SOMEBODY}, and with Mum.`)
    const page = String(await parentPage(english, shows, undefined))
    assert.match(page, /Swim with somebody else’s cousin/)
    assert.equal(page.includes(SOMEBODY), false)
  })

  test('says where one meets only where that is the school: a free text may tell where somebody is', async () => {
    const { school: named } = (await worker(tx => previewOf(tx, child, null)))!
    const wheres = ['At school, room 3', named, 'Bilal’s flat, 1 Canary Street', 'School Lane 4', null]
    const seen: string[] = []
    for (const where of wheres) {
      const id = newId()
      const plan = { id, childId: child, kind: 'termly' as const, plannedFor: '2099-07-20', at: '09:00' }
      await worker(tx => beginReviews(tx, [{ ...plan, where }]))
      for (const reader of [mother, null]) {
        const shows = (await worker(tx => previewOf(tx, child, reader)))!
        assert.doesNotMatch(JSON.stringify(shows), /street|lane/i)
        seen.push(shows.dates.find(each => each.kind === 'review')!.what)
        const page = String(await (reader ? parentPage : childPage)(english, shows, undefined))
        const said = /We look at the plan together([^<]*(?:<bdi>[^<]*<\/bdi>)?)/.exec(page)![1]
        const told = {
          school: `: <bdi>${shows.school}</bdi>`,
          elsewhere: '. We will tell you where.',
          '': '',
        }
        assert.equal(said, told[seen.at(-1) as keyof typeof told])
      }
      await worker(tx => cancelReview(tx, child, id, { onDay: today, because: 'planned again' }))
    }
    assert.deepEqual(
      seen.filter((_, n) => n % 2 === 0),
      ['school', 'school', 'elsewhere', 'elsewhere', ''],
    )
  })

  test('is the other way round for the other parent', async () => {
    const shows = (await worker(tx => previewOf(tx, child, father)))!
    assert.doesNotMatch(JSON.stringify(shows), /amina|\bmum\b/i)
    assert.match(shows.plan!.strengths!, /^Cooks with Dad/)
    assert.match(shows.plan!.hopes!, /^To see BILAL on Saturdays/)
  })

  test('holds nothing of the child’s own page', async () => {
    const { tasks, kept, journey, plan } = (await worker(tx => previewOf(tx, child, mother)))!
    assert.deepEqual([tasks, kept, journey, plan!.own], [null, null, null, null])
  })
})

describe('the child’s page', () => {
  test('names their own people, and has their tasks, what they keep and their journey', async () => {
    const shows = (await worker(tx => previewOf(tx, child, null)))!
    assert.doesNotMatch(JSON.stringify(shows), /canary-(let|of|taken|fact|note|told|hard|rel|address)/i)
    assert.equal(shows.plan!.goals[0]!.me, 'Ring bilal')
    assert.deepEqual(shows.tasks, [{ what: 'Pack my bag', by: '2026-07-24' }])
    assert.deepEqual(
      shows.kept!.map(each => [each.kind, each.name]),
      [
        ['place', 'The library'],
        ['kind-words', 'Sam'],
      ],
    )
    assert.deepEqual(shows.journey!.done, [
      { what: 'Ask Ms Khan', on: '2026-07-10', kind: 'did' },
      { what: 'Drew Bilal', on: today, kind: 'did' },
    ])
    assert.deepEqual(shows.journey!.said, { words: 'I want to go swimming with Bilal.', on: '2026-07-02' })
    const page = String(await childPage(english, shows, undefined))
    for (const words of [
      'What I said I will do',
      'the blue chairs',
      '<bdi>Sam</bdi> says:',
      'You never gave up.',
      'I did it: <bdi>Drew Bilal</bdi>.',
      'I said: <q>',
    ])
      assert.ok(page.includes(words), words)
  })

  test('does not name whom one must not contact', async () => {
    await set('mustNotContact', { child, relative: father })
    const shows = (await worker(tx => previewOf(tx, child, null)))!
    assert.doesNotMatch(JSON.stringify(shows), /bilal/i)
    assert.equal(shows.plan!.goals[0]!.me, `Ring ${SOMEBODY}`)
    assert.equal(String(await childPage(english, shows, undefined)).includes(SOMEBODY), false)
  })
})
