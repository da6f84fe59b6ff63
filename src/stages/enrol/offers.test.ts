import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { approveWording, wordingForFamily } from '#records/family-words/approvals.ts'
import { hashOfWording, wordingOf } from '#records/family-words/family-words.ts'
import { makeReady, openRoomOf, openWorld, sign } from '#stages/identify/cohort/cohort.fixture.ts'
import { hearObjection, numbersOf } from '#stages/identify/families-first/objections.ts'
import { signedCohort } from '#stages/identify/index.ts'
import { readTables } from '#test/worked-tables.ts'
import { siteOf } from '#test/world.ts'
import {
  answerOffer,
  type Holder,
  isOffered,
  makeOffer,
  moveUp,
  offersByGroup,
  offersOfSchool,
  type Said,
  sizesOf,
} from './offers.ts'

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

const lead = <T>(task: (tx: Tx) => Promise<T>) => world.as('canalsideLead', task)
const manager = <T>(task: (tx: Tx) => Promise<T>) => world.as('manager', task)
/** As the one person sees it who reads a no. */
const now = async () => (await manager(tx => offersOfSchool(tx, schoolId)))!
const find = async (childId: string) => (await now()).holders.find(each => each.childId === childId)!
const offerTo = async (tx: Tx, childId: string, more = {}) =>
  makeOffer(tx, {
    id: newId(),
    cohortId: (await offersOfSchool(tx, schoolId))!.cohortId,
    childId,
    how: 'letter',
    language: 'en',
    offeredOn: daysBefore(today, 30),
    answerBy: daysBefore(today, 16),
    ...more,
  })
const said = (holder: Holder, answer: Said['answer'], more: Partial<Said> = {}): Said => ({
  id: newId(),
  offerId: holder.offer!.id,
  childId: holder.childId,
  who: 'family',
  answer,
  saidBy: 'parent',
  saidHow: 'phone',
  saidOn: today,
  words: null,
  ...more,
})
const object = (childId: string) =>
  lead(async tx =>
    hearObjection(
      tx,
      world.database.secrets.seals,
      { id: newId(), schoolId, what: 'objects', heardOn: today, saidBy: 'parent', saidHow: 'phone' },
      await numbersOf(tx, schoolId, childId),
    ),
  )
const up = async (freed: string) =>
  manager(async tx =>
    moveUp(tx, { id: newId(), cohortId: (await now()).cohortId, freed, because: 'The place is free' }),
  )

test('an offer is made once, to a family of those who are in, and by nobody out of reach', async () => {
  const { holders, size } = await now()
  const [first, second] = holders.filter(each => each.place === 'in')
  const waiting = holders.find(each => each.place === 'reserve')!
  assert.equal(holders.filter(each => each.place === 'in').length, size.signed)
  assert.equal(await lead(tx => offerTo(tx, first!.childId)), 'made')
  assert.equal(await lead(tx => offerTo(tx, first!.childId)), 'known')
  assert.equal(await lead(tx => offerTo(tx, waiting.childId)), 'not-in')
  await assert.rejects(world.as('lockgateLead', tx => offerTo(tx, second!.childId)))
  await assert.rejects(
    world.as('lockgateLead', async tx =>
      makeOffer(tx, {
        id: newId(),
        cohortId: (await now()).cohortId,
        childId: second!.childId,
        how: 'letter',
        language: 'en',
        offeredOn: today,
        answerBy: today,
      }),
    ),
    { code: '42501' },
  )
})

test('answers of family and child stand apart; an amended one stays and counts no more', async () => {
  const holder = (await now()).holders.find(each => each.offer)!
  const yes = said(holder, 'yes')
  assert.equal(await lead(tx => answerOffer(tx, yes)), 'answered')
  assert.equal(await lead(tx => answerOffer(tx, yes)), 'known', 'the same form twice is one answer')
  assert.equal(
    await lead(tx => answerOffer(tx, { ...yes, answer: 'no' })),
    'other',
    'and is never lost unsaid',
  )
  await lead(tx =>
    answerOffer(tx, said(holder, 'not-yet', { who: 'child', saidBy: 'child', saidHow: 'in-person' })),
  )
  await lead(tx => answerOffer(tx, said(holder, 'not-yet')))
  const after = await find(holder.childId)
  assert.deepEqual(
    after.familyAnswers.map(each => each.answer),
    ['not-yet', 'yes'],
  )
  assert.deepEqual(
    after.childAnswers.map(each => each.answer),
    ['not-yet'],
  )
  assert.equal(after.free, undefined, 'not yet, and still time to think')
  assert.equal(await up(holder.childId), undefined)
  await lead(tx => answerOffer(tx, said(holder, 'not-yet', { saidOn: daysBefore(today, 14) })))
  assert.equal((await find(holder.childId)).free?.why, 'family-not-yet')
})

