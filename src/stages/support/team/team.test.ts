// The team on a real database: what is noticed, answered and read stays with those it is for.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { withoutWorker } from '#stages/enrol/index.ts'
import { siteOf } from '#test/world.ts'
import { aContact, openSmallPlace } from '../contacts/contacts.fixture.ts'
import { logContact } from '../contacts/contacts.ts'
import { answerNoticing, notice, noticings, takeBackNoticing, unanswered } from './noticing.ts'
import { addTraining, speaks, speaksNoMore, teamOf, trainingsOf, withdrawTraining } from './people.ts'
import { readNote, sampleOf, wordsBack } from './sample.ts'
import { balanceOf, sheetTimes, timeSheet } from './team.ts'

const small = await openSmallPlace()
after(() => small.close())
const { as, run, whoIs, place } = small
const words = 'Mondays are hard after a weekend without breakfast.'

test('what is noticed is read by its writer and the manager, and with leave by the director; by nobody else', async () => {
  const [own, wider] = [newId(), newId()]
  await as('link-worker', tx => notice(tx, { id: own, words, wider: false }))
  await as('link-worker', tx => notice(tx, { id: own, words, wider: false }))
  await as('link-worker', tx => notice(tx, { id: wider, words, wider: true }))
  const seen = async (role: Parameters<typeof as>[0], nth = 0) =>
    (await as(role, tx => noticings(tx), nth)).map(({ id }) => id).toSorted()
  const both = [own, wider].toSorted()
  assert.deepEqual(await seen('link-worker'), both)
  assert.deepEqual(await seen('programme-manager'), both)
  assert.deepEqual(await seen('place-director'), [wider])
  for (const role of ['school-lead', 'safeguarding-lead', 'early-help-practitioner', 'evaluator'] as const)
    assert.deepEqual(await seen(role), [], role)
  assert.deepEqual(await seen('link-worker', 1), [], 'another worker')
  assert.equal(await as('programme-manager', tx => unanswered(tx)), 2)
})

test('an answer reaches its writer, once, and nobody answers what they may not read', async () => {
  const id = newId()
  await as('link-worker', tx => notice(tx, { id, words, wider: false }))
  const answer = { id: newId(), noticingId: id, words: 'Let us ask the breakfast club.' }
  assert.equal(await as('programme-manager', tx => answerNoticing(tx, answer)), true)
  assert.equal(await as('programme-manager', tx => answerNoticing(tx, answer)), false)
  assert.equal(await as('place-director', tx => answerNoticing(tx, { ...answer, id: newId() })), false)
  await assert.rejects(as('link-worker', tx => answerNoticing(tx, { ...answer, id: newId() })))
  const [mine] = (await as('link-worker', tx => noticings(tx))).filter(each => each.id === id)
  assert.deepEqual(
    mine!.answers.map(each => each.words),
    [answer.words],
  )
  assert.equal(await as('link-worker', tx => takeBackNoticing(tx, id), 1), false)
})

test('everybody says what they speak, and nobody says it for another', async () => {
  const worker = whoIs('link-worker').id
  await as('link-worker', tx => speaks(tx, newId(), worker, 'pl'))
  await as('link-worker', tx => speaks(tx, newId(), worker, 'pl'))
  await assert.rejects(as('link-worker', tx => speaks(tx, newId(), worker, 'ur'), 1))
  const member = (await as('programme-manager', tx => teamOf(tx))).find(each => each.person_id === worker)
  assert.deepEqual(member!.languages, ['pl'])
  assert.equal(await as('link-worker', tx => speaksNoMore(tx, worker, 'pl'), 1), false)
  assert.equal(await as('link-worker', tx => speaksNoMore(tx, worker, 'pl')), true)
})

test('training is written by whoever leads, and read by whose it is', async () => {
  const training = {
    id: newId(),
    personId: whoIs('link-worker').id,
    what: 'Safeguarding level 3',
    doneOn: '2025-09-01',
    holdsUntil: '2028-09-01',
  }
  await assert.rejects(as('link-worker', tx => addTraining(tx, { ...training, id: newId() })))
  assert.equal(await as('programme-manager', tx => addTraining(tx, training)), true)
  assert.equal(await as('programme-manager', tx => addTraining(tx, training)), false)
  const read = async (role: Parameters<typeof as>[0], nth = 0) =>
    (await as(role, tx => trainingsOf(tx), nth)).length
  assert.deepEqual(
    [
      await read('link-worker'),
      await read('link-worker', 1),
      await read('programme-manager'),
      await read('school-lead'),
    ],
    [1, 0, 1, 0],
  )
  assert.equal(await as('link-worker', tx => withdrawTraining(tx, training.id)), false)
  assert.equal(await as('programme-manager', tx => withdrawTraining(tx, training.id)), true)
})

