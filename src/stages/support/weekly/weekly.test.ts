// The page of a week through the functions that pages call: proposed from what is recorded, given, read, answered; and the walls
// round it, by raw SQL as whoever reads it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { addGoals, addPoints } from '../plans/goals.ts'
import { addAgreements, saveVersions, startPlans } from '../plans/plans.ts'
import { addShares } from '../plans/shares.ts'
import { actionsOf, addActions } from '../reviews/actions.ts'
import { beginReviews } from '../reviews/reviews.ts'
import { namesToKeepOut, proposalsFor } from './proposals.ts'
import {
  giveWeekly,
  linesOf,
  type NewLine,
  pageOf,
  pagesSince,
  pagesToRead,
  type Reader,
  readersOf,
  repliesOf,
  repliesWaiting,
  replyTo,
  seeReplies,
} from './weekly.ts'

const today = '2026-07-17'
const weekOf = '2026-07-13'
const sql = readSqlFile(new URL('./weekly.fixture.sql', import.meta.url))
const world = await openTwoSchools()
after(() => world.close())
const { child, sibling, ofAnother, school, place } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const lead = <T>(task: (tx: Tx) => Promise<T>) => world.as('school-lead', task, 1)
const otherLead = <T>(task: (tx: Tx) => Promise<T>) => world.as('school-lead', task)
const council = <T>(task: (tx: Tx) => Promise<T>) => world.as('early-help-practitioner', task)
const run = (name: string, values: Record<string, string>) => world.administrator.run(sql, name, values)
const sent =
  (name: string, values: Record<string, string> = {}) =>
  (tx: Tx) =>
    tx.send(sql.get(name)!.fill(values))
const refused = { code: '42501' }
const to: Reader = { schoolId: school, readerId: null }
const [planId, goal, action] = [newId(), newId(), newId()]
let number = 0

await run('addNames', { place: place.id, sibling, other: ofAnother })
await worker(async tx => {
  await startPlans(tx, [{ id: planId, childId: child, beganOn: '2026-06-01' }])
  await addGoals(tx, [{ id: goal, planId, whose: 'child', measure: 'numbers', beganOn: '2026-06-01' }])
  const words = { aim: 'In by the bell', whoHelps: null, iDo: null, youDo: null, answers: [] }
  const [saved] = await saveVersions(tx, [
    {
      ...{ id: newId(), planId, savedOn: '2026-06-01', follows: null, goalId: goal },
      goal: { ...words, lookAgainOn: null },
    },
  ])
  number = saved!.number
  const point = { goalId: goal, saidBy: 'child' as const, words: null }
  await addPoints(tx, [
    { ...point, id: newId(), onDay: '2026-06-01', value: 2 },
    { ...point, id: newId(), onDay: '2026-07-14', value: 6 },
  ])
  await addActions(tx, [
    {
      ...{ id: action, childId: child, what: 'Find a seat by the door', dueOn: '2026-07-20' },
      ...{ doer: { who: 'school', words: 'Ms Ogden' }, cameFrom: 'own', agreedOn: '2026-07-01' },
    },
  ])
  await beginReviews(tx, [{ id: newId(), childId: child, kind: 'termly', plannedFor: '2026-07-22' }])
})

/** Both say what is shared: a goal, and how it goes on the weekly page. */
async function say(saidOn: string, agrees: boolean, whom: 'school' | 'council' = 'school'): Promise<void> {
  for (const side of ['child', 'parent'] as const)
    await worker(async tx => {
      const id = newId()
      const how = 'together' as const
      await addAgreements(tx, [{ id, planId, side, agrees, name: side, how, saidOn, words: null, number }])
      await addShares(
        tx,
        [goal, null].map(goalId => ({ id: newId(), agreementId: id, goalId, whom })),
      )
    })
}

const line = (words: string, more: Partial<NewLine> = {}): NewLine => ({
  ...{ id: newId(), childId: child, kind: 'well', words, onDay: null, about: null, aboutId: null },
  ...more,
})