test('a no gives the place to the first of the reserve; nobody chooses whom, and one who objects is passed over', async () => {
  const { holders } = await now()
  const holder = holders.filter(each => each.place === 'in')[1]!
  await lead(tx => offerTo(tx, holder.childId))
  await lead(async tx => answerOffer(tx, said(await find(holder.childId), 'no')))
  const [first, second] = holders.filter(each => each.place === 'reserve')
  await object(first!.childId)
  assert.equal(await up(holder.childId), second!.childId)
  assert.equal(await up(holder.childId), undefined, 'a place is given on once')
  const [third, id] = [(await now()).holders.filter(each => each.place === 'in').at(-1)!, newId()]
  await lead(tx => offerTo(tx, third.childId))
  await lead(async tx => answerOffer(tx, said(await find(third.childId), 'no')))
  const press = (freed: string) =>
    manager(async tx =>
      moveUp(tx, { id, cohortId: (await now()).cohortId, freed, because: 'The place is free' }),
    )
  const next = await press(third.childId)
  assert.equal(await press(third.childId), next, 'the same form twice is one move')
  assert.equal(await press(holder.childId), undefined, 'and is no move for another place')
  const moved = await find(second!.childId)
  assert.deepEqual(
    [moved.move?.why_free, moved.move?.freed_by, moved.move?.because],
    ['family-no', holder.childId, 'The place is free'],
  )
  assert.equal(await lead(tx => offerTo(tx, second!.childId)), 'made')
  assert.equal(await lead(tx => offerTo(tx, first!.childId)), 'objects')
})

test('who objects after an offer frees the place', async () => {
  const { holders } = await now()
  const holder = holders.filter(each => each.place === 'in')[2]!
  await object(holder.childId)
  // Half an hour past midnight in summer, by the clocks of the place.
  await world.administrator.run(testSql, 'objectedAt', { child: holder.childId, at: '2026-07-16T23:30:00Z' })
  assert.deepEqual((await find(holder.childId)).free, { why: 'objects', since: '2026-07-17' })
})

test('an operator may press too, and finds the same next one', async () => {
  const { holders, cohortId } = await now()
  const freed = holders.filter(each => each.place === 'in')[2]!
  const expected = holders.find(each => each.place !== 'in' && !each.objects && !each.move)
  const moved = await doWork(
    world.database,
    { kind: 'operator', placeId: world.placeId, why: 'test offers' },
    work =>
      work.as(tx =>
        moveUp(tx, { id: newId(), cohortId, freed: freed.childId, because: 'Nobody is at a desk' }),
      ),
  )
  assert.equal(moved, expected?.childId)
})

test('a place is free when the worked table of the rules says', async () => {
  const [rows] = readTables(readFileSync(new URL('../../../rules/offers.md', import.meta.url), 'utf8'))
  const fresh = (await now()).holders.filter(each => each.place === 'in' && !each.offer && !each.objects)
  assert.ok(rows!.length > 6 && rows!.length <= fresh.length)
  for (const [n, row] of rows!.entries()) {
    const { childId } = fresh[n]!
    await lead(tx => offerTo(tx, childId))
    const holder = await find(childId)
    const saidOn = daysBefore(today, Number(row['said, days ago']))
    if (row.family !== 'none')
      await lead(tx => answerOffer(tx, said(holder, row.family as Said['answer'], { saidOn })))
    if (row.child !== 'none') {
      await lead(tx =>
        answerOffer(tx, said(holder, row.child as Said['answer'], { saidOn, who: 'child', saidBy: 'child' })),
      )
    }
    if (row.objects === 'yes') await object(childId)
    assert.equal((await find(childId)).free?.why ?? '-', row['free because'], JSON.stringify(row))
  }
})

