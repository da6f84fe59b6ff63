// Of a signed cohort: whoever is kept from somebody is in no count, no list and no file of theirs, for the page and for SQL of
// their own; and a frozen run is nobody's to save but the two sides', until its day.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import {
  fixtureSql,
  makeReady,
  openRoomOf,
  openWorld,
  sign,
  type Who,
} from '#stages/identify/cohort/cohort.fixture.ts'
import { siteOf } from '#test/world.ts'
import { answerOffer, makeOffer, offersOfSchool } from './offers.ts'

const sql = readSqlFile(new URL('./kept-from.test.sql', import.meta.url))
const today = new Date().toISOString().slice(0, 10)
const world = await openWorld(1)
after(() => world.close())
const schoolId = world.school('990001').id
const room = await openRoomOf(world, '990001', 'canalsideLead')
await makeReady(world, room, 'canalsideLead')
await sign(world, room, 'canalsideLead')
await sign(world, room, 'manager')
const run = (name: string, values: Record<string, string> = {}) => world.administrator.run(sql, name, values)

const seenBy = (who: Who) => world.as(who, async tx => (await offersOfSchool(tx, schoolId))!)
const asked = (await seenBy('manager')).holders.filter(each => each.place === 'in')
const { childId: child } = asked[0]!
await world.as('canalsideLead', async tx => {
  const offer = { cohortId: room, childId: child, how: 'letter', language: 'en' } as const
  const id = newId()
  assert.equal(await makeOffer(tx, { ...offer, id, offeredOn: today, answerBy: today }), 'made')
  for (const who of ['family', 'child'] as const) {
    const said = {
      who,
      answer: 'yes',
      saidBy: who === 'child' ? 'child' : 'parent',
      saidHow: 'phone',
    } as const
    const answer = { id: newId(), offerId: id, childId: child, ...said, saidOn: today, words: null }
    assert.equal(await answerOffer(tx, answer), 'answered')
  }
})
const [{ study_key: key, position } = {}] = await run('keyOf', { cohort: room, child })
const site = siteOf(world.database)
const post = async (who: Who, path: string) =>
  site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { cookie: `kith=${await world.tokenOf(who)}`, 'sec-fetch-site': 'same-origin' },
  })
const save = async (who: Who) => (await post(who, `/identify/cohorts/${room}/export`)).text()
const keysOf = async (who: Who) =>
  (await world.as(who, tx => tx.send(sql.get('frozen')!.fill({ cohort: room })))).map(row => row.study_key)

const ways: [string, Who, () => Promise<unknown>, () => Promise<unknown>][] = [
  [
    'a colleague with a conflict',
    'manager',
    () => run('exclude', { child, person: world.people.get('Ruth Adeyemi')! }),
    () => run('include', { child }),
  ],
  ['whoever is not on the list', 'manager', () => run('restrict', { child }), () => run('lift', { child })],
  [
    'the school’s lead, not on the list',
    'canalsideLead',
    () => run('restrict', { child }),
    () => run('lift', { child }),
  ],
]
for (const [whom, who, hide, show] of ways)
  test(`who is kept from ${whom} is counted nowhere in their cohort, and in no file of it`, async () => {
    const groups = async () => (await seenBy(who)).holders.length
    const [listed, before] = [await groups(), (await seenBy(who)).size]
    assert.ok((await save(who)).includes(String(key)))
    assert.ok((await keysOf(who)).includes(key))
    await hide()
    const { size, holders } = await seenBy(who)
    assert.equal(holders.length, listed - 1)
    assert.deepEqual(
      [size.signed, size.onRoll, size.offered, size.yes],
      [before.signed - 1, before.onRoll - 1, before.offered - 1, before.yes - 1],
    )
    const file = await save(who)
    assert.ok(!file.includes(String(key)))
    // Nor is there a row of whoever has that place.
    assert.doesNotMatch(file, new RegExp(`,in,${position},`))
    assert.ok(!(await keysOf(who)).includes(key))
    // Who left the roll is told of by code, and not who is kept from them.
    await run('leaveRoll', { child })
    const { gone } = await seenBy(who)
    assert.equal((await seenBy(who)).size.gone, 0)
    assert.deepEqual(gone, [])
    await run('returnToRoll', { child })
    await show()
    assert.deepEqual((await seenBy(who)).size, before)
  })

test('who is kept from somebody is asked of no function by a page', async () => {
  await assert.rejects(
    world.as('manager', tx => tx.send(sql.get('keptFromMe')!.fill())),
    { code: '42501' },
  )
})

test('nobody else saves a frozen run, and nobody one that is not there', async () => {
  for (const who of [
    'lockgateLead',
    'canalsideWorker',
    'director',
    'safeguarding',
    'evaluator',
    'payer',
  ] as const) {
    const answer = await post(who, `/identify/cohorts/${room}/export`)
    assert.ok([403, 404].includes(answer.status), `${who} ${answer.status}`)
    assert.deepEqual(await keysOf(who), [], who)
  }
  for (const id of [newId(), schoolId, child, 'x', '%27'])
    assert.equal((await post('manager', `/identify/cohorts/${id}/export`)).status, 404, id)
})

test('its name and cells are no formula and no way out of a folder', async () => {
  const answer = await post('manager', `/identify/cohorts/${room}/export`)
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="frozen-run-\d{6}-\d{4}-\d\d-\d\d\.csv"$/,
  )
  for (const line of (await answer.text()).split('\n')) assert.doesNotMatch(line, /(^|,)"?[=+@\t-]/)
})

test('after its day nobody reads it, be the machine that deletes it late', async () => {
  await world.administrator.run(fixtureSql, 'switchTriggersOff')
  await world.administrator.run(fixtureSql, 'makeDue', { cohort: room })
  await run('roomDueToday', { cohort: room })
  for (const who of ['manager', 'canalsideLead'] as const) {
    assert.equal((await post(who, `/identify/cohorts/${room}/export`)).status, 404, who)
    assert.deepEqual(await keysOf(who), [], who)
  }
})