test('before both have said so nobody is proposed, and nobody is put there by other means', async () => {
  assert.deepEqual(
    (await worker(tx => readersOf(tx, weekOf))).map(each => [each.to_id, each.whom, each.page_id]),
    [[school, 'school', null]],
  )
  const { agreed, well, ask, date } = await worker(tx => proposalsFor(tx, to, today))
  assert.deepEqual([agreed, well, ask, date], [[], [], [], []])
  const page = newId()
  await assert.rejects(
    worker(tx =>
      giveWeekly(tx, { id: page, to, weekOf, givenOn: today, lines: [line('Child is in by the bell')] }),
    ),
    refused,
  )
  assert.deepEqual(await worker(sent('pagesOfAll')), [{ pages: 0 }])
})

test('what is recorded is proposed: a goal that moved, a task of the school, a review; nobody else’s', async () => {
  await say('2026-07-02', true)
  const { agreed, well, ask, date } = await worker(tx => proposalsFor(tx, to, today))
  assert.deepEqual(
    agreed.map(each => each.childId),
    [child],
  )
  assert.match(well[0]!.words, /is further on with “In by the bell”: 2 of 10, now 6 of 10\.$/)
  assert.deepEqual(
    ask.map(each => [each.key, each.onDay]),
    [[`action.${action}`, '2026-07-20']],
  )
  assert.match(ask[0]!.words, /Find a seat by the door \(Ms Ogden\)$/)
  assert.deepEqual(
    date.map(each => [each.onDay, each.words.split(',')[0]]),
    [['2026-07-22', 'Review']],
  )
  const names = (words: string) => worker(tx => namesToKeepOut(tx, agreed, [words]))
  assert.deepEqual(await names('A good week for Wren’s class'), ['Wren'])
  assert.deepEqual(await names('A good week for the wrens'), [])
  const tutors = { schoolId: null, readerId: world.whoIs('early-help-practitioner').id } as const
  assert.deepEqual((await worker(tx => proposalsFor(tx, tutors, today))).agreed, [], 'not the council’s')
})

test('what another’s page of the week says already is not proposed to a second writer of the same school', async () => {
  const [theirs, reviewed] = [newId(), (await worker(tx => proposalsFor(tx, to, today))).date[0]!]
  await world.as('programme-manager', tx =>
    giveWeekly(tx, {
      ...{ id: theirs, to, weekOf: '2026-07-06', givenOn: '2026-07-10' },
      lines: [
        line('A seat by the door', { kind: 'ask', about: 'action', aboutId: action, onDay: '2026-07-20' }),
        line('Review', { kind: 'date', about: 'date', aboutId: reviewed.aboutId, onDay: '2026-07-22' }),
      ],
    }),
  )
  const [before, now] = await worker(tx =>
    Promise.all([proposalsFor(tx, to, '2026-07-10'), proposalsFor(tx, to, today)]),
  )
  assert.deepEqual([before.ask, before.date], [[], []])
  assert.deepEqual(before.others, [{ pageId: theirs, writer: 'Pretend 3 programme-manager' }])
  assert.deepEqual([now.others, now.ask.length, now.date.length], [[], 1, 1], 'another week is told anew')
  const own = await world.as('programme-manager', tx => proposalsFor(tx, to, '2026-07-10'))
  assert.deepEqual([own.others, own.ask.length], [[], 1], 'one’s own page may be written anew')
  await run('takeBackPage', { page: theirs })
})

const page = newId()
const [asked, well] = [newId(), newId()]