test('offers and answers are counted group by group for both sides alike, objections left out', async () => {
  const { holders, cohortId } = await now()
  const asked = holders.filter(each => each.offer && !each.objects)
  const saysYes = (each: Holder) =>
    each.familyAnswers[0]?.answer === 'yes' && each.childAnswers[0]?.answer !== 'no'
  const expected = [asked.length, asked.filter(saysYes).length]
  assert.ok(expected[1]! > 0 && expected[1]! < expected[0]!)
  for (const who of ['canalsideLead', 'manager'] as const) {
    const counted = await world.as(who, tx => offersByGroup(tx, cohortId))
    for (const by of ['sex', 'sen', 'fsm', 'ethnicity', 'eal']) {
      const own = counted.filter(each => each.by === by)
      const sum = (of: 'offered' | 'agreed') => own.reduce((total, each) => total + each[of], 0)
      assert.deepEqual([sum('offered'), sum('agreed')], expected, `${who}, ${by}`)
    }
  }
  assert.deepEqual(await world.as('lockgateLead', tx => offersByGroup(tx, cohortId)), [])
  assert.deepEqual(await world.as('manager', tx => offersByGroup(tx, newId())), [])
  const page = await siteOf(world.database).request(
    `http://localhost:3000/identify/cohorts/${cohortId}/together`,
    { headers: { cookie: `kith=${await world.tokenOf('manager')}` } },
  )
  assert.equal(page.status, 200)
  const words = (await page.text()).replaceAll(/<[^>]+>/g, ' ')
  assert.match(words, /Offered\s+Agreed/)
  assert.doesNotMatch(words, /not yet\s/, 'no column is left without offers')
})

test('a family gets English until somebody who reads their language has approved this very text', async () => {
  const shown = async (language: string) =>
    (await world.as('manager', tx => wordingForFamily(tx, language, 'offer_letter'))).language
  assert.equal(await shown('ur'), 'en')
  const approval = {
    id: newId(),
    language: 'ur',
    piece: 'offer_letter' as const,
    readBy: 'Nasreen Hussain',
    knowsItAs: 'first language',
  }
  await world.as('manager', tx => approveWording(tx, { ...approval, textHash: 'a'.repeat(64) }))
  assert.equal(await shown('ur'), 'en', 'an approval of another text')
  await world.as('manager', tx =>
    approveWording(tx, {
      ...approval,
      id: newId(),
      textHash: hashOfWording(wordingOf('ur', 'offer_letter')!),
    }),
  )
  assert.equal(await shown('ur'), 'ur')
  assert.equal(await shown('pl'), 'en')
  assert.equal(await shown('zh'), 'en', 'a language without words')
})

test('who leaves the roll stays in the agreement: by name for the manager, by code for the school, and n of N never shrinks', async () => {
  const before = (await lead(tx => offersOfSchool(tx, schoolId)))!
  const leaving = before.holders.filter(each => each.place === 'in' && !each.objects).slice(0, 4)
  assert.ok(leaving.some(each => each.familyAnswers[0]))
  await world.administrator.run(testSql, 'leaveTheRoll', { children: leaving.map(each => each.childId) })
  const [theirs, all] = [(await lead(tx => offersOfSchool(tx, schoolId)))!, await now()]
  for (const { size } of [theirs, all]) {
    assert.equal(size.signed, before.size.signed)
    assert.deepEqual([size.onRoll, size.gone], [before.size.signed - 4, 4])
    assert.deepEqual([size.offered, size.yes], [before.size.offered, before.size.yes])
  }
  assert.equal(all.gone.length, 0, 'the manager sees them as before')
  assert.equal(theirs.gone.length + theirs.holders.filter(each => isOffered(each) && !each.onRoll).length, 4)
  assert.equal(theirs.gone.length, 4, 'the lead does not any more')
  const page = await read('canalsideLead', `/enrol/schools/${schoolId}`)
  assert.match(
    page,
    new RegExp(
      `${before.size.signed} signed, ${before.size.signed - 4} on your roll now, 4 have left the roll`,
    ),
  )
  for (const each of leaving) assert.ok(!page.includes(`${each.forename} ${each.surname}`), 'nobody is named')
  assert.match(page, /Left the roll of this school: 4/)
  const offered = leaving.find(each => each.familyAnswers[0])!
  assert.match(await read('manager', `/enrol/children/${offered.childId}`), /Answers/)
  const refused = await world.as('lockgateLead', tx => sizesOf(tx, [before.cohortId]))
  assert.equal(refused.size, 0, 'another school reads nothing')
})

test('who objects is on no list of offers, and a free place does not say so', async () => {
  const { holders, size } = await now()
  const objecting = holders.find(each => each.objects && each.place === 'in' && each.onRoll)!
  assert.ok(size.objects > 0)
  const page = await read('canalsideLead', `/enrol/schools/${schoolId}`)
  assert.ok(!page.includes(`${objecting.forename} ${objecting.surname}`))
  assert.match(page, new RegExp(`${size.objects} left out: the family objects\\.`))
  assert.doesNotMatch(page, /as the family objects|free since[^.]*objects|Objects/)
})

async function read(who: 'manager' | 'canalsideLead', path: string): Promise<string> {
  const page = await siteOf(world.database).request(`http://localhost:3000${path}`, {
    headers: { cookie: `kith=${await world.tokenOf(who)}` },
  })
  assert.equal(page.status, 200, path)
  return (await page.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}
