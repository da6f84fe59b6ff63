// Support against somebody who can put SQL of their own into a page: nobody writes in another's name or of long ago, touches a
// child who is not theirs, or learns through a neighbouring row what a table keeps from them.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { addRelativeTold } from '#records/families/relatives.ts'
import { addGroupDays, addMembers, makeGroup } from '#records/groups/groups.ts'
import { takeRegisters } from '#records/groups/registers.ts'
import { giveLink } from '#records/links/links.ts'
import { aContact, fixtureSql } from '#stages/support/contacts/contacts.fixture.ts'
import { logContact } from '#stages/support/contacts/contacts.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { siteOf } from './world.ts'

const walls = readSqlFile(new URL('support-walls.sql', import.meta.url))
const { as, whoIs, here, there, mine, theirs, place, administrator, database, close } =
  await openPlaceWithCalendar()
after(() => close())
type Sent = Record<string, string | string[]>
const send = (role: Role, name: string, values: Sent = {}, nth = 0) =>
  as(role, tx => tx.send(walls.get(name)!.fill(values)), nth)
const look = (name: string, values: Sent = {}) => administrator.run(walls, name, values)
const set = (name: string, values: Sent) => administrator.run(fixtureSql, name, values)
const [child = '', second = ''] = mine
const [elsewhere = ''] = theirs
const another = whoIs('link-worker', 1).id
const [mother, group] = [newId(), newId()]

await set('addLanguage', { place: place.id, id: mother, language: 'pl' })
await set('addParent', { place: place.id, child: elsewhere, id: mother })
await as(
  'link-worker',
  async tx => {
    await makeGroup(tx, { id: group, schoolId: there, name: 'Boats', kind: 'homework-club' })
    await addMembers(
      tx,
      theirs.map(childId => ({ groupId: group, childId, from: '2026-07-01' })),
    )
  },
  1,
)

test('nobody makes another family’s mother theirs, and so reads or changes what is known of her', async () => {
  const name = () => send('link-worker', 'nameOfRelative', { relative: mother })
  await assert.rejects(send('link-worker', 'relateToAnothersRelative', { child, relative: mother }), {
    code: '42501',
  })
  assert.deepEqual(await name(), [])
  // The page of a relative takes its number from the form.
  const posted = { id: mother, childId: child, name: 'Forged', languages: [], needsInterpreter: false }
  const rest = {
    kind: 'mother',
    parentalResponsibility: null,
    shownBy: null,
    livesWith: null,
    mayCollect: null,
  }
  const more = { notContacted: null, throughId: null, coupleWith: null, couple: null, shape: 'diamond' }
  await assert.rejects(
    as('link-worker', tx => addRelativeTold(tx, { ...posted, ...rest, ...more, died: false })),
    { code: '42501' },
  )
  assert.deepEqual(await name(), [])
})

test('brothers and sisters still have one mother', async () => {
  await send('link-worker', 'relateToAnothersRelative', { child: theirs[1]!, relative: mother }, 1)
  assert.equal((await send('link-worker', 'nameOfRelative', { relative: mother }, 1)).length, 1)
})

test('who is no relative of one’s child any more is not one’s to change', async () => {
  const shared = newId()
  await set('addLanguage', { place: place.id, id: shared, language: 'pl' })
  await set('addParent', { place: place.id, child: elsewhere, id: shared })
  await look('shareRelative', { place: place.id, child, relative: shared })
  await send('link-worker', 'endOwnRelationship', { child, relative: shared })
  await assert.rejects(send('link-worker', 'amendRelative', { child, relative: shared }), { code: '42501' })
})

test('a change that looks at no row changes none of a child out of reach', async () => {
  const before = await look('countEnded', { children: theirs })
  await send('link-worker', 'endEveryMember')
  assert.deepEqual(await look('countEnded', { children: theirs }), before)
})

test('nobody joins a group they do not know by its number', async () => {
  await assert.rejects(send('link-worker', 'joinAnothersGroup', { group, child }), { code: '42501' })
})

test('a manager matches and ends by the functions for it alone', async () => {
  await assert.rejects(send('programme-manager', 'endEveryEnrolment'), { code: '42501' })
  const listed = { child, person: another }
  await assert.rejects(send('programme-manager', 'listWithoutMatching', listed), { code: '42501' })
})