test('notes are drawn for whoever leads, never those for the safeguarding lead; a word back reaches the writer', async () => {
  const [child] = place.children as [string]
  const open = aContact([child], { note: 'He laughed at the boat.' })
  await as('link-worker', tx => logContact(tx, open))
  await as('link-worker', tx =>
    logContact(tx, aContact([child], { note: 'Only for her.', audience: 'safeguarding' })),
  )
  const sample = await as('programme-manager', tx => sampleOf(tx, '2026-07-17'))
  assert.deepEqual(
    sample.map(each => each.words),
    ['He laughed at the boat.'],
  )
  assert.deepEqual(await as('school-lead', tx => sampleOf(tx, '2026-07-17')), [])
  const read = {
    id: newId(),
    contactId: sample[0]!.contact_id,
    words: 'This helps the next person.',
    request: 'a test',
  }
  assert.equal(await as('programme-manager', tx => readNote(tx, read)), true)
  assert.equal(await as('programme-manager', tx => readNote(tx, { ...read, id: newId() })), false)
  assert.deepEqual(
    (await as('link-worker', tx => wordsBack(tx))).map(each => each.words),
    [read.words],
  )
  assert.deepEqual(await as('link-worker', tx => wordsBack(tx), 1), [])
  assert.equal((await as('programme-manager', tx => sampleOf(tx, '2026-07-17')))[0]!.was_read, true)
})

test('the same page sent again with other words is another, and what is taken back stands in the audit', async () => {
  const person = whoIs('link-worker', 1)
  const form = { id: newId(), wider: '' }
  for (const each of ['Fridays are loud.', 'Fridays are loud.', 'Fridays are quiet.']) {
    const answer = await siteOf(small.database).request('http://localhost:3000/support/noticing', {
      method: 'POST',
      headers: {
        cookie: `kith=${person.token}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ ...form, words: each }),
    })
    assert.equal(answer.status, 303, each)
  }
  const own = await as('link-worker', tx => noticings(tx), 1)
  assert.deepEqual(own.map(each => each.words).toSorted(), ['Fridays are loud.', 'Fridays are quiet.'])
  const audited = async (action: string, id: string) =>
    Number((await run('countAudit', { action, id }))[0]!.entries)
  assert.equal(await as('link-worker', tx => takeBackNoticing(tx, own[0]!.id), 1), true)
  assert.equal(await audited('took-back-noticing', own[0]!.id), 1)
  await as('link-worker', tx => speaks(tx, newId(), person.id, 'so'), 1)
  await as('link-worker', tx => speaksNoMore(tx, person.id, 'so'), 1)
  assert.deepEqual(
    [await audited('said-language', person.id), await audited('ended-language', person.id)],
    [1, 1],
  )
})

test('how long a sheet was open is kept of nobody, and said from enough of them', async () => {
  const opened = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
  for (const seconds of [10, 20, 30, 40]) await as('link-worker', tx => timeSheet(tx, opened(seconds)))
  await as('link-worker', tx => timeSheet(tx, opened(7200)))
  await as('link-worker', tx => timeSheet(tx, 'no moment'))
  const said = () => as('programme-manager', tx => sheetTimes(tx, '2020-01-01', 5))
  assert.deepEqual(
    (await said()).map(each => [each.sheets, each.medianSeconds]),
    [[4, undefined]],
  )
  await as('link-worker', tx => timeSheet(tx, opened(50)))
  const [week] = await said()
  assert.ok(week!.sheets === 5 && Math.abs(week!.medianSeconds! - 30) <= 1)
  assert.deepEqual(await as('link-worker', tx => sheetTimes(tx, '2020-01-01', 5)), [])
})

test('who has nobody is seen, and who has how many', async () => {
  const before = await as('programme-manager', tx => balanceOf(tx))
  assert.deepEqual(
    before.map(each => each.children),
    [4, 4],
  )
  const child = place.children[0]!
  await run('endCaseload', { child, person: whoIs('link-worker').id })
  assert.deepEqual(
    (await as('programme-manager', tx => withoutWorker(tx))).map(each => each.child_id),
    [child],
  )
})
