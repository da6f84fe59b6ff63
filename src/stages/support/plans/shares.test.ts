// Of a plan a school's lead and the council's practitioner read the goals that child and parent both agreed to share, and nothing
// else, whatever SQL they send.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { addActivities, stopActivity } from './activities.ts'
import { addGoals, addPoints, sayNotNow } from './goals.ts'
import { addAgreements, saveVersions, startPlans, type YesSide } from './plans.ts'
import { addShares, carryShares, readerOf, type SharedWith, sharedOf } from './shares.ts'

const today = '2026-07-17'
const sql = readSqlFile(new URL('./shares.fixture.sql', import.meta.url))
const world = await openTwoSchools()
after(() => world.close())
const { child, school, place } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const lead = <T>(task: (tx: Tx) => Promise<T>) => world.as('school-lead', task, 1)
const council = <T>(task: (tx: Tx) => Promise<T>) => world.as('early-help-practitioner', task)
const all = async (tx: Tx) => (await tx.send(sql.get('everythingOfPlan')!.fill({ child })))[0]!
const refused = { code: '42501' }

const [planId, bell, read, drawing] = [newId(), newId(), newId(), newId()]
const NOTHING = { plans: 1, aims: [], words: 0, goals: 0, points: 0, activities: 0, later: 0 }
const BELL = { ...NOTHING, aims: ['In by the bell'], goals: 1, points: 1, activities: 1 }
const HIDDEN = { yeses: 0, shares: 0 }
let saves = 0
let said = 0

async function save(goalId: string, aim: string, follows: string | null): Promise<string> {
  const id = newId()
  const goal = { aim, whoHelps: null, iDo: null, youDo: null, answers: [], lookAgainOn: null }
  await worker(tx => saveVersions(tx, [{ id, planId, savedOn: today, follows, goalId, goal }]))
  saves++
  return id
}

/** A side's yes, later than all before it, sharing these with one of the two. */
async function yes(
  side: YesSide,
  whom: SharedWith,
  goals: (string | null)[],
  number = saves,
): Promise<string> {
  const id = newId()
  const saidOn = `2026-07-${String(++said).padStart(2, '0')}`
  await worker(async tx => {
    const one = { planId, agrees: true, name: side, how: 'together' as const, saidOn, words: null, number }
    await addAgreements(tx, [{ id, side, ...one }])
    await addShares(
      tx,
      goals.map(goalId => ({ id: newId(), agreementId: id, goalId, whom })),
    )
  })
  return id
}

await worker(async tx => {
  await startPlans(tx, [{ id: planId, childId: child, beganOn: '2026-06-01' }])
  const none = { ownWords: null, ownLanguage: null, strengths: null, protective: null }
  await saveVersions(tx, [
    { id: newId(), planId, savedOn: today, follows: null, words: { hopes: 'A dog', ...none } },
  ])
  const goal = { planId, whose: 'child' as const, measure: 'numbers' as const, beganOn: '2026-06-08' }
  await addGoals(tx, [
    { ...goal, id: bell },
    { ...goal, id: read },
  ])
  const point = { onDay: today, value: 4, saidBy: 'child' as const, words: null }
  await addPoints(tx, [
    { ...point, id: newId(), goalId: bell },
    { ...point, id: newId(), goalId: read },
  ])
  const activity = { planId, kind: 'art', what: null, myChoice: true, domain: 'wellbeing', readyWhen: null }
  await addActivities(tx, [
    { ...activity, id: drawing, goalId: bell },
    { ...activity, id: newId(), goalId: null },
    { ...activity, id: newId(), goalId: read },
  ])
  await sayNotNow(tx, [{ id: newId(), planId, area: 'maths', saidOn: today }])
})
saves = 1
const first = await save(bell, 'In by the bell', null)
await save(read, 'To read to the dog', null)

test('nothing is read by a school’s lead while nobody has said that it may be', async () => {
  assert.deepEqual(await lead(all), { ...NOTHING, ...HIDDEN })
  assert.deepEqual(await lead(tx => readerOf(tx, child)), { whole: false, episode: false })
  assert.deepEqual((await worker(tx => readerOf(tx, child))).whole, true)
  assert.equal((await worker(all)).words, 1)
  await assert.rejects(
    lead(tx => stopActivity(tx, { childId: child, id: drawing, onDay: today, side: 'school', why: 'other' })),
    refused,
  )
})

test('one yes is not two: what the child alone would share stays theirs', async () => {
  await yes('child', 'school', [bell, read])
  assert.deepEqual(await lead(all), { ...NOTHING, ...HIDDEN })
  const shared = await worker(tx => sharedOf(tx, planId))
  assert.deepEqual(
    shared.map(each => each.both_say),
    [false, false],
  )
})

