// Change of hands on a real database: nobody is gone before somebody says yes, no note is left unsent, and who handed over
// sees the child for a week more.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { withoutWorker } from '#stages/enrol/index.ts'
import { aContact, openSmallPlace } from '../contacts/contacts.fixture.ts'
import { logContact } from '../contacts/contacts.ts'
import { draftsLeft, dropDraft, keepDraft } from '../contacts/drafts.ts'
import { actionsOf } from '../reviews/actions.ts'
import {
  addToHandover,
  answerHandover,
  askedOfMe,
  askToTakeOver,
  callOff,
  findHandover,
  handedOver,
  openHandovers,
  startHandover,
} from './handover.ts'
import {
  finishHandover,
  knownOf,
  linesOf,
  tellHandover,
  toldOf,
  unsentOf,
  withdrawLine,
  writeLine,
} from './passing-on.ts'

const sql = readSqlFile(new URL('./handover.fixture.sql', import.meta.url))
const small = await openSmallPlace()
after(() => small.close())
const { as, run, whoIs, place, administrator } = small
const look = (name: string, values: Record<string, string>) => administrator.run(sql, name, values)
const [danny, samina] = [whoIs('link-worker', 0).id, whoIs('link-worker', 1).id]
// The first Link Worker has the even children.
const [first = '', second = '', third = '', fourth = ''] = place.children.filter((_, n) => n % 2 === 0)
const since = '2000-01-01'
const today = '2026-07-17'

async function begin(children: string[], lastDay = '2026-07-31') {
  const id = newId()
  const outcome = await as('link-worker', tx =>
    startHandover(tx, { id, personId: danny, why: 'leaves', lastDay, children }),
  )
  return { id, outcome }
}
const handedOf = async (child: string) =>
  (await as('programme-manager', tx => handedOver(tx, { since, childId: child }))).find(
    each => !each.accepted_at,
  )!
const ask = (handedId: string, childId: string, personId = samina) =>
  as('programme-manager', tx => askToTakeOver(tx, { handedId, childId, personId }))
const answer = (handedId: string, childId: string, yes = true, nth = 1) =>
  as(
    'link-worker',
    tx => answerHandover(tx, { handedId, childId, caseloadId: newId(), yes, words: null, onDay: today }),
    nth,
  )
const finish = (handedId: string, childId: string) =>
  as('link-worker', tx => finishHandover(tx, { handedId, childId, today }))

test('a child waits for a yes, and until it nobody else has them', async () => {
  await as('link-worker', tx =>
    logContact(tx, aContact([first], { note: 'He likes boats.', mark: 'strength' })),
  )
  const { id, outcome } = await begin([first])
  assert.equal(outcome, 'made')
  const handed = await handedOf(first)
  assert.deepEqual([handed.from_person, handed.to_person], [danny, null])
  assert.deepEqual(
    (await as('link-worker', tx => knownOf(tx, first, today))).map(each => each.words),
    ['He likes boats.'],
  )
  const line = { id: newId(), handedId: handed.id, childId: first, byDay: '2026-09-04' }
  await as('link-worker', tx => writeLine(tx, { ...line, kind: 'promise', words: 'The boat museum' }))
  await as('link-worker', tx => writeLine(tx, { ...line, kind: 'promise', words: 'The boat museum' }))
  assert.equal((await as('link-worker', tx => linesOf(tx, handed.id))).length, 1)
  assert.equal(await ask(handed.id, first), 'asked')
  assert.deepEqual(await as('link-worker', tx => handedOver(tx, { since }), 1), [], 'not theirs to read yet')
  const [asked] = await as('link-worker', tx => askedOfMe(tx), 1)
  assert.deepEqual([asked!.child_id, asked!.promises], [first, ['The boat museum']])
  assert.deepEqual(await as('link-worker', tx => askedOfMe(tx)), [], 'nobody else is asked')
  assert.equal(await answer(handed.id, first), 'not-finished')
  assert.equal(await finish(handed.id, first), 'finished')
  assert.equal(await answer(handed.id, first, true, 0), 'gone', 'who was not asked')
  assert.equal(await answer(handed.id, first), 'accepted')
  assert.equal(await answer(handed.id, first), 'accepted', 'the same again')
  assert.deepEqual(
    (await as('link-worker', tx => actionsOf(tx, first), 1)).map(each => [
      each.what,
      each.due_on,
      each.settled_on,
    ]),
    [['The boat museum', '2026-09-04', null]],
    'a promise with a day is the new one’s to keep',
  )
  assert.deepEqual(
    (await look('caseloadsOf', { child: first })).map(each => each.has),
    [false, true],
  )
  assert.deepEqual(
    (await as('programme-manager', tx => openHandovers(tx))).map(each => [each.accepted, each.left_out]),
    [[1, 3]],
    'and it is not over while the others of who leaves are in no handover',
  )
  assert.equal((await as('programme-manager', tx => findHandover(tx, id)))!.accepted, 1)
})

