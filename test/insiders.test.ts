// A colleague who means harm and knows the ids: of a child who was theirs once, of a draft, of a link of the same school. What is
// over is over, for their pages and for SQL of their own.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { giveLink } from '#records/links/links.ts'
import { aContact, fixtureSql } from '#stages/support/contacts/contacts.fixture.ts'
import { logContact, withdrawContact } from '#stages/support/contacts/contacts.ts'
import { dropDraft, keepDraft } from '#stages/support/contacts/drafts.ts'
import { chooseReaders, giveReaderLink, writeClassPages } from '#stages/support/in-school/class-page.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { siteOf } from './world.ts'

const sql = readSqlFile(new URL('insiders.sql', import.meta.url))
const { as, whoIs, here, there, mine, place, administrator, database, close } = await openPlaceWithCalendar()
after(() => close())
type Sent = Record<string, string | string[]>
const send = (role: Role, name: string, values: Sent = {}, nth = 0) =>
  as(role, tx => tx.send(sql.get(name)!.fill(values)), nth)
const look = (name: string, values: Sent = {}) => administrator.run(sql, name, values)
const set = (name: string, values: Sent) => administrator.run(fixtureSql, name, values)
const worker = <T>(task: (tx: Tx) => Promise<T>) => as('link-worker', task)
const [child = '', left = '', lost = '', kept = ''] = mine
const me = whoIs('link-worker').id
const colleague = whoIs('link-worker', 1).id

test('a colleague of the same school ends nobody else’s link, and its maker does', async () => {
  await look('workAt', { school: here, person: colleague })
  const [reader, link] = [newId(), newId()]
  await worker(async tx => {
    const lines = ['Ask me quietly.', 'Let me sit by the door.', 'Tell me before it changes.']
    await writeClassPages(tx, [{ id: newId(), childId: child, lines, writtenOn: '2026-07-17' }])
    await chooseReaders(tx, [
      { id: reader, childId: child, name: 'Ms Khan', role: 'maths', until: '2026-09-30' },
    ])
    const given = { id: link, purpose: 'what-helps', schoolId: here, forWhom: 'Ms Khan' } as const
    await giveLink(tx, { ...given, aboutId: reader, days: 14 })
    await giveReaderLink(tx, child, reader, link)
  })
  const end = (nth: number) => send('link-worker', 'endLinks', { purpose: 'what-helps', about: reader }, nth)
  assert.deepEqual(await end(1), [{ ended: 0 }])
  assert.deepEqual(await look('linksInForce', { about: reader }), [{ links: 1 }])
  assert.deepEqual(await end(0), [{ ended: 1 }])
  assert.deepEqual(await look('linksInForce', { about: reader }), [{ links: 0 }])
})

test('how to reach the family of a child who left is the safeguarding lead’s to change', async () => {
  await send('link-worker', 'addDetail', { child: left, value: '01632 960001' })
  await set('endEnrolment', { child: left, on_day: '2026-07-10' })
  const [known] = await send('link-worker', 'details', { child: left })
  assert.equal(known?.value, '01632 960001', 'it is read')
  await assert.rejects(send('link-worker', 'addDetail', { child: left, value: '01632 960002' }), {
    code: '42501',
  })
  await send('link-worker', 'endDetails', { child: left })
  const home = `/support/children/${left}/family`
  const body = { id: newId(), kind: 'phone', whose: 'Mother', value: '01632 960003' }
  for (const path of [`${home}/contacts`, `${home}/contacts/${known!.id}/end`]) {
    const answer = await post('link-worker', path, body)
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, home], path)
  }
  assert.deepEqual(await look('details', { child: left }), [known], 'and nothing else')
  await send('safeguarding-lead', 'endDetails', { child: left })
  await send('safeguarding-lead', 'addDetail', { child: left, value: '01632 960004' })
  assert.deepEqual(
    (await look('details', { child: left })).map(({ value }) => value),
    ['01632 960004'],
  )
})

