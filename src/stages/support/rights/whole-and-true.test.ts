// A bundle is whole, and what stands in it as opened is what was sealed: also where whoever answers the request sends SQL of their
// own, under their own credential, past every page. And what is written later is counted, and gathered.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { siteOf } from '#test/world.ts'
import { writeConcern } from '../concerns/concerns.ts'
import { aContact } from '../contacts/contacts.fixture.ts'
import { logContact } from '../contacts/contacts.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import {
  addLineByHand,
  bundleLines,
  gatherBundle,
  newSinceGathered,
  openSealed,
  type RecordRequest,
  requests,
  writeDownRequest,
} from './requests.ts'
import { notWhatWasSealed } from './sealed-lines.ts'

const sql = readSqlFile(new URL('./whole-and-true.test.sql', import.meta.url))
const shared = readSqlFile(new URL('./rights.test.sql', import.meta.url))
const { as, mine, whoIs, database, administrator, close } = await openPlaceWithCalendar()
after(() => close())
const { seals } = database.secrets
const site = siteOf(database)
const [child = ''] = mine
const second = whoIs('place-director')
await administrator.run(shared, 'alsoLeads', { person: second.id })
const lead = <T>(task: Parameters<typeof as<T>>[1]) => as('safeguarding-lead', task)
const send = (name: string, values: Record<string, string>) =>
  lead(tx => tx.send(sql.get(name)!.fill(values)))
const refused = { code: '42501' }
const one = async (id: string): Promise<RecordRequest> => (await lead(tx => requests(tx, { id })))[0]!
const asked = async () => {
  const id = newId()
  const said = { askedBy: 'Mother', rightShown: 'Seen', childView: null, whatFor: null }
  const request = { ...said, id, childId: child, asker: 'parent' as const, receivedOn: '2026-07-01' }
  assert.equal(await lead(tx => writeDownRequest(tx, request)), true)
  return id
}
await as('link-worker', tx =>
  writeConcern(tx, seals, {
    ...{ id: newId(), childId: child, happenedOn: '2026-07-01', happenedAt: null, addsTo: null },
    words: { about: '', seen: 'He waits. Nobody comes.', said: '', told: '', opinion: '', done: '' },
  }),
)

test('nobody gathers a part: the database gathers, and nothing that was added alone is ready', async () => {
  const id = await asked()
  await lead(tx => addLineByHand(tx, id, { rowId: newId(), onDay: null, words: 'All that there is.' }))
  await assert.rejects(send('addAsGathered', { id }), refused)
  await assert.rejects(send('readyNow', { id }), refused)
  assert.ok((await lead(tx => gatherBundle(tx, { id }))) > 3)
  await assert.rejects(send('takeLineAway', { id }), refused)
  await assert.rejects(send('changeWords', { id }), refused)
  assert.deepEqual(await send('readyNow', { id }), [{ id }])
  await as('link-worker', tx => logContact(tx, aContact([child], { note: 'Later.' })))
  await assert.rejects(
    lead(tx => gatherBundle(tx, { id })),
    refused,
  )
})

test('what was written since is counted, gathered, and told before the second signs', async () => {
  const id = await asked()
  await lead(tx => gatherBundle(tx, { id }))
  assert.equal(await lead(tx => newSinceGathered(tx, id)), 0)
  assert.equal(await lead(tx => gatherBundle(tx, { id })), 0, 'the same again')
  await as('link-worker', tx => logContact(tx, aContact([child], { note: 'He rang. He is well.' })))
  const many = await lead(tx => newSinceGathered(tx, id))
  assert.ok(many > 2)
  assert.match(await page(`/support/rights/${id}`), new RegExp(`${many} lines are new since`))
  await send('readyNow', { id })
  const seen = await page(`/support/rights/${id}`, second)
  assert.match(seen, new RegExp(`${many} lines written since it was gathered</strong> are not in it`))
  await post(`/support/rights/${id}/back`)
  await post(`/support/rights/${id}/gather`)
  assert.equal(await lead(tx => newSinceGathered(tx, id)), 0)
  const words = (await lead(tx => bundleLines(tx, id, 'kith.contact_notes'))).map(each => each.words)
  assert.ok(words.includes('He is well.'))
})

test('of what holds something sealed nothing is in by default: not even that it is there', async () => {
  const id = await asked()
  await lead(tx => gatherBundle(tx, { id }))
  const lines = await lead(tx => bundleLines(tx, id, 'kith.safeguarding_concerns'))
  assert.ok(lines.length > 1)
  for (const each of lines) assert.equal(each.withheld, 'child-abuse-data', each.field)
})

test('words that were never sealed are told from those that were, and neither signed nor handed over', async () => {
  const [honest, id] = [await asked(), await asked()]
  for (const each of [honest, id]) await lead(tx => gatherBundle(tx, { id: each }))
  await lead(async tx => openSealed(tx, seals, await one(honest)))
  const true_ = await lead(tx => bundleLines(tx, honest))
  assert.ok(true_.some(each => each.words === 'Nobody comes.'))
  assert.deepEqual(notWhatWasSealed(true_, honest, seals), [])
  const less = true_.filter(each => each.words !== 'Nobody comes.')
  assert.equal(notWhatWasSealed(less, honest, seals).length, 1, 'a sentence that is missing')

  await assert.rejects(
    send('addOpenedIn', { id, withheld: 'serious-harm' }),
    refused,
    'nothing is sealed there',
  )
  assert.equal((await send('addAsOpened', { id })).length, 1)
  await send('replaceShut', { id }).catch(() => [])
  await send('readyNow', { id })
  const home = `/support/rights/${id}`
  const shown = await page(home, second)
  assert.match(shown, /not what was sealed/)
  assert.doesNotMatch(shown, /I have read it, and sign/)
  assert.match(await page(`${home}/bundle`), /Written past Kith/)
  assert.doesNotMatch(await page(`${home}/bundle`), /happy at home/)
  await database.asActor(second.hash, tx => tx.send(sql.get('signNow')!.fill({ id })))
  await post(`${home}/hand-over`, {
    'handed-day': '1',
    'handed-month': '7',
    'handed-year': '2026',
    how: 'By hand',
  })
  assert.equal((await one(id)).handed_on, null)
})

async function page(path: string, who = whoIs('safeguarding-lead')): Promise<string> {
  const answer = await site.request(`http://localhost:3000${path}`, {
    headers: { cookie: `kith=${who.token}` },
  })
  assert.equal(answer.status, 200, path)
  return (await answer.text()).replace(/\s+/g, ' ')
}

async function post(path: string, body: Record<string, string> = {}): Promise<void> {
  const answer = await site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${whoIs('safeguarding-lead').token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(body),
  })
  assert.ok(answer.status < 400 || answer.status === 422, `${path} ${answer.status}`)
}
