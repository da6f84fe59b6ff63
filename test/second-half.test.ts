// The walls of Support's second half, for whoever means harm and sends SQL of their own: nobody of another place stands in a row
// of this one, and what two people must do is done when it is done, by whom it is done.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Role } from '#records/access/matrix.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { addTrialPlace } from './trial.ts'
import { siteOf } from './world.ts'

const sql = readSqlFile(new URL('second-half.sql', import.meta.url))
const { as, whoIs, mine, here, place, database, administrator, close } = await openPlaceWithCalendar()
after(() => close())
const site = siteOf(database)
const elsewhere = await addTrialPlace(administrator, { slug: 'elsewhere', schools: 1, children: 1 })
const stranger = elsewhere.people.find(each => each.role === 'early-help-practitioner')!.id
const send = (role: Role, name: string, values: Record<string, string> = {}, nth = 0) => {
  const query = sql.get(name)!
  const wanted = Object.entries(values).filter(([key]) => query.parameters.includes(key))
  return as(role, tx => tx.send(query.fill(Object.fromEntries(wanted))), nth)
}
const refused = { code: '42501' }
const [child = ''] = mine
const LONG_AGO = '2019-01-01T09:00:00Z'

test('nobody of another place leads, helps or is asked here', async () => {
  const episode = newId()
  await send('link-worker', 'beginEpisode', { id: episode, child })
  const rows = { episode, child, school: here }
  const [practitioner, me] = [whoIs('early-help-practitioner').id, whoIs('link-worker').id]
  for (const [name, somebody] of [
    ['addLead', me],
    ['addTeam', practitioner],
    ['addAction', me],
    ['addGroup', me],
    ['addPage', practitioner],
  ] as const) {
    await assert.rejects(send('link-worker', name, { ...rows, person: stranger }), refused, name)
    assert.equal((await send('link-worker', name, { ...rows, person: somebody })).length, 1, name)
  }
})

test('a hold, a list and a line are of the moment they are written', async () => {
  const lead = (name: string, values: Record<string, string>, nth = 0) =>
    send('safeguarding-lead', name, { at: LONG_AGO, child, ...values }, nth)
  const [hold, wide, list, line] = [newId(), newId(), newId(), newId()]
  await isNow(await lead('hold', { id: hold }))
  await isNow(await lead('liftHold', { id: hold }))
  await isNow(await lead('holdPlace', { id: wide }))
  await isNow(await lead('liftPlace', { id: wide }))
  await isNow(await lead('bringList', { id: list }))
  await assert.rejects(lead('bringListBegun', { id: newId() }), refused)
  await lead('bringLine', { id: line, list })
  await isNow(await lead('decide', { id: line }))
  await isNow(await lead('decideAgo', { id: line }))
  await assert.rejects(lead('authorise', { id: line }), { code: '23514' }, 'another authorises it')
  await isNow(await lead('beginList', { id: list }))
  await assert.rejects(
    lead('forgeCertificate', { list, one: stranger, other: whoIs('link-worker').id }),
    refused,
  )
})

test('a bundle is ready and signed at the moment that somebody says so', async () => {
  const id = newId()
  const lead = (name: string, more = {}) =>
    send('safeguarding-lead', name, { id, child, at: LONG_AGO, ...more })
  await lead('ask')
  await lead('gather')
  await isNow(await lead('ready'))
})

test('the clock of the law stands still from today to today, whatever day is sent', async () => {
  const id = newId()
  const lead = (name: string) => send('safeguarding-lead', name, { id, child })
  await lead('ask')
  for (const rows of [await lead('pauseAt'), await lead('resumeAt')]) {
    const day = String(Object.values(rows[0] ?? {})[0])
    assert.deepEqual(
      await administrator.run(sql, 'isToday', { place: place.id, day }),
      [{ today: true }],
      day,
    )
  }
})

test('a group is handed to nobody of another place', async () => {
  const id = newId()
  await send('link-worker', 'ownGroup', { id, school: here })
  await assert.rejects(send('link-worker', 'handGroupOver', { id, person: stranger }), refused)
  const me = { id, person: whoIs('link-worker').id }
  assert.equal((await send('link-worker', 'handGroupOver', me)).length, 1)
})

test('of an entry of the audit that is no export, nobody is told whose it was', async () => {
  const id = newId()
  await as('link-worker', tx =>
    record(tx, { action: 'saw-child', subject: 'child', subjectId: child, childId: child, request: id }),
  )
  const [entry] = await administrator.run(sql, 'entryOf', { child, action: 'saw-child' })
  assert.ok(entry)
  for (const role of ['place-director', 'safeguarding-lead'] as const)
    assert.deepEqual(await send(role, 'childOf', { entry: String(entry.id) }), [], role)
})

test('a word that every object of the language has is no choice of a form and no word of an address', async () => {
  const [plan, id] = [newId(), newId()]
  await send('link-worker', 'beginPlan', { plan, child })
  await send('link-worker', 'beginActivity', { plan, id, child })
  const home = `/support/children/${child}`
  for (const word of ['constructor', '__proto__', 'toString']) {
    const moved = await ask(`${home}/plan/activities/${id}`, { move: word })
    assert.equal(moved.status, 400, word)
    const page = await ask(`${home}/school?done=${word}`)
    assert.equal(page.status, 200, word)
    assert.doesNotMatch(await page.text(), /notification-banner/, word)
  }
})

function ask(path: string, body?: Record<string, string>) {
  return site.request(`http://localhost:3000${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie: `kith=${whoIs('link-worker').token}`,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(body && { body: new URLSearchParams(body) }),
  })
}

async function isNow(rows: Record<string, unknown>[]) {
  const [value] = Object.values(rows[0] ?? {})
  assert.ok(value, 'it was written')
  const at = new Date(value as Date).toISOString()
  assert.deepEqual(await administrator.run(sql, 'isNow', { at }), [{ now: true }], at)
}