test('what was begun of a child is thrown away or written over by nobody who lost them', async () => {
  const id = newId()
  const fields = { note: 'She would not say who.', audience: 'safeguarding' }
  assert.equal(await worker(tx => keepDraft(tx, { id, childId: lost, fields })), 'kept')
  await set('endCaseload', { child: lost, person: me })
  assert.equal(await worker(tx => dropDraft(tx, id)), false)
  const over = { id, childId: child, fields: { note: 'Nothing.' }, seen: new Date('2099-01-01') }
  assert.equal(await worker(tx => keepDraft(tx, over)), undefined)
  await worker(tx => logContact(tx, aContact([child], { id })))
  assert.deepEqual(await look('drafts', { id }), [{ note: 'She would not say who.' }])
  // A manager may take in what somebody wrote; the id of a draft that is not theirs to open throws it away no more.
  await as('programme-manager', tx => logContact(tx, { ...aContact([child], { id: newId() }), by: me }))
  const other = newId()
  await set('addToCaseload', { place: place.id, child: lost, person: me })
  await worker(tx => keepDraft(tx, { id: other, childId: lost, fields }))
  await set('endCaseload', { child: lost, person: me })
  await as('programme-manager', tx => logContact(tx, { ...aContact([child], { id: other }), by: me }))
  assert.deepEqual(await look('drafts', { id: other }), [{ note: 'She would not say who.' }])
})

test('a contact with several is taken back of those alone who are still its writer’s', async () => {
  const id = newId()
  await worker(tx => logContact(tx, aContact([child, kept], { id, note: 'With both.' })))
  await set('exclude', { place: place.id, child: kept, person: me })
  const body = { because: 'It was another day.' }
  await worker(async tx => {
    assert.equal(await withdrawContact(tx, id, { withinMinutes: 10, ...body }), 'withdrawn')
  })
  assert.deepEqual(await look('withdrawn', { id }), [{ child_id: child }])
})

test('what arrived is settled once, and its seal made nobody else’s', async () => {
  const [waiting, inbox] = [newId(), newId()]
  const arrival = { place: place.id, person: me }
  await look('addArrival', { ...arrival, id: waiting, state: 'waiting' })
  for (const name of ['forgetArrival', 'forgeArrival'])
    assert.deepEqual(await send('programme-manager', name, { id: waiting }), [], name)
  await look('addArrival', { ...arrival, id: inbox, state: 'inbox' })
  for (const name of ['forgeArrival', 'sendArrivalAgain'])
    await assert.rejects(send('programme-manager', name, { id: inbox }), { code: '42501' }, name)
  assert.deepEqual(await send('programme-manager', 'forgetArrival', { id: inbox }), [{ id: inbox }])
  assert.deepEqual(await send('programme-manager', 'sendArrivalAgain', { id: inbox }), [])
})

test('nobody puts a child on the roll of a school, whose lead would see them, nor gives them another name', async () => {
  await look('leaveRoll', { child })
  for (const name of ['putOnRoll', 'nameBefore', 'bornBefore'])
    await assert.rejects(
      send('link-worker', name, name === 'putOnRoll' ? { child, school: there } : { child }),
      { code: '42501' },
      name,
    )
})

test('nothing that a page may ask tells what happens to a child who is kept from whoever asks', async () => {
  const hidden = mine[0]!
  const relative = newId()
  await set('addLanguage', { place: place.id, id: relative, language: 'pl' })
  const functions = (await look('functions', { child: hidden })).map(({ asks }) => String(asks))
  assert.ok(functions.length > 15, String(functions.length))
  const everybody: [Role, number][] = [
    ['link-worker', 0],
    ['link-worker', 1],
    ['programme-manager', 0],
    ['school-lead', 0],
    ['place-director', 0],
  ]
  const askAll = async () => {
    const said = new Map<string, string>()
    for (const [role, nth] of everybody)
      for (const text of functions) {
        const rows = await as(role, tx => tx.send({ name: '', text, values: [] }), nth).catch(
          (error: { code?: string }) => error.code,
        )
        said.set(`${role} ${nth}: ${text}`, JSON.stringify(rows))
      }
    return said
  }
  await set('restrict', { place: place.id, child: hidden, person: whoIs('safeguarding-lead').id })
  const before = await askAll()
  await look('liveAndLeave', { child: hidden, relative })
  const afterwards = await askAll()
  const moved = [...before].filter(([what, said]) => afterwards.get(what) !== said)
  assert.deepEqual(moved, [])
})

function post(role: Role, path: string, body: Record<string, string>) {
  return siteOf(database).request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${whoIs(role).token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(body),
  })
}