test('given, it stands: its reader reads it, another school’s does not, and nobody changes it', async () => {
  const lines = [
    line('In by the bell on four days', { id: well }),
    line('The breakfast club is full', { childId: null }),
    line('A seat by the door', {
      id: asked,
      kind: 'ask',
      about: 'action',
      aboutId: action,
      onDay: '2026-07-20',
    }),
  ]
  assert.equal(await worker(tx => giveWeekly(tx, { id: page, to, weekOf, givenOn: today, lines })), true)
  assert.equal(
    await worker(tx => giveWeekly(tx, { id: page, to, weekOf, givenOn: today, lines })),
    false,
    'the same form twice',
  )
  assert.deepEqual(
    (await lead(tx => linesOf(tx, page))).map(each => each.words),
    ['In by the bell on four days', 'The breakfast club is full', 'A seat by the door'],
  )
  assert.deepEqual(
    (await lead(tx => pagesToRead(tx, weekOf))).map(each => each.id),
    [page],
  )
  assert.deepEqual(await otherLead(sent('pagesOfAll')), [{ pages: 0 }])
  assert.deepEqual(await otherLead(sent('linesOfAll')), [])
  assert.deepEqual(await council(sent('linesOfAll')), [])
  assert.deepEqual(await otherLead(sent('whoMayStand', { school })), [], 'told only to whoever writes')
  await assert.rejects(worker(sent('changeLine', { page })), refused)
  await assert.rejects(worker(sent('lineOfAnybody', { page, child })), refused, 'nothing is added later')
  await assert.rejects(
    worker(async tx => {
      const id = newId()
      await giveWeekly(tx, { id, to, weekOf, givenOn: today, lines: [] })
      await sent('lineOfAnybody', { page: id, child: sibling })(tx)
    }),
    refused,
  )
})

test('its reader answers: what is done is settled where the ask came from, and waits for the writer', async () => {
  const answer = { lineId: asked, answer: 'done' as const, byDay: null, words: null }
  const words = { id: newId(), lineId: null, answer: null, byDay: null, words: 'Thank you, this helps.' }
  await assert.rejects(
    otherLead(tx => replyTo(tx, page, today, [{ ...answer, id: newId() }])),
    refused,
  )
  await assert.rejects(
    lead(sent('replyInTheirName', { page, person: world.whoIs('school-lead', 1).id })),
    refused,
  )
  const cannot = { id: newId(), lineId: asked, answer: 'cannot' as const, byDay: null, words: null }
  assert.equal(await lead(tx => replyTo(tx, page, today, [cannot])), 0, 'not without a reason')
  assert.equal((await worker(tx => actionsOf(tx, child))).length, 1)
  const id = newId()
  assert.equal(await lead(tx => replyTo(tx, page, today, [{ ...answer, id }, words])), 2)
  assert.equal(await lead(tx => replyTo(tx, page, today, [{ ...answer, id }, words])), 0, 'twice is once')
  assert.deepEqual(await worker(tx => actionsOf(tx, child)), [])
  const [settled] = await worker(tx => actionsOf(tx, child, today))
  const byTheDatabase = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
  assert.equal(settled!.settled_on, byTheDatabase, 'whatever day is sent')
  const [waits] = await worker(tx => repliesWaiting(tx))
  assert.deepEqual([waits!.page_id, waits!.answers, waits!.cannot], [page, 1, 0])
  assert.deepEqual(await lead(tx => pagesToRead(tx, weekOf)), [])
  assert.equal(
    await world.as('programme-manager', tx => seeReplies(tx, page, today)),
    0,
    'it waits for another',
  )
  assert.equal(await worker(tx => seeReplies(tx, page, today)), 2)
  assert.deepEqual(await worker(tx => repliesWaiting(tx)), [])
  assert.equal((await worker(tx => repliesOf(tx, page))).length, 2)
})

test('a later version stands in its place, and both are kept', async () => {
  const second = newId()
  await worker(tx => giveWeekly(tx, { id: second, to, weekOf, givenOn: today, lines: [line('Said anew')] }))
  assert.equal((await lead(tx => pageOf(tx, page)))!.newer_id, second)
  const now = await lead(tx => pageOf(tx, second))
  assert.deepEqual([now!.version, now!.older_id, now!.for_me, now!.mine], [2, page, true, false])
  assert.deepEqual(
    (await lead(tx => pagesSince(tx, weekOf))).map(each => [each.id, each.version]),
    [[second, 2]],
  )
  assert.equal((await lead(tx => linesOf(tx, page))).length, 3)
})