test('whoever handed over sees the child for seven days more, and then no more', async () => {
  const [reach] = await look('reachesOf', { person: danny, child: first })
  assert.match(String(reach!.why), /^handed over from my caseload, until /)
  assert.ok(Math.abs(Number(reach!.hours) - 7 * 24) <= 1, String(reach!.hours))
  const sees = (nth = 0) =>
    as('link-worker', tx => tx.send(sql.get('onTheWall')!.fill({ child: first })), nth)
  assert.deepEqual(await sees(), [{ notes: true, child: true }])
  assert.deepEqual(await sees(1), [{ notes: true, child: true }], 'and the new one from the yes on')
  await look('weekLater', { child: first })
  assert.deepEqual(await sees(), [{ notes: false, child: false }])
  assert.deepEqual(await sees(1), [{ notes: true, child: true }])
})

test('a note that is begun must be sent or let go', async () => {
  await begin([second])
  const handed = await handedOf(second)
  const draft = newId()
  await as('link-worker', tx => keepDraft(tx, { id: draft, childId: second, fields: { note: 'Half a' } }))
  assert.equal(await as('programme-manager', tx => unsentOf(tx, handed.id)), 1)
  assert.equal(await finish(handed.id, second), 'drafts')
  assert.equal(
    await as('programme-manager', tx => finishHandover(tx, { handedId: handed.id, childId: second, today })),
    'drafts',
    'nor does the manager before the last day',
  )
  await as('link-worker', tx => dropDraft(tx, draft))
  assert.equal(await finish(handed.id, second), 'finished')
})

test('after the last day the manager finishes for somebody who is away, and what they began is not lost', async () => {
  await begin([third], '2026-07-10')
  const handed = await handedOf(third)
  const draft = newId()
  await as('link-worker', tx => keepDraft(tx, { id: draft, childId: third, fields: { note: 'Half a' } }))
  assert.equal(await finish(handed.id, third), 'drafts')
  await as('programme-manager', tx => finishHandover(tx, { handedId: handed.id, childId: third, today }))
  await ask(handed.id, third)
  assert.equal(await answer(handed.id, third), 'accepted')
  assert.deepEqual(await as('programme-manager', tx => draftsLeft(tx)), [], 'theirs for a week')
  await look('weekLater', { child: third })
  assert.deepEqual(
    (await as('programme-manager', tx => draftsLeft(tx))).map(each => each.id),
    [draft],
  )
})