for (const name of [
  'eventOfAnother',
  'eventOfLongAgo',
  'seenLongAgo',
  'ringLongAgo',
  'helpLongAgo',
  'planLongAgo',
])
  test(`${name}: nobody writes in another’s name, nor of long ago`, async () => {
    const values: Sent = name.endsWith('OfAnother') ? { child, person: another } : { child }
    await assert.rejects(send('link-worker', name, values), { code: '42501' })
  })

test('what ends, ends in the name of whoever ended it', async () => {
  await send('link-worker', 'closeAsAnother', { child })
  await send('link-worker', 'lend', { child })
  for (const name of ['endInAnothersName', 'backInAnothersName'])
    assert.deepEqual(
      await send('link-worker', name, { child, person: another }),
      [{ ended_by: whoIs('link-worker').id }],
      name,
    )
})

test('that something was answered tells of no no', async () => {
  await look('tellAnswer', { place: place.id, child })
  for (const role of ['link-worker', 'school-lead', 'place-director', 'safeguarding-lead'] as const)
    assert.deepEqual(await send(role, 'answersTold', { child }), [{ told: 0 }], role)
  assert.deepEqual(await send('programme-manager', 'answersTold', { child }), [{ told: 2 }])
})

test('a word back to the writer of a note is read by nobody else', async () => {
  const id = newId()
  await as('link-worker', tx =>
    logContact(tx, aContact([second], { id, note: 'For the two of us.', audience: 'manager' })),
  )
  await set('addToCaseload', { place: place.id, child: second, person: another })
  await send('programme-manager', 'wordBack', { id })
  assert.equal((await send('link-worker', 'wordsBack', { child: second })).length, 1)
  assert.deepEqual(await send('link-worker', 'wordsBack', { child: second }, 1), [])
})

test('whom a child is kept from takes back nothing of theirs', async () => {
  const id = newId()
  await as('link-worker', tx => logContact(tx, aContact([second], { id, note: 'It stays.' })))
  await set('exclude', { place: place.id, child: second, person: whoIs('link-worker').id })
  assert.deepEqual(await send('link-worker', 'takeBackContact', { id }), [{ withdrawn: null }])
})

test('a note that was not drawn, on a day that is none, is not there', async () => {
  const body = new URLSearchParams({ id: newId(), contact: newId(), day: '2026-02-31' })
  const answer = await post('programme-manager', '/support/team/sample', body)
  assert.equal(answer.status, 404)
})

test('what a short note says cannot be guessed by its hash, nor a register by its own', async () => {
  for (const name of ['hashesOfContacts', 'hashesOfRegisters'])
    for (const role of ['link-worker', 'programme-manager', 'place-director'] as const)
      await assert.rejects(send(role, name), { code: '42501' }, `${name} ${role}`)
})

test('who matches learns nothing of a child they may not see by trying', async () => {
  const [kept = '', free = ''] = mine.slice(2)
  await look('restrictToNobody', { place: place.id, child: kept, person: another })
  await look('objectTo', { place: place.id, child: kept })
  const tried = (childId: string) =>
    send('programme-manager', 'tryToMatch', { child: childId, person: another })
  assert.deepEqual(await tried(kept), [{ outcome: 'no-yes' }])
  assert.deepEqual(await tried(newId()), [{ outcome: 'no-yes' }], 'as of a child who is not there')
  assert.deepEqual(await tried(free), [{ outcome: 'takes-part' }])
  await set('exclude', { place: place.id, child: kept, person: another })
  assert.deepEqual(await send('programme-manager', 'conflictsOf', { child: kept }), [])
})

for (const name of ['seenFarAhead', 'dayFarAhead', 'ringFarAhead'])
  test(`${name}: what is said to be written far ahead stands above no later correction`, async () => {
    const about: Sent = name === 'dayFarAhead' ? { school: here } : { child }
    const [row] = await send('link-worker', name, { ...about, id: newId() })
    assert.equal(row!.ahead, true)
    assert.ok(Number(row!.minutes) <= 5, String(row!.minutes))
  })

