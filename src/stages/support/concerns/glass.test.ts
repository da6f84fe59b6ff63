// Breaking the glass (rules/concerns.md): one child, to read, for an hour at most, with a reason of twenty letters; told to others
// at once, looked at by somebody else.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { makeApp } from '#app/app.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { logTo } from '#platform/log.ts'
import { type Role, roles } from '#records/access/matrix.ts'
import { readTables } from '#test/worked-tables.ts'
import { testUploads } from '#test/world.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { breakGlass, closeGlass, glassBroken, ownGlass, reviewGlass, waitingGlass } from './glass.ts'
import { addRules, isoOf } from './rules.fixture.ts'
import { deadlines } from './settings.ts'

const world = await openTwoSchools()
const { database, place, as, whoIs } = world
await addRules(database, place.id)
const { seals } = database.secrets
const sql = readSqlFile(new URL('./concerns.fixture.sql', import.meta.url))
const plain = await connectPlainly(database.where, database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
// The first Link Worker has the even children, who are in the second school: those of the first are not theirs.
const schoolId = place.schools[0]!
const [theirs, twin, kept, hidden] = place.childrenOf.get(schoolId)! as [string, string, string, string]
for (const [child, forename, surname] of [
  [theirs, 'Zoë', 'O’Hara'],
  [twin, 'Only', 'Once'],
  [kept, 'Kept', 'Away'],
  [hidden, 'Hid', 'Den'],
] as const)
  await plain.run(sql, 'nameChild', { place: place.id, child, forename, surname })
const worker = whoIs('link-worker').id
await plain.run(sql, 'exclude', { place: place.id, child: kept, person: worker })
await world.run('restrict', { place: place.id, child: hidden, person: whoIs('safeguarding-lead').id })

const because = 'Her mother rang from hospital; who may collect her?'
const open = (name: string, more: { id?: string; schoolId?: string } = {}, role: Role = 'link-worker') =>
  as(role, tx =>
    breakGlass(tx, seals, { id: randomUUID(), name, schoolId, category: 'ill', because, ...more }),
  )
const seesOf = async (child: string) => (await plain.run(sql, 'findReach', { person: worker, child }))[0]

test('only by the duty', async () => {
  for (const role of roles.filter(each => each !== 'link-worker'))
    await assert.rejects(open('Zoe O’Hara', {}, role), { code: '42501' }, role)
})

test('nobody is found by less than the whole name and the school; who is kept away is as who is not there', async () => {
  for (const name of ['Zoe', 'O’Hara', 'Zoe Ann O’Hara', '', 'Kept Away', 'Hid Den', 'Not Here'])
    assert.deepEqual(await open(name), { what: 'nobody', childId: null }, name)
  const elsewhere = { schoolId: place.schools[1]! }
  assert.deepEqual(await open('Zoe O’Hara', elsewhere), { what: 'nobody', childId: null })
  assert.equal(await seesOf(theirs), undefined)
})

describe('opened', () => {
  const id = randomUUID()
  test('it is one child, to read alone, never the safeguarding file or a protected address, for an hour', async () => {
    assert.deepEqual(await open('ohara zoe', { id }), { what: 'opened', childId: theirs })
    assert.deepEqual(
      await open('ohara zoe', { id }),
      { what: 'opened', childId: theirs },
      'the same twice is one',
    )
    for (const name of ['only once', 'Not Here'])
      assert.deepEqual(
        await open(name, { id }),
        { what: 'nobody', childId: null },
        'the number of one opening finds no other child, nor whether there is one',
      )
    const { reads, writes, within_the_hour } = (await seesOf(theirs))!
    assert.deepEqual([writes, within_the_hour], [0, true])
    assert.equal(Number(reads) & 32, 32, 'notes')
    assert.equal(Number(reads) & (128 | 4), 0, 'neither the file nor the address')
    for (const name of ['Only Once', 'Not Here'])
      assert.deepEqual(await open(name), { what: 'one-at-a-time', childId: null }, 'whoever is there or not')
  })

  test('a banner stands on every page while it lasts, and the record says why it was opened', async () => {
    const page = await read('link-worker', `/support/children/${theirs}`)
    assert.match(page, /You have <a[^>]*>the record of <bdi>Zoë O\.<\/bdi><\/a> open until/)
    assert.match(await read('link-worker', '/account'), /It is not yours, and others know/)
    assert.doesNotMatch(await read('programme-manager', '/account'), /It is not yours/)
    assert.match(await read('programme-manager', `/support/children/${theirs}/looked`), /break-glass: ill/)
  })

  test('whoever receives concerns is told at once, and reads why', async () => {
    assert.equal((await as('safeguarding-lead', tx => waitingGlass(tx, { glassWorkingDays: 2 }))).waiting, 1)
    assert.match(await read('safeguarding-lead', '/support'), /A record was opened by breaking the glass/)
    const [one] = await as('safeguarding-lead', tx => glassBroken(tx, seals))
    assert.deepEqual([one?.because, one?.category, one?.child_id], [because, 'ill', theirs])
    for (const role of roles.filter(each => each !== 'safeguarding-lead'))
      assert.deepEqual(await as(role, tx => glassBroken(tx, seals)), [], role)
  })

  test('it is looked at once, by somebody else', async () => {
    const review = (role: Role) =>
      as(role, tx => reviewGlass(tx, seals, { id, verdict: 'right', words: 'Rang back: it was so.' }))
    for (const role of roles.filter(each => each !== 'safeguarding-lead'))
      assert.equal(await review(role), false, role)
    await assert.rejects(
      plain.run(sql, 'reviewByHand', { id }),
      { code: '23514' },
      'nor by anybody for themselves',
    )
    assert.equal(await review('safeguarding-lead'), true)
    assert.equal(await review('safeguarding-lead'), false)
    assert.equal((await as('safeguarding-lead', tx => waitingGlass(tx, { glassWorkingDays: 2 }))).waiting, 0)
  })

  test('it is closed before its hour, and nothing of it is left', async () => {
    assert.equal(await as('link-worker', closeGlass), true)
    assert.equal(await as('link-worker', closeGlass), false)
    assert.equal(await seesOf(theirs), undefined)
    assert.equal(await as('link-worker', ownGlass), undefined)
  })
})

test('of two posts at once one opens', async () => {
  const [ask, plans] = [
    { schoolId, category: 'ill', because } as const,
    new URL('../plans/', import.meta.url),
  ]
  const waits = readSqlFile(new URL('plans.fixture.sql', plans))
  let second: ReturnType<typeof open> | undefined
  await as('link-worker', async tx => {
    const first = await breakGlass(tx, seals, { id: randomUUID(), name: 'Zoe O’Hara', ...ask })
    assert.equal(first.what, 'opened')
    second = open('Only Once')
    while ((await plain.run(waits, 'countWaiting'))[0]?.waiting === 0) await setTimeout(20)
  })
  assert.deepEqual(await second, { what: 'one-at-a-time', childId: null })
  await as('link-worker', closeGlass)
})

test('after its hour it has ended by itself', async () => {
  const id = randomUUID()
  assert.equal((await open('Only Once', { id })).what, 'opened')
  assert.ok(await as('link-worker', ownGlass))
  assert.equal((await get('link-worker', `/support/children/${twin}`)).status, 200)
  await plain.run(sql, 'endHour', { id })
  await plain.run(sql, 'endHourOfGrant', { id })
  assert.equal(await as('link-worker', ownGlass), undefined)
  assert.equal((await get('link-worker', `/support/children/${twin}`)).status, 404)
})

test('the form asks for twenty letters of why, and the database as well', async () => {
  const form = { id: randomUUID(), name: 'Only Once', school: schoolId, category: 'ill' }
  for (const [said, status] of [
    ['too short a reason', 422],
    ['', 422],
    ['twenty letters of why', 303],
  ] as const)
    assert.equal((await post('/support/concerns/glass', { ...form, because: said })).status, status, said)
  const made = (bytes: number) =>
    plain.run(sql, 'insertGlass', { place: place.id, child: twin, person: worker, bytes })
  await assert.rejects(made(33 + 19), { code: '23514' })
  await made(33 + 20)
})

test('is looked at as the worked table says, weekends and bank holidays apart', async () => {
  const page = readFileSync(new URL('../../../../rules/concerns.md', import.meta.url), 'utf8')
  const table = readTables(page).find(rows => rows[0]?.['opened on'])!
  assert.ok(table.length > 4)
  const { glassWorkingDays: days } = await as('safeguarding-lead', deadlines)
  for (const row of table) {
    const asked = { place: place.id, day: isoOf(row['opened on']!), days }
    assert.deepEqual(
      await plain.run(sql, 'workingDaysAfter', asked),
      [{ due: isoOf(row['looked at by']!) }],
      row['opened on'],
    )
  }
})

const site = makeApp({
  ...{ database, seals, log: logTo(() => {}), origin: 'http://localhost:3000', pretend: true },
  now: () => new Date(),
  uploads: testUploads,
})

async function get(role: Role, path: string): Promise<Response> {
  return await site.request(`http://localhost:3000${path}`, {
    headers: { cookie: `kith=${whoIs(role).token}` },
  })
}

async function read(role: Role, path: string): Promise<string> {
  const answer = await get(role, path)
  assert.equal(answer.status, 200, `${role} at ${path}`)
  return await answer.text()
}

async function post(path: string, form: Record<string, string>): Promise<Response> {
  return await site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${whoIs('link-worker').token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
  })
}
