// A no is seen by one person: neither lists, counts and pages nor the tables themselves tell anybody else.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { makeReady, openRoomOf, openWorld, sign, type Who } from '#stages/identify/cohort/cohort.fixture.ts'
import { getRoom } from '#stages/identify/cohort/rooms.ts'
import { childrenOfRoom } from '#stages/identify/cohort/standing.ts'
import { siteOf } from '#test/world.ts'
import { EARLY_HELP, recordAgreement, type Saying, saidOf } from './agreements/agreements.ts'
import { answerOffer, makeOffer, moveUp, offerOfChild, offersOfSchool, type Said } from './offers.ts'

const sql = readSqlFile(new URL('./quiet-no.test.sql', import.meta.url))
const today = new Date().toISOString().slice(0, 10)
const world = await openWorld(1)
after(() => world.close())
const schoolId = world.school('990001').id
const room = await openRoomOf(world, '990001', 'canalsideLead')
await makeReady(world, room, 'canalsideLead')
await sign(world, room, 'canalsideLead')
await sign(world, room, 'manager')

const seenBy = (who: Who) => world.as(who, async tx => (await offersOfSchool(tx, schoolId))!)
const asked = (await seenBy('manager')).holders.filter(each => each.place === 'in')
const say = (tx: Tx, offerId: string, childId: string, answer: Said['answer'], who: Said['who'] = 'family') =>
  answerOffer(tx, {
    id: newId(),
    offerId,
    childId,
    who,
    answer,
    saidBy: who === 'child' ? 'child' : 'parent',
    saidHow: 'phone',
    saidOn: today,
    words: null,
  })
const offer = async (n: number, ...answers: [Said['answer'], Said['who']][]) => {
  const { childId } = asked[n]!
  const id = newId()
  await world.as('canalsideLead', async tx => {
    const made = await makeOffer(tx, {
      id,
      cohortId: room,
      childId,
      how: 'letter',
      language: 'en',
      offeredOn: today,
      answerBy: today,
    })
    assert.equal(made, 'made')
    for (const [answer, who] of answers) assert.equal(await say(tx, id, childId, answer, who), 'answered')
  })
  return childId
}
const saidNo = await offer(0, ['yes', 'family'], ['no', 'family'])
const childSaidNo = await offer(1, ['yes', 'family'], ['no', 'child'])
const notYet = await offer(2, ['not-yet', 'family'])
await offer(3, ['yes', 'family'], ['yes', 'child'])
await world.administrator.run(sql, 'addToCaseload', {
  person: world.people.get('Danny Whittle')!,
  children: [saidNo, childSaidNo, notYet],
})

