// Two families for one place: a yes that comes after the place was given on. Rule: rules/offers.md.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { makeReady, openRoomOf, openWorld, sign } from '#stages/identify/cohort/cohort.fixture.ts'
import { signedCohort } from '#stages/identify/index.ts'
import { readTables } from '#test/worked-tables.ts'
import { siteOf } from '#test/world.ts'
import { recordAgreement } from './agreements/agreements.ts'
import { matchLinkWorker, waitingOrTooLate } from './matching/matching.ts'
import { answerOffer, makeOffer, moveUp, offersOfSchool, type Said } from './offers.ts'

const testSql = readSqlFile(new URL('./offers.test.sql', import.meta.url))
const today = new Date().toISOString().slice(0, 10)
const world = await openWorld(1)
const schoolId = world.school('990001').id
if (!(await world.as('manager', tx => signedCohort(tx, schoolId)))) {
  const id = await openRoomOf(world, '990001', 'canalsideLead')
  await makeReady(world, id, 'canalsideLead')
  await sign(world, id, 'canalsideLead')
  await sign(world, id, 'manager')
}
after(() => world.close())

// Whoever leads the programme sees every answer and gives places on.
const as = <T>(task: (tx: Tx) => Promise<T>) => world.as('manager', task)
const { cohortId, holders } = (await as(tx => offersOfSchool(tx, schoolId)))!
const theirs = holders.filter(each => each.place === 'in' && !each.objects && !each.offer)
const offerTo = (childId: string) => {
  const offeredOn = daysBefore(today, 30)
  const id = newId()
  return as(async tx => {
    const offer = { id, cohortId, childId, how: 'letter', language: 'en', offeredOn, answerBy: today }
    assert.equal(await makeOffer(tx, offer), 'made')
    return id
  })
}
const say = (
  offerId: string,
  childId: string,
  answer: Said['answer'],
  saidOn = today,
  who: Said['who'] = 'family',
) =>
  as(tx =>
    answerOffer(tx, {
      id: newId(),
      offerId,
      childId,
      who,
      answer,
      saidBy: who === 'child' ? 'child' : 'parent',
      saidHow: 'phone',
      saidOn,
      words: null,
    }),
  )
const giveOn = (tx: Tx, freed: string) =>
  moveUp(tx, { id: newId(), cohortId, freed, because: 'They said no on the phone' })
const tooLate = { name: 'PlainError', message: /^Their place has gone to another family since/ }

test('what becomes of it stands in the worked table of the rules', async () => {
  const rows = readTables(readFileSync(new URL('../../../rules/offers.md', import.meta.url), 'utf8'))[1]!
  assert.ok(rows.length > 3)
  for (const [n, row] of rows.entries()) {
    const { childId } = theirs[n]!
    const offerId = await offerTo(childId)
    await say(offerId, childId, row['first they said'] as Said['answer'], daysBefore(today, 20))
    if (row['given on'] === 'yes') assert.ok(await as(tx => giveOn(tx, childId)), JSON.stringify(row))
    const before = (await as(tx => offersOfSchool(tx, schoolId)))!.size.yes
    const then = say(offerId, childId, row['then they say'] as Said['answer'])
    if (row['what becomes of it'] === 'given-on') await assert.rejects(then, tooLate)
    else assert.equal(await then, row['what becomes of it'], JSON.stringify(row))
    const kept = (await as(tx => offersOfSchool(tx, schoolId)))!.size.yes
    const counts = row['then they say'] === 'yes' && row['what becomes of it'] === 'answered'
    assert.equal(kept, before + (counts ? 1 : 0), JSON.stringify(row))
  }
})

test('a yes that is heard while the place is being given on waits, and comes too late', async () => {
  const { childId } = theirs.at(-1)!
  const offerId = await offerTo(childId)
  await say(offerId, childId, 'no')
  let yes: Promise<unknown> | undefined
  await as(async tx => {
    assert.ok(await giveOn(tx, childId))
    let over = false
    yes = say(offerId, childId, 'yes').finally(() => {
      over = true
    })
    yes.catch(() => {})
    const waits = async () => (await world.administrator.run(testSql, 'countWaiting'))[0]!.waiting
    while (!over && (await waits()) === 0) await setTimeout(20)
  })
  await assert.rejects(yes!, tooLate)
})

test('who left, whose place was given on, and who comes back has no place by the old yes', async () => {
  const { childId } = theirs.at(-2)!
  const offerId = await offerTo(childId)
  for (const who of ['family', 'child'] as const) await say(offerId, childId, 'yes', today, who)
  const roll = (name: string) => world.administrator.run(testSql, name, { child: childId })
  const standing = async () => {
    const { waiting, tooLate } = await as(waitingOrTooLate)
    const among = (rows: { child_id: string }[]) => rows.some(each => each.child_id === childId)
    return { waits: among(waiting), tooLate: among(tooLate) }
  }
  const match = () =>
    as(tx =>
      matchLinkWorker(tx, {
        enrolmentId: newId(),
        caseloadId: newId(),
        childId,
        personId: world.people.get('Danny Whittle')!,
        cohortId: null,
        cohortName: 'By the old yes',
        beganOn: today,
      }),
    )
  assert.deepEqual(await standing(), { waits: true, tooLate: false })
  await roll('leave')
  assert.ok(await as(tx => giveOn(tx, childId)))
  await roll('comeBack')
  assert.deepEqual(await standing(), { waits: false, tooLate: true })
  assert.equal(await match(), 'given-on')
  const page = await siteOf(world.database).request('http://localhost:3000/enrol/matching', {
    headers: { cookie: `kith=${await world.tokenOf('manager')}` },
  })
  assert.match(await page.text(), /Their place went to another family/)
  // A yes written down since without an offer is to no place either.
  const yes = { childId, purpose: 'support', answer: 'yes', saidHow: 'phone', saidOn: today } as const
  const anew = (who: 'family' | 'child') =>
    as(tx =>
      recordAgreement(tx, {
        ...yes,
        id: newId(),
        who,
        saidBy: who === 'child' ? 'child' : 'parent',
        wording: 'offer_script',
        language: 'en',
      }),
    )
  for (const who of ['family', 'child'] as const) assert.equal(await anew(who), 'kept')
  assert.equal(await match(), 'given-on')
  // The next cohort asks both anew.
  await world.administrator.run(testSql, 'offerOfAnother', { child: childId, cohort: cohortId })
  assert.equal(await match(), 'given-on', 'their yes is from before')
  assert.equal(await anew('family'), 'kept')
  assert.equal(await match(), 'given-on', 'the child was not asked anew')
  assert.equal(await anew('child'), 'kept')
  assert.deepEqual(await standing(), { waits: true, tooLate: false })
  assert.equal(await match(), 'matched')
})
