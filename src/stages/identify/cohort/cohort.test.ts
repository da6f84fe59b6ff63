// A cohort from an open room to a frozen run: what is asked on the way, and what stays when it is frozen.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { newcombeDifference } from '#arithmetic/small-numbers/proportions.ts'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { staff } from '#test/cast.ts'
import { readTables } from '#test/worked-tables.ts'
import { hearObjection, numbersOf } from '../families-first/objections.ts'
import { askChecks, checksToAnswer } from './checks.ts'
import { answerAll, asking, fixtureSql, openWorld, sign, writeAboutGaps } from './cohort.fixture.ts'
import { asOfNow, deleteFrozenDue, frozenPlaces, frozenRows, isAsFrozen } from './frozen.ts'
import { getRoom, openNames, openRoom } from './rooms.ts'
import { forgetChecks, signedCohort } from './signed.ts'
import { blockersOf, groupsOf, newSchoolKey, signaturesOf, signCohort, stoodNow } from './signing.ts'
import { childrenOfRoom, countsOfRoom, entriesOf, sayInRoom } from './standing.ts'

const world = await openWorld(1)
after(() => world.close())
const { id: schoolId } = world.school('990001')
const open = (who: 'manager' | 'canalsideLead') =>
  world.as(who, tx => openRoom(tx, { id: newId(), schoolId, screenId: world.screenId }))
const id = (await open('manager'))!
const listed = (stands: 'in' | 'waiting' | 'undecided' | 'out') =>
  world.as('manager', async tx => (await childrenOfRoom(tx, await getRoom(tx, id), { stands })).children)
const say = (
  who: 'manager' | 'canalsideLead',
  childId: string,
  decision: 'in' | 'waiting' | 'out',
  entry = newId(),
) =>
  world.as(who, tx =>
    sayInRoom(tx, id, {
      id: entry,
      childId,
      kind: 'view',
      decision,
      reason: 'weighed',
      words: 'We talked about it.',
    }),
  )

const object = (childId: string, what: 'objects' | 'no-longer') =>
  world.as('canalsideLead', async tx =>
    hearObjection(
      tx,
      world.database.secrets.seals,
      { id: newId(), schoolId, what, heardOn: '2026-07-16', saidBy: 'parent', saidHow: 'phone' },
      await numbersOf(tx, schoolId, childId),
    ),
  )

test('a room is opened once, and nobody has a name in it until the school’s own lead opens them', async () => {
  assert.equal(await open('canalsideLead'), id)
  for (const who of ['manager', 'canalsideLead'] as const) {
    const { children } = await world.as(who, async tx => childrenOfRoom(tx, await getRoom(tx, id), {}))
    assert.ok(children.length > 200)
    assert.ok(children.every(each => each.forename === null && each.surname === null))
    assert.ok(children.every(each => /^(R|\d+)-\d{3}$/.test(each.code)))
    assert.equal(new Set(children.map(each => each.code)).size, children.length)
  }
  assert.equal(await sign(world, id, 'manager'), 'blocked')
  await assert.rejects(
    world.as('manager', tx => openNames(tx, id)),
    { code: '42501' },
  )
  assert.equal(await world.as('canalsideLead', tx => openNames(tx, id)), true)
  const { children } = await world.as('manager', async tx => childrenOfRoom(tx, await getRoom(tx, id), {}))
  assert.ok(children.every(each => each.surname !== null))
})

test('the codes say nothing of who somebody is: they are not in the order of names', async () => {
  const { children } = await world.as('manager', async tx => childrenOfRoom(tx, await getRoom(tx, id), {}))
  const year = children.filter(each => each.year === '4').sort((a, b) => a.code.localeCompare(b.code))
  const names = year.map(each => `${each.surname} ${each.forename}`)
  assert.notDeepEqual(names, names.toSorted())
})

test('what the screen said stands until somebody says otherwise; what was said last stands, and both views stay', async () => {
  const counts = await world.as('manager', async tx => countsOfRoom(tx, await getRoom(tx, id)))
  assert.equal(counts.in, 15)
  assert.equal(counts.in + counts.waiting + counts.out + counts.undecided, counts.all)
  const child = (await listed('in'))[14]!
  assert.equal(await say('canalsideLead', child.childId, 'waiting'), 'said')
  const entry = newId()
  assert.equal(await say('manager', child.childId, 'in', entry), 'said')
  assert.equal(await say('manager', child.childId, 'in', entry), 'again')
  const [now] = await world.as(
    'manager',
    async tx => (await childrenOfRoom(tx, await getRoom(tx, id), { childId: child.childId })).children,
  )
  assert.deepEqual([now!.stands, now!.differ, now!.decided], ['in', true, true])
  const said = await world.as('canalsideLead', async tx => entriesOf(tx, await getRoom(tx, id), [now!]))
  assert.deepEqual(
    said.get(child.childId)!.map(each => [each.person, each.side, each.decision]),
    [
      [staff.manager.name, 'programme', 'in'],
      [staff.canalsideLead.name, 'school', 'waiting'],
    ],
  )
})

