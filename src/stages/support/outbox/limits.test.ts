// How much a device, a network and a stranger may hand in, and how many grants a device has. What is not taken stays on the
// device, which tries again: nothing is lost.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { siteOf } from '#test/world.ts'
import { openSmallPlace } from '../contacts/contacts.fixture.ts'
import { type EnterKind, giveOutbox, receive } from './arrivals.ts'
import { type Envelope, outboxKey } from './envelope.ts'

const client: { seal(key: string, header: object, content: unknown): Promise<Envelope> } = await import(
  new URL('../../../design/assets/outbox.js', import.meta.url).href
)
const sql = readSqlFile(new URL('./arrivals.fixture.sql', import.meta.url))
const { database, administrator, as, whoIs, close } = await openSmallPlace()
after(() => close())
const look = (name: string, values: Record<string, string> = {}) => administrator.run(sql, name, values)
const key = outboxKey(database.secrets.seals)
const contact: EnterKind = async () => 'entered'
const taking = { database, key, kinds: { contact } }
const give = (device: string, had?: string, nth = 0) =>
  as('link-worker', tx => giveOutbox(tx, device, had), nth)
let sequence = 0
async function sealed(device: string, grant: string): Promise<Envelope> {
  const header = { id: newId(), kind: 'contact', savedAt: new Date().toISOString(), device, key: key.id }
  return client.seal(key.publicKey, { ...header, sequence: ++sequence }, { grant, fields: [] })
}

test('a device has one grant a day, however many pages it opens', async () => {
  const device = newId()
  const first = (await give(device))!
  for (let page = 0; page < 10; page++)
    assert.deepEqual(await give(device, first.token), first, 'the one it has')
  assert.deepEqual(await look('countGrants', { device }), [{ grants: 1 }])
  assert.notEqual((await give(newId(), first.token))?.token, first.token, 'not on another device')
  assert.notEqual((await give(device, first.token, 1))?.token, first.token, 'nor for somebody else')
  await look('endGrant', { device, days: '0' })
  assert.notEqual((await give(device, first.token))?.token, first.token, 'nor when it has ended')
})

test('nobody begins more than fifty a day, and what nobody handed in by is cleared away in the end', async () => {
  const person = whoIs('link-worker').id
  const [used, unused] = [newId(), newId()]
  const { token } = (await give(used))!
  await give(unused)
  await receive(taking, [await sealed(used, token)])
  for (const device of [used, unused]) await look('endGrant', { device, days: '400' })
  for (let n = 0; n < 60; n++) await give(newId())
  assert.equal(await give(newId()), undefined)
  const [{ today }] = (await look('countToday', { person })) as [{ today: number }]
  assert.equal(today, 50)
  assert.deepEqual(
    [await look('countGrants', { device: used }), await look('countGrants', { device: unused })],
    [[{ grants: 1 }], [{ grants: 0 }]],
  )
})

test('a device that hands in three hundred things within an hour keeps the next, and they come later', async () => {
  const device = newId()
  const { token } = (await give(device, undefined, 1))!
  const one = await sealed(device, token)
  await receive(taking, [one])
  await look('crowd', { device })
  const next = await sealed(device, token)
  const what = async (envelope: Envelope) => (await receive(taking, [envelope]))[0]!.what
  assert.deepEqual([await what(next), await what(one)], ['not-kept', 'received'])
  await look('anHourAgo', { device })
  assert.equal(await what(next), 'received')
})

test('a stranger’s rubbish does not fill what is kept for others', async () => {
  const rubbish = (n: number) => ({ header: '{}', from: '', sealed: `rubbish ${n}` })
  const come = await receive(
    taking,
    Array.from({ length: 40 }, (_, n) => rubbish(n)),
  )
  assert.equal(come.filter(each => each.what === 'received').length, 30)
  assert.deepEqual(await receive(taking, [rubbish(3)]), [{ id: undefined, what: 'received' }], 'known again')
  await look('unopenedAgo')
  assert.equal((await receive(taking, [rubbish(99)]))[0]!.what, 'received')
})

test('who hands in too much at once is told in a sentence to wait, and the next is taken', async () => {
  const site = siteOf(database)
  const device = newId()
  const { token } = (await give(device, undefined, 1))!
  const post = async (path: string, item: string) =>
    site.request(`http://localhost:3000${path}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ item }),
    })
  for (let n = 0; n < 300; n++) assert.equal((await post('/outbox/held', 'x')).status, 200)
  const waiting = JSON.stringify(await sealed(device, token))
  for (const path of ['/outbox', '/outbox/held']) {
    const answer = await post(path, waiting)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '60'], path)
    assert.match(await answer.text(), /What you wrote is safe on this device; it is sent by itself/)
  }
  await look('triesAgo')
  const answer = await post('/outbox', waiting)
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /"what":"received"/)
})