const page = async (who: Who, path: string) => {
  const answer = await siteOf(world.database).request(`http://localhost:3000${path}`, {
    headers: { cookie: `kith=${await world.tokenOf(who)}` },
  })
  assert.equal(answer.status, 200, path)
  return (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}
const nameOf = (childId: string) => {
  const { forename, surname } = asked.find(each => each.childId === childId)!
  return `${forename} ${surname}`
}

test('the manager reads it, and the free place', async () => {
  const { holders, size } = await seenBy('manager')
  const find = (id: string) => holders.find(each => each.childId === id)!
  assert.equal(find(saidNo).familyAnswers[0]?.answer, 'no')
  assert.equal(find(saidNo).free?.why, 'family-no')
  assert.equal(find(childSaidNo).free?.why, 'child-no')
  assert.equal(size.no, 1)
  assert.match(await page('manager', `/enrol/schools/${schoolId}`), new RegExp(nameOf(saidNo)))
})

for (const who of ['canalsideLead', 'canalsideWorker', 'director', 'safeguarding'] as const) {
  test(`${who} reads no row of it, and no earlier yes in its place`, async () => {
    const rows = await world.as(who, tx =>
      tx.send(sql.get('findAnswers')!.fill({ children: [saidNo, childSaidNo, notYet] })),
    )
    const answers = rows.map(row => row.answer)
    assert.ok(answers.length > 0 && !answers.includes('no'), String(answers))
    // A not yet that all could read would tell which of the silent ones said no: it is read by whoever wrote it down.
    assert.equal(answers.includes('not-yet'), who === 'canalsideLead')
    if (who === 'director' || who === 'safeguarding') return
    const { holders, size } = await seenBy(who)
    const find = (id: string) => holders.find(each => each.childId === id)!
    assert.deepEqual(
      [find(saidNo).familyAnswers, find(saidNo).free, find(saidNo).quiet],
      [[], undefined, true],
    )
    assert.equal(find(childSaidNo).quiet, true)
    assert.equal(find(notYet).familyAnswers[0]?.answer, who === 'canalsideLead' ? 'not-yet' : undefined)
    assert.deepEqual([size.no, size.notYet], [0, 0])
    assert.equal(holders.filter(each => each.free).length, 0)
    const list = await page(who, `/enrol/schools/${schoolId}`)
    assert.ok(!list.includes(nameOf(saidNo)) && !list.includes(nameOf(childSaidNo)))
    assert.equal(list.includes(nameOf(notYet)), who === 'canalsideLead')
    assert.doesNotMatch(await page(who, '/enrol'), /\bNo\b(?! thanks)(?=[^a-z]*\d)/)
  })
}

test('a rest after a no and after a not yet are the same to the letter', async () => {
  const page = (childId: string) =>
    world.as('canalsideWorker', async tx => {
      const { said, rests } = await saidOf(tx, childId)
      const rows = await tx.send(sql.get('readRests')!.fill({ child: childId }))
      const { holder } = (await offerOfChild(tx, childId))!
      const { quiet, familyAnswers, free } = holder
      const standing = said.filter(each => each.stands)
      return { standing, rests, rows, quiet, familyAnswers, free }
    })
  assert.deepEqual(await page(saidNo), await page(notYet))
  await assert.rejects(
    world.as('canalsideLead', tx => tx.send(sql.get('readUntil')!.fill())),
    { code: '42501' },
  )
})

test('a check of the council that went with the no is missed by nobody else', async () => {
  await world.administrator.run(sql, 'askCouncil', { room, children: [notYet] })
  const checks = (who: Who) =>
    world.as(who, async tx => {
      const { children } = await childrenOfRoom(tx, await getRoom(tx, room), { stands: 'in' })
      return [notYet, saidNo].map(id => children.find(each => each.childId === id)?.check)
    })
  assert.deepEqual(await checks('canalsideLead'), [null, null])
  assert.deepEqual(await checks('manager'), ['asked', null])
})

test('the school gives no place on, and nobody asks the family again', async () => {
  const move = (who: Who) =>
    world.as(who, tx => moveUp(tx, { id: newId(), cohortId: room, freed: saidNo, because: 'It is free' }))
  await assert.rejects(move('canalsideLead'), { code: '42501' })
  const movedUp = await move('manager')
  assert.ok(movedUp)
  const moveSeenBy = async (who: Who) =>
    (await seenBy(who)).holders.find(each => each.childId === movedUp)?.move
  assert.deepEqual(
    [(await moveSeenBy('manager'))?.freed_by, (await moveSeenBy('manager'))?.why_free],
    [saidNo, 'family-no'],
  )
  const byLead = await moveSeenBy('canalsideLead')
  assert.deepEqual(
    [byLead?.freed_by, byLead?.why_free, byLead?.because],
    [null, null, null],
    'nor in whose place',
  )
  await assert.rejects(
    world.as('canalsideLead', tx => tx.send(sql.get('readMoves')!.fill())),
    { code: '42501' },
  )
  for (const path of [`/enrol/children/${saidNo}`, `/enrol/children/${saidNo}/agreements`])
    assert.doesNotMatch(await page('canalsideWorker', path), /said no|>No<|family-no/)
})

test('a no to Early Help is as quiet, and is another question than the programme', async () => {
  const no: Saying = {
    id: newId(),
    childId: notYet,
    purpose: EARLY_HELP,
    who: 'family',
    answer: 'no',
    saidBy: 'parent',
    saidHow: 'phone',
    saidOn: today,
    wording: 'ask_early_help',
    language: 'en',
  }
  assert.equal(await world.as('canalsideWorker', tx => recordAgreement(tx, no)), 'kept')
  assert.equal(await world.as('canalsideWorker', tx => recordAgreement(tx, no)), 'known')
  const seen = await world.as('canalsideWorker', tx => saidOf(tx, notYet))
  assert.deepEqual(
    seen.said.filter(each => each.purpose === EARLY_HELP),
    [],
  )
  assert.ok(seen.rests.some(each => each.purpose === EARLY_HELP))
  const { said } = await world.as('manager', tx => saidOf(tx, notYet))
  assert.equal(said.find(each => each.purpose === EARLY_HELP)?.answer, 'no')
  assert.equal(said.find(each => each.purpose === 'support')?.answer, 'not-yet')
})

test('nor does an offer that is tried for a later day tell them apart', async () => {
  await world.administrator.run(sql, 'forgetOffers', { children: [saidNo, notYet] })
  const nextTerm = '2026-01-05'
  await world.administrator.run(sql, 'restUntil', { child: notYet, until: nextTerm })
  await world.administrator.run(sql, 'restUntil', { child: saidNo, until: '2026-09-01' })
  const tried = (who: Who, childId: string) =>
    world
      .as(who, async tx => {
        const offer = {
          id: newId(),
          cohortId: room,
          childId,
          how: 'letter',
          language: 'en',
          offeredOn: nextTerm,
        }
        const outcome = await makeOffer(tx, { ...offer, answerBy: nextTerm })
        throw new Error(outcome)
      })
      .catch((error: Error) => error.message)
  assert.deepEqual(
    [await tried('canalsideLead', saidNo), await tried('canalsideLead', notYet)],
    ['rests', 'rests'],
  )
  assert.deepEqual([await tried('manager', saidNo), await tried('manager', notYet)], ['rests', 'made'])
})