test('a form sent again with other words is neither kept nor lost unsaid', async () => {
  const [[first, second], entry] = [await listed('waiting'), newId()]
  const praise = (childId: string, words: string) =>
    world.as('manager', tx => sayInRoom(tx, id, { id: entry, childId, kind: 'strength', words }))
  assert.equal(await praise(first!.childId, 'Kind to the small ones.'), 'said')
  assert.equal(await praise(first!.childId, 'Kind to the small ones.'), 'again')
  assert.equal(await praise(first!.childId, 'Sings.'), 'other')
  assert.equal(await praise(second!.childId, 'Kind to the small ones.'), 'other')
})

test('a child of another year group is never in, and one whom the school asks for leaves with a next step', async () => {
  const out = await listed('out')
  const outside = out.find(each => each.outcome === 'out-of-scope')!
  assert.equal(await say('canalsideLead', outside.childId, 'in'), 'out-of-scope')
  const tell = (kind: 'asked' | 'next-step', words: string, byWhen?: string) =>
    world.as('canalsideLead', tx =>
      sayInRoom(tx, id, { id: newId(), childId: outside.childId, kind, words, byWhen }),
    )
  await tell('asked', 'Her brother is in, and she asks for him.')
  const blocked = () => world.as('manager', tx => blockersOf(tx, id))
  assert.ok((await blocked()).some(each => each.what === 'no-next-step' && each.n === 1))
  await tell('next-step', 'The class teacher sees the mother on Monday.', '2026-12-01')
  assert.ok(!(await blocked()).some(each => each.what === 'no-next-step'))
})

test('the council is asked about those who are in and nobody else, sees who it is and no more, and a yes brings a person', async () => {
  assert.deepEqual(await world.as('earlyHelp', tx => checksToAnswer(tx)), [])
  assert.equal(await world.as('manager', tx => askChecks(tx, asking(world, id))), null, 'some are undecided')
  assert.deepEqual(await world.as('earlyHelp', tx => checksToAnswer(tx)), [])
  await decideAll()
  await answerAll(world, id, true)
  assert.deepEqual(await world.as('earlyHelp', tx => checksToAnswer(tx)), [], 'the view ends with the answer')
  const counts = await world.as('manager', async tx => countsOfRoom(tx, await getRoom(tx, id)))
  assert.equal(counts.in, 0, 'every one of them was known, so a person decides')
  const held = await world.as('canalsideLead', tx => tx.send(fixtureSql.get('findAnswers')!.fill()))
  assert.deepEqual(held, [], 'the school reads no answer')
  const known = (await listed('undecided')).filter(each => each.check === 'to-a-person')
  assert.equal(known.length, 15)
  for (const child of known) await say('canalsideLead', child.childId, 'in')
  assert.equal((await listed('in')).length, 15)
  assert.equal(
    await world.as('manager', tx => forgetChecks(tx, known[0]!.childId)),
    0,
    'the family neither said no nor objects',
  )
  await object(known[0]!.childId, 'objects')
  assert.equal(await world.as('manager', tx => forgetChecks(tx, known[0]!.childId)), 1)
  const left = await world.administrator.run(fixtureSql, 'countChecksOf', { child: known[0]!.childId })
  assert.deepEqual(left, [{ checks: 0, answers: 0 }])
  await object(known[0]!.childId, 'no-longer')
  await answerAll(world, id)
})

test('more children in than there are places: nobody signs', async () => {
  const [next] = await listed('waiting')
  await say('manager', next!.childId, 'in')
  const blockers = await world.as('manager', tx => blockersOf(tx, id))
  assert.equal(blockers.find(each => each.what === 'over-capacity')?.n, 1)
  await say('manager', next!.childId, 'waiting')
})