test('an address that is protected, or a yes that is taken back, takes a child’s lines from the reader at once', async () => {
  const all = async () => (await lead(sent('linesOfAll'))).map(each => each.words)
  assert.equal((await all()).length, 4)
  await run('protect', { place: place.id, child })
  assert.deepEqual(await all(), ['The breakfast club is full'])
  assert.deepEqual((await worker(tx => proposalsFor(tx, to, today))).agreed, [])
  await run('protectNoMore', { child })
  assert.equal((await all()).length, 4)
  await say('2026-07-16', false)
  assert.deepEqual(await all(), ['The breakfast club is full'])
  assert.equal((await worker(sent('linesOfAll'))).length, 4, 'the writer’s own stays as it was given')
  assert.equal(
    await lead(tx =>
      replyTo(tx, page, today, [{ id: newId(), lineId: asked, answer: 'will', byDay: today, words: null }]),
    ),
    0,
  )
})

test('the council’s practitioner reads of those whose episode they lead, and who said so to the council', async () => {
  const person = world.whoIs('early-help-practitioner').id
  await run('beginEpisode', { place: place.id, child, person })
  const practitioner: Reader = { schoolId: null, readerId: person }
  assert.deepEqual((await worker(tx => proposalsFor(tx, practitioner, today))).agreed, [])
  await say('2026-07-17', true, 'council')
  const { agreed, well: proposed } = await worker(tx => proposalsFor(tx, practitioner, today))
  assert.equal(agreed.length, 1)
  assert.equal(proposed.length, 1)
  const id = newId()
  await worker(tx =>
    giveWeekly(tx, { id, to: practitioner, weekOf, givenOn: today, lines: [line('For the council')] }),
  )
  assert.deepEqual(await council(sent('linesOfAll')), [{ words: 'For the council' }])
  assert.deepEqual(await lead(sent('linesOfAll')), [{ words: 'The breakfast club is full' }])
})

test('role by role: nobody reads a page that is not theirs, answers it, or writes one without the duty', async () => {
  const [{ pages }] = (await worker(sent('pagesOfAll'))) as [{ pages: number }]
  assert.ok(pages >= 3)
  const mayRead = new Set([
    'link-worker',
    'programme-manager',
    'place-director',
    'safeguarding-lead',
    'school-lead',
    'early-help-practitioner',
  ])
  for (const { role, hash } of place.people.filter(
    each => each.hash !== world.whoIs('school-lead', 1).hash,
  )) {
    const as = <T>(task: (tx: Tx) => Promise<T>) => world.database.asActor(hash, task)
    const read = (await as(sent('pagesOfAll')).catch(() => [{ pages: 0 }])) as [{ pages: number }]
    if (!mayRead.has(role)) assert.equal(read[0].pages, 0, `${role} reads no page`)
    const answer = { id: newId(), lineId: null, answer: null, byDay: null, words: 'Not theirs' }
    await assert.rejects(
      as(tx => replyTo(tx, page, today, [answer])),
      refused,
      `${role} answers a page that is not theirs`,
    )
    if (role !== 'link-worker' && role !== 'programme-manager')
      await assert.rejects(
        as(tx => giveWeekly(tx, { id: newId(), to, weekOf, givenOn: today, lines: [] })),
        refused,
        `${role} gives a page`,
      )
  }
})

test('what is taken back, restricted, or gone between writing and giving is refused as it is given', async () => {
  const give = (id: string) =>
    worker(tx =>
      giveWeekly(tx, { id, to, weekOf: '2026-07-20', givenOn: today, lines: [line('Written before')] }),
    )
  const id = newId()
  // What stands at this point is for the council alone.
  await assert.rejects(give(id), refused, 'taken back of the school')
  await say('2026-07-18', true, 'school')
  await run('restrict', { place: place.id, child, owner: world.whoIs('safeguarding-lead').id })
  await assert.rejects(give(id), { message: /.*/ }, 'restricted')
  assert.deepEqual(
    (await lead(sent('linesOfAll'))).map(each => each.words),
    ['The breakfast club is full'],
  )
  await run('restrictNoMore', { child })
  await say('2026-07-19', false, 'school')
  await assert.rejects(give(id), refused, 'a no between writing and giving')
  assert.equal(await lead(tx => pageOf(tx, id)), undefined, 'and no page without its lines is left')
  await say('2026-07-20', true, 'school')
  assert.equal(await give(id), true, 'once both say so again')
})
