// The end of taking part on a real database: a review first, what is kept, days on which somebody asks, and the way back.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { enrolmentOf } from '#stages/enrol/index.ts'
import { openSmallPlace } from '../contacts/contacts.fixture.ts'
import {
  addKeepsake,
  askBack,
  doFollowUp,
  endingOf,
  endingsWaiting,
  endProgramme,
  followUpsOf,
  helpersOf,
  holdClosingReview,
  keepsakesOf,
  planEnding,
  wordsOfEnding,
} from './ending.ts'
import { handedOver, startHandover } from './handover.ts'

const sql = readSqlFile(new URL('./handover.fixture.sql', import.meta.url))
const small = await openSmallPlace()
after(() => small.close())
const { as, whoIs, place, administrator } = small
const [child = '', other = ''] = place.children.filter((_, n) => n % 2 === 0)
const today = '2026-07-17'
const ending = newId()
const look = (name: string, values: Record<string, string>) => administrator.run(sql, name, values)
const end = () =>
  as('link-worker', tx =>
    endProgramme(tx, { id: ending, childId: child, onDay: today, because: 'completed' }),
  )

test('an end is planned once, by whoever writes their plan', async () => {
  const plan = (id: string, nth = 0) =>
    as('link-worker', tx => planEnding(tx, { id, childId: child, onDay: '2026-07-31' }), nth)
  assert.equal(await plan(newId(), 1), 'gone', 'not another’s child')
  assert.equal(await plan(ending), 'planned')
  assert.equal(await plan(newId()), 'known')
  const waiting = await as('programme-manager', tx => endingsWaiting(tx, '2026-08-01'))
  assert.deepEqual(
    waiting.map(each => [each.what, each.child_id]),
    [['review', child]],
  )
})

test('everybody who helped is asked for kind words, and nobody who was in nothing of theirs', async () => {
  const [worker, cover, colleague] = [
    whoIs('link-worker').id,
    whoIs('programme-manager').id,
    whoIs('link-worker', 1).id,
  ]
  await look('addHelpers', { place: place.id, child, cover, other: colleague, another: other })
  const names = await as('link-worker', tx => helpersOf(tx, child))
  const nameOf = async (id: string) => String((await look('nameOf', { person: id }))[0]!.name)
  assert.deepEqual(
    new Set(names),
    new Set([await nameOf(worker), await nameOf(cover), 'Bill at the allotment', 'Mr Hall', 'Grace Obi']),
  )
  assert.equal(
    names.includes(await nameOf(colleague)),
    false,
    'who rang another child, and left a note that was taken back',
  )
})

test('the child marks what is theirs; the school reads none of it', async () => {
  const keepsake = { endingId: ending, childId: child, words: 'Thursdays at four' }
  const id = newId()
  for (const name of ['Amina', 'Amina'])
    await as('link-worker', tx => addKeepsake(tx, { ...keepsake, id, kind: 'person', name }))
  await as('programme-manager', tx =>
    addKeepsake(tx, {
      ...keepsake,
      id: newId(),
      kind: 'kind-words',
      name: 'Ruth',
      words: 'You stayed kind.',
    }),
  )
  assert.equal(
    await as('link-worker', tx => addKeepsake(tx, { ...keepsake, id: newId(), kind: 'place', name: 'X' }), 1),
    false,
  )
  assert.deepEqual(
    (await as('link-worker', tx => keepsakesOf(tx, ending))).map(each => each.name),
    ['Amina', 'Ruth'],
  )
  assert.deepEqual(await as('school-lead', tx => keepsakesOf(tx, ending)), [])
})

test('it ends after the closing review: the yes with it, the follow-ups begin, nobody waits for a match', async () => {
  await look('agree', { place: place.id, child })
  const started = { id: newId(), personId: whoIs('link-worker').id, why: 'leaves' as const }
  await as('link-worker', tx =>
    startHandover(tx, { ...started, lastDay: '2026-07-31', children: [child, other] }),
  )
  assert.equal(await end(), 'no-review')
  const review = { id: newId(), endingId: ending, childId: child, heldOn: today }
  const first = { ...review, words: 'Goes to school.' }
  const again = { ...review, id: newId(), words: 'Goes to school most days, and to boxing.' }
  for (const each of [first, again, again])
    assert.equal(await as('link-worker', tx => holdClosingReview(tx, each)), true)
  assert.equal(await as('link-worker', tx => holdClosingReview(tx, { ...first, id: newId() }), 1), false)
  assert.equal((await as('link-worker', tx => endingOf(tx, child)))!.review_words, again.words)
  assert.deepEqual(
    (await as('link-worker', tx => wordsOfEnding(tx, ending))).map(each => each.words),
    [again.words, first.words],
    'said otherwise, and what was said before stays',
  )
  assert.equal(await end(), 'ended')
  assert.equal(await end(), 'ended', 'the same again')
  const [enrolment, followUps, handed, standing] = [
    await as('link-worker', tx => enrolmentOf(tx, child)),
    await as('link-worker', tx => followUpsOf(tx, ending)),
    await as('programme-manager', tx => handedOver(tx, { since: '2000-01-01' })),
    await look('yeses', { child }),
  ]
  assert.deepEqual([enrolment!.ended_on, enrolment!.ended_because], [today, 'completed'])
  assert.deepEqual(
    followUps.map(each => each.due_on),
    ['2026-10-17', '2027-01-17', '2027-07-17'],
  )
  assert.deepEqual(
    handed.map(each => each.child_id),
    [other],
    'nobody hands over who takes part no more',
  )
  assert.deepEqual(standing, [{ yeses: 0 }])
})

test('somebody asks how they are, once, and they may come back', async () => {
  const waits = async () =>
    (await as('programme-manager', tx => endingsWaiting(tx, '2026-10-20'))).map(each => each.what)
  assert.deepEqual(await waits(), ['follow-up'])
  const [first] = await as('link-worker', tx => followUpsOf(tx, ending))
  const did = { id: first!.id, childId: child, onDay: '2026-10-19', how: 'spoken' as const, words: 'Well.' }
  assert.equal(await as('link-worker', tx => doFollowUp(tx, did), 1), false)
  assert.equal(await as('programme-manager', tx => doFollowUp(tx, did)), true)
  assert.equal(await as('programme-manager', tx => doFollowUp(tx, { ...did, words: 'Other' })), false)
  assert.deepEqual(await waits(), [])
  for (const words of ['School is hard', 'School is hard again'])
    await as('programme-manager', tx =>
      askBack(tx, { id: newId(), endingId: ending, childId: child, onDay: '2026-11-02', words }),
    )
  const back = (await as('programme-manager', tx => wordsOfEnding(tx, ending))).filter(
    each => each.kind === 'back',
  )
  assert.deepEqual(
    back.map(each => each.words),
    ['School is hard again', 'School is hard'],
  )
  assert.deepEqual(await waits(), ['back'])
  await look('comeBack', { place: place.id, child })
  assert.deepEqual(await waits(), [], 'and wait no more once they take part again')
  assert.equal(await as('programme-manager', tx => endingOf(tx, child)), undefined)
})

test('nobody ends or follows up past the door', async () => {
  for (const name of ['forgeEnding', 'forgeFollowUp'])
    await assert.rejects(
      as('link-worker', tx => tx.send(sql.get(name)!.fill({ child }))),
      { code: '42501' },
      name,
    )
})