test('what is said of introduction and goodbye is amended, never written over', async () => {
  const handed = await handedOf(second)
  const tell = (id: string, introduced: boolean, goodbyeTold: boolean | null) =>
    as('link-worker', tx =>
      tellHandover(tx, {
        ...{ id, handedId: handed.id, childId: second },
        ...{ introduceOn: '2026-07-20', introduced, goodbyeTold },
      }),
    )
  const once = newId()
  assert.equal(await tell(once, false, null), true)
  assert.equal(await tell(newId(), false, null), true, 'the same again is not written twice')
  assert.equal(await tell(newId(), true, false), true)
  assert.equal(await tell(once, false, null), true, 'nor does the first form come back')
  assert.deepEqual(
    (await as('programme-manager', tx => toldOf(tx, handed.id))).map(each => [
      each.introduced,
      each.goodbye_told,
    ]),
    [
      [true, false],
      [false, null],
    ],
  )
  const { introduced, introduce_on: day, goodbye_told: goodbye } = await handedOf(second)
  assert.deepEqual([introduced, day, goodbye], [true, '2026-07-20', false])
  assert.deepEqual(await as('link-worker', tx => toldOf(tx, handed.id), 1), [])
  await assert.rejects(
    as('link-worker', tx => tx.send(sql.get('forgeTold')!.fill({ child: second }))),
    { code: '42501' },
  )
})

test('who came to the caseload since is seen until they are taken in, and by nobody for another', async () => {
  const { handover_id: id } = await handedOf(second)
  const leftOut = async () =>
    (await as('programme-manager', tx => openHandovers(tx))).reduce((all, each) => all + each.left_out, 0)
  const before = await leftOut()
  assert.ok(before > 0, 'the rest of the caseload')
  assert.equal(await as('link-worker', tx => addToHandover(tx, { id, children: [fourth] }), 1), 0)
  const ofAnother = place.children.filter((_, n) => n % 2 === 1)[0]!
  assert.equal(await as('link-worker', tx => addToHandover(tx, { id, children: [ofAnother, second] })), 0)
  assert.equal(await as('programme-manager', tx => addToHandover(tx, { id, children: [ofAnother] })), 0)
  assert.equal(await as('link-worker', tx => addToHandover(tx, { id, children: [fourth] })), 1)
  assert.equal(await leftOut(), before - 1)
  const theirs = await as('programme-manager', tx => handedOver(tx, { since, handoverId: id }))
  assert.ok(theirs.some(each => each.child_id === fourth))
  await look('forgetHanded', { child: fourth })
})

test('a no puts the child back among those for whom nobody is asked', async () => {
  const handed = await handedOf(second)
  await ask(handed.id, second)
  assert.equal(await answer(handed.id, second, false), 'declined')
  const again = await handedOf(second)
  assert.equal(again.to_person, null)
  assert.deepEqual(await as('link-worker', tx => askedOfMe(tx), 1), [])
})

test('a second no stands beside the first, and neither writes over the other', async () => {
  const handed = await handedOf(second)
  const before = handed.cannot_words?.length ?? 0
  for (const words of ['I have twenty already', 'I still have'])
    for (const step of [
      () => ask(handed.id, second),
      () =>
        as(
          'link-worker',
          tx =>
            answerHandover(tx, {
              handedId: handed.id,
              childId: second,
              caseloadId: newId(),
              yes: false,
              words,
              onDay: today,
            }),
          1,
        ),
    ])
      await step()
  const { cannot_names: names, cannot_words: said } = await handedOf(second)
  assert.equal(said!.length, before + 2)
  assert.equal(names!.length, said!.length)
  assert.deepEqual(said!.slice(0, 2), ['I still have', 'I have twenty already'], 'the newest first')
})

test('nobody is asked for a child who is kept from them, nor learns that there is one', async () => {
  const handed = await handedOf(second)
  await ask(handed.id, second)
  await run('exclude', { place: place.id, child: second, person: samina })
  assert.deepEqual(await as('link-worker', tx => askedOfMe(tx), 1), [])
  assert.equal(await answer(handed.id, second), 'gone')
  await begin([fourth])
  const other = await handedOf(fourth)
  await run('exclude', { place: place.id, child: fourth, person: samina })
  assert.equal(await ask(other.id, fourth), 'conflict')
})