test('a gap beyond its interval is the one that Newcombe finds, and both sides write about it', async () => {
  const groups = await world.as('manager', tx => groupsOf(tx, id))
  const chosen = new Set((await listed('in')).map(each => each.childId))
  assert.equal(chosen.size, 15)
  const compared = groups.filter(each => each.which !== '?')
  assert.ok(compared.some(each => each.gap) && compared.some(each => !each.gap))
  for (const each of compared.filter(one => one.chosen <= one.atRisk)) {
    const others = groups.filter(one => one.by === each.by && one.which !== each.which)
    const sum = (of: 'atRisk' | 'chosen') => others.reduce((total, one) => total + one[of], 0)
    if (each.atRisk < 5 || sum('atRisk') < 5) {
      assert.equal(each.gap, false)
      continue
    }
    const { lo, hi } = newcombeDifference(each.chosen, each.atRisk, sum('chosen'), sum('atRisk'))
    assert.equal(each.gap, lo > 0 || hi < 0, `${each.by} ${each.which}`)
  }
  await makeReadyButGaps()
  const blockers = await world.as('manager', tx => blockersOf(tx, id))
  assert.deepEqual([...new Set(blockers.map(each => each.what))].sort(), ['gap-programme', 'gap-school'])
  assert.equal(await sign(world, id, 'manager'), 'blocked')
  await writeAboutGaps(world, id, 'canalsideLead')
  assert.deepEqual(await world.as('manager', tx => blockersOf(tx, id)), [])
})

test('the worked table of gaps is what the database says, and what Newcombe says', async () => {
  const rules = readFileSync(new URL('../../../../rules/cohort.md', import.meta.url), 'utf8')
  const [table] = readTables(rules)
  assert.ok(table!.length >= 5)
  for (const row of table!) {
    const [[x1, n1], [x2, n2]] = [row['chosen of those at risk in the group']!, row['of all others']!].map(
      each => each.split(' of ').map(Number) as [number, number],
    ) as [[number, number], [number, number]]
    const [said] = await world.administrator.run(fixtureSql, 'sharesDiffer', { x1, n1, x2, n2 })
    const { lo, hi } = newcombeDifference(x1, n1, x2, n2)
    assert.equal(said!.differ, lo > 0 || hi < 0)
    // The last row: too few to be compared at all.
    assert.equal(row['a gap'] === 'yes', n1 >= 5 && said!.differ === true, JSON.stringify(row))
  }
})

test('a change after the first signature makes it void, and says so', async () => {
  const before = await world.as('manager', tx => stoodNow(tx, id))
  assert.equal(await sign(world, id, 'manager'), 'signed')
  assert.equal(await sign(world, id, 'manager'), 'signed-already')
  const [child] = await listed('in')
  await say('canalsideLead', child!.childId, 'in')
  const [void_] = await world.as('canalsideLead', tx => signaturesOf(tx, id))
  assert.ok(void_!.voided_at)
  assert.match(void_!.voided_because!, /something was said of a child/)
  assert.equal(await sign(world, id, 'canalsideLead', before), 'changed', 'what was on an old page')
})

test('a child whose family objects after the run leaves the room at once, and what was signed before is void', async () => {
  const [child] = await listed('in')
  await world.administrator.run(fixtureSql, 'dropChecks', { child: child!.childId })
  await world.as('manager', tx => askChecks(tx, asking(world, id)))
  assert.equal((await world.as('earlyHelp', tx => checksToAnswer(tx))).length, 1)
  await object(child!.childId, 'objects')
  assert.deepEqual(await world.as('earlyHelp', tx => checksToAnswer(tx)), [], 'the council is not asked')
  const left = (await listed('in')).concat(await listed('waiting'), await listed('out'))
  assert.equal(
    left.some(each => each.childId === child!.childId),
    false,
  )
  await object(child!.childId, 'no-longer')
  await answerAll(world, id)
  assert.equal(await sign(world, id, 'manager'), 'signed')
  await object(child!.childId, 'objects')
  await writeAboutGaps(world, id, 'canalsideLead')
  assert.equal(await sign(world, id, 'canalsideLead'), 'signed', 'the other side signed for another list')
  const before = (await world.as('manager', tx => signaturesOf(tx, id))).find(
    each => each.side === 'programme',
  )
  assert.match(before!.voided_because ?? '', /./)
  await object(child!.childId, 'no-longer')
  assert.equal((await listed('in')).length, 15)
})