test('so do a contact and a register, by their own doors', async () => {
  const [id, groupId, day, register] = [newId(), newId(), newId(), newId()]
  const capturedAt = new Date('2031-01-01T00:00:00Z')
  await as('link-worker', async tx => {
    await logContact(tx, { ...aContact([child], { id }), capturedAt })
    await makeGroup(tx, { id: groupId, schoolId: here, name: 'Kites', kind: 'homework-club' })
    await addMembers(tx, [{ groupId, childId: child, from: '2026-07-01' }])
    await addGroupDays(tx, [{ id: day, groupId, onDay: '2026-07-17', startsAt: '15:00', endsAt: '16:00' }])
    const rows = [{ childId: child, there: 'there' as const }]
    await takeRegisters(tx, [{ id: register, groupDayId: day, rows, capturedAt }])
  })
  const ahead = await send('link-worker', 'capturedAhead', { id, register })
  assert.equal(ahead.length, 3)
  for (const { minutes } of ahead) assert.ok(Number(minutes) <= 5, String(minutes))
})

test('nothing of the family begins with a child who left; what is known is put right', async () => {
  const [left = ''] = mine.slice(3)
  const father = newId()
  await set('addLanguage', { place: place.id, id: father, language: 'pl' })
  await set('addParent', { place: place.id, child: left, id: father })
  const fact = (childId: string) => send('link-worker', 'beginFact', { child: childId })
  await fact(left)
  await set('endEnrolment', { child: left, on_day: '2026-07-10' })
  await assert.rejects(fact(left), { code: '42501' })
  const relate = (relative: string) =>
    send('link-worker', 'relateToAnothersRelative', { child: left, relative })
  const nobodys = newId()
  await set('addLanguage', { place: place.id, id: nobodys, language: 'pl' })
  await assert.rejects(relate(nobodys), { code: '42501' })
  await relate(father)
  const body = new URLSearchParams({ id: newId(), words: 'Begun too late', about: '', name: 'Too Late' })
  for (const what of ['facts', 'relatives']) {
    const at = `/support/children/${left}/family/${what}`
    const answer = await post('link-worker', at, body)
    assert.deepEqual(
      [answer.status, answer.headers.get('location')],
      [303, `/support/children/${left}/family`],
    )
  }
  assert.deepEqual(await look('factsOf', { child: left }), [{ words: 'Begun in time' }])
})

test('that there is a link to another school is known to those who may know about whom it is', async () => {
  const id = newId()
  await as('link-worker', tx =>
    giveLink(tx, {
      id,
      purpose: 'other-school',
      schoolId: here,
      forWhom: 'Sam Lee of The Bridge',
      aboutId: newId(),
      days: 14,
    }),
  )
  await look('placeByLink', { place: place.id, child, school: here, link: id })
  const seen = async (role: Role) => (await send(role, 'linkNamed', { id })).length
  assert.deepEqual([await seen('link-worker'), await seen('programme-manager')], [1, 1])
  await set('restrict', { place: place.id, child, person: another })
  for (const role of ['programme-manager', 'school-lead', 'place-director'] as const)
    assert.equal(await seen(role), 0, role)
  await look('lift', { child })
})

test('where an address is protected, no other address is read or written beside it', async () => {
  const [guarded = ''] = mine.slice(2)
  await look('lift', { child: guarded })
  const detail = (name: string, kind: string) => send('link-worker', name, { child: guarded, kind })
  await detail('addDetail', 'address')
  await detail('addDetail', 'phone')
  await look('protect', { place: place.id, child: guarded })
  for (const role of ['link-worker', 'programme-manager', 'school-lead', 'safeguarding-lead'] as const)
    assert.deepEqual(await send(role, 'details', { child: guarded }), [{ kind: 'phone' }], role)
  await assert.rejects(detail('addDetail', 'address'), { code: '42501' })
  const body = new URLSearchParams({ id: newId(), kind: 'address', whose: 'Mother', value: '1 Quiet Road' })
  const answer = await post('link-worker', `/support/children/${guarded}/family/contacts`, body)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /An address is protected: tell it to the safeguarding lead/)
})

function post(role: Role, path: string, body: URLSearchParams) {
  return siteOf(database).request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${whoIs(role).token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body,
  })
}