test('what both say yes to is read, with where the child is and its activities, and nothing beside it', async () => {
  await yes('parent', 'school', [bell, null])
  assert.deepEqual(await lead(all), { ...BELL, ...HIDDEN })
  assert.deepEqual(await world.as('school-lead', all), { ...NOTHING, plans: 0, ...HIDDEN }, 'another school')
  const stop = { childId: child, id: drawing, onDay: today, side: 'school' as const, why: 'other' as const }
  assert.equal(await lead(tx => stopActivity(tx, stop)), true)
})

test('a text that is written afterwards waits for two more yeses', async () => {
  const second = await save(bell, 'In by the bell, though Dad shouts', first)
  assert.deepEqual((await lead(all)).aims, ['In by the bell'])
  await yes('parent', 'school', [bell])
  assert.deepEqual((await lead(all)).aims, ['In by the bell'], 'the child has not read it')
  await yes('child', 'school', [bell])
  assert.deepEqual((await lead(all)).aims, ['In by the bell', 'In by the bell, though Dad shouts'])
  await save(bell, 'In by half past', second)
})

test('the council reads what is shared with the council, while an episode is open', async () => {
  const person = world.whoIs('early-help-practitioner').id
  await world.administrator.run(sql, 'beginEpisode', { place: place.id, child, person })
  assert.deepEqual(await council(all), { ...NOTHING, ...HIDDEN }, 'the school’s is not theirs')
  await yes('parent', 'council', [read])
  await yes('child', 'council', [read])
  assert.deepEqual((await council(all)).aims, ['To read to the dog'])
  assert.deepEqual(await lead(all), { ...NOTHING, ...HIDDEN }, 'the last answer of each stands')
})

test('it is said with a yes: not later, not with a no, not by the school', async () => {
  const parents = await yes('parent', 'school', [bell])
  const later = (tx: Tx) => tx.send(sql.get('shareLater')!.fill({ yes: parents, goal: read, school }))
  await assert.rejects(worker(later), refused)
  const no = newId()
  const answer = { planId, agrees: false, name: 'Mum', how: 'phone' as const, words: null, number: 2 }
  await worker(async tx => {
    await addAgreements(tx, [{ id: no, side: 'parent', ...answer, saidOn: today }])
    assert.deepEqual(
      await addShares(tx, [{ id: newId(), agreementId: no, goalId: bell, whom: 'school' }]),
      [],
    )
  })
  await assert.rejects(
    worker(async tx => {
      await addAgreements(tx, [{ id: newId(), side: 'parent', ...answer, saidOn: today }])
      await tx.send(sql.get('shareLater')!.fill({ yes: no, goal: bell, school }))
    }),
    refused,
  )
  assert.deepEqual(await lead(all), { ...NOTHING, ...HIDDEN })
})

test('a yes to one more goal takes nothing back', async () => {
  said = 17
  await yes('child', 'school', [bell])
  await yes('parent', 'school', [bell])
  const id = newId()
  await worker(async tx => {
    const one = { planId, agrees: true, name: 'Child', how: 'together' as const, words: null, number: saves }
    await addAgreements(tx, [{ id, side: 'child', ...one, saidOn: '2026-07-20' }])
    assert.equal((await carryShares(tx, id)).length, 1)
  })
  assert.equal((await lead(all)).goals, 1)
})

test('another school is asked for anew, and a restricted child is not there', async () => {
  said = 20
  await yes('child', 'school', [bell])
  await yes('parent', 'school', [bell])
  assert.equal((await lead(all)).goals, 1)
  await world.administrator.run(sql, 'changeSchool', { child, school: place.schools[0]! })
  assert.deepEqual(await world.as('school-lead', all), { ...NOTHING, ...HIDDEN })
  await world.administrator.run(sql, 'changeSchool', { child, school })
  assert.equal((await lead(all)).goals, 1)
  const person = world.whoIs('safeguarding-lead').id
  await world.administrator.run(sql, 'restrict', { place: place.id, child, person })
  assert.deepEqual(await lead(all), { ...NOTHING, plans: 0, ...HIDDEN })
  await world.administrator.run(sql, 'freeAgain', { child })
})

test('with whoever takes part no more nothing is shared any more', async () => {
  assert.equal((await lead(all)).goals, 1)
  await world.run('endEnrolment', { child, on_day: today })
  assert.deepEqual(await lead(all), { ...NOTHING, ...HIDDEN })
})