test('a restricted child stands on nobody’s list but theirs who may see them', async () => {
  const before = (await as('programme-manager', tx => handedOver(tx, { since }))).length
  await run('restrict', { place: place.id, child: fourth, person: whoIs('safeguarding-lead').id })
  assert.equal((await as('programme-manager', tx => handedOver(tx, { since }))).length, before - 1)
  const handed = (await as('programme-manager', tx => handedOver(tx, { since, childId: fourth })))[0]
  assert.equal(handed, undefined)
})

test('nobody hands over another’s children, begins for another, or writes past the door', async () => {
  const id = newId()
  const start = { id, personId: danny, why: 'moves' as const, lastDay: '2026-07-31', children: [second] }
  await assert.rejects(
    as('link-worker', tx => startHandover(tx, start), 1),
    { code: '42501' },
  )
  await assert.rejects(
    as('school-lead', tx => startHandover(tx, start)),
    { code: '42501' },
  )
  const handed = await handedOf(second)
  const line = { id: newId(), handedId: handed.id, childId: second, byDay: null }
  assert.equal(
    await as('link-worker', tx => writeLine(tx, { ...line, kind: 'matters', words: 'Forged' }), 1),
    false,
  )
  const [, mine] = [newId(), newId()]
  await as('programme-manager', tx => writeLine(tx, { ...line, id: mine, kind: 'ring', words: 'The head' }))
  assert.equal(await as('link-worker', tx => withdrawLine(tx, mine, second)), false, 'another’s line stays')
  const elsewhere = place.children[0] === second ? place.children[2]! : place.children[0]!
  assert.equal(
    await as('programme-manager', tx => withdrawLine(tx, mine, elsewhere)),
    false,
    'nor is it taken back, and written down, as another child’s',
  )
  const told = {
    id: newId(),
    handedId: handed.id,
    childId: second,
    introduceOn: null,
    introduced: true,
    goodbyeTold: true,
  }
  assert.equal(await as('link-worker', tx => tellHandover(tx, told), 1), false)
  for (const [name, values] of [
    ['forgeHanded', { handover: handed.handover_id, child: second }],
    ['forgeYes', { child: second, person: samina }],
  ] as const)
    await assert.rejects(
      as('link-worker', tx => tx.send(sql.get(name)!.fill(values))),
      { code: '42501' },
      name,
    )
  assert.equal(await as('programme-manager', tx => callOff(tx, handed.handover_id, 'They stay')), true)
  assert.equal(await handedOf(second), undefined)
})

test('a child matched anew meanwhile is taken over by nobody, and who works no more as one learns nothing', async () => {
  const byHand = (person: string) => look('matchByHand', { child: first, person })
  await byHand(danny)
  await begin([first])
  const handed = await handedOf(first)
  await ask(handed.id, first)
  await finish(handed.id, first)
  const asked = async () => (await as('link-worker', tx => askedOfMe(tx), 1)).map(each => each.child_id)
  assert.deepEqual(await asked(), [first])
  await byHand(whoIs('programme-manager').id)
  assert.equal(await answer(handed.id, first), 'gone')
  await look('workElsewhereToo', { person: samina, place: place.id, school: place.schools[0]! })
  await look('endRole', { person: samina })
  assert.deepEqual(await as('link-worker', tx => askedOfMe(tx), 1), [])
  await look('beginRoleAgain', { person: samina })
  await byHand(samina)
})

test('whoever ends a role while children are theirs leaves nobody unseen', async () => {
  const orphans = () => as('programme-manager', tx => withoutWorker(tx))
  assert.deepEqual(await orphans(), [])
  await look('endRole', { person: samina })
  const theirs = (await orphans()).map(each => each.child_id)
  assert.ok(theirs.includes(first), 'the child she took over')
  assert.ok(theirs.length >= 5, String(theirs.length))
})