test('both sign the same, and the run is frozen: everybody is kept, those not chosen without name', async () => {
  const key = newSchoolKey()
  assert.equal(await sign(world, id, 'manager'), 'signed')
  const seen = await world.as('canalsideLead', tx => stoodNow(tx, id))
  const signing = {
    id: newId(),
    cohortId: id,
    seen,
    statement: 'We agree on this list, and on what is kept.',
    key,
  }
  assert.equal(await world.as('canalsideLead', tx => signCohort(tx, signing)), 'frozen')
  assert.equal(await world.as('canalsideLead', tx => signCohort(tx, signing)), 'again')
  const room = await world.as('manager', tx => getRoom(tx, id))
  const rows = await world.as('manager', tx => frozenRows(tx, id))
  const [held] = await world.administrator.run(fixtureSql, 'countScreened', { cohort: id })
  assert.equal(rows.length, held!.screened, 'all who were screened, those of restricted access too')
  assert.ok(rows.every(row => row.born_month === null || row.born_month.endsWith('-01')))
  assert.doesNotMatch(JSON.stringify(rows), /Kowalczyk|Zofia/)
  assert.equal((room.cut_off as { capacity: number }).capacity, 15)
  assert.ok(room.delete_on! > '2027')
  // The key that stays with the school is the one way back to a pupil.
  const numbers = await world.administrator.run(fixtureSql, 'findNumbers', { cohort: id })
  const keys = new Set(rows.map(row => row.study_key))
  for (const { upn } of numbers)
    assert.ok(
      keys.has(createHmac('sha256', key).update(String(upn)).digest('hex')),
      'a pupil whom the key does not find',
    )
  const left = await world.administrator.run(fixtureSql, 'countStudyKeys', { cohort: id })
  assert.deepEqual(left, [{ left: 0 }])
})

test('what was agreed is there for those who make offers, in order; nothing more is said in the room', async () => {
  const cohort = (await world.as('manager', tx => signedCohort(tx, schoolId)))!
  const count = (place: string) => cohort.children.filter(each => each.place === place).length
  assert.deepEqual([count('in'), count('reserve')], [15, 5])
  assert.deepEqual(
    cohort.children.filter(each => each.place === 'in').map(each => each.position),
    Array.from({ length: 15 }, (_, n) => n + 1),
  )
  assert.equal(await say('manager', cohort.children[0]!.childId, 'out'), 'frozen')
  assert.equal(await world.as('lockgateLead', tx => signedCohort(tx, schoolId)), undefined)
})

test('a later correction of data changes nothing that is frozen; it stands beside it', async () => {
  const [before] = await world.as('manager', tx => frozenPlaces(tx, id))
  await world.administrator.run(fixtureSql, 'correctMarks', { child: before!.child_id })
  const [after_] = await world.as('manager', tx => frozenPlaces(tx, id))
  assert.deepEqual(after_, before)
  const room = await world.as('manager', tx => getRoom(tx, id))
  assert.ok(await world.as('manager', tx => isAsFrozen(tx, room)))
  const now = (await world.as('manager', tx => asOfNow(tx, room))).get(before!.child_id)!
  assert.equal(now.absent, 0)
  assert.notEqual(before!.absent, 0)
})

test('a row that was rewritten all the same is seen', async () => {
  const room = await world.as('manager', tx => getRoom(tx, id))
  await assert.rejects(world.administrator.run(fixtureSql, 'rewriteFrozen'), /never rewritten/)
  await world.administrator.run(fixtureSql, 'switchTriggersOff')
  await world.administrator.run(fixtureSql, 'rewriteFrozen')
  assert.equal(await world.as('manager', tx => isAsFrozen(tx, room)), false)
})

test('a frozen run goes on its day, and not before', async () => {
  const due = () =>
    doWork(world.database, { kind: 'job', placeId: world.placeId, why: 'delete frozen runs' }, work =>
      work.as(deleteFrozenDue),
    )
  assert.equal(await due(), 0)
  await world.administrator.run(fixtureSql, 'makeDue', { cohort: id })
  assert.ok((await due()) > 200)
  assert.deepEqual(await world.as('manager', tx => frozenRows(tx, id)), [])
})

// Everything but the gaps.
async function makeReadyButGaps(): Promise<void> {
  await decideAll()
  await answerAll(world, id)
}

// Somebody invisible to the one may be decided about by the other.
async function decideAll(): Promise<void> {
  for (const child of await listed('undecided')) await say('manager', child.childId, 'out')
  for (const each of await world.as(
    'canalsideLead',
    async tx => (await childrenOfRoom(tx, await getRoom(tx, id), { stands: 'undecided' })).children,
  ))
    await say('canalsideLead', each.childId, 'out')
}
