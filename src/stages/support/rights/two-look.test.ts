// Two people look at a bundle, and each at what is handed over: whoever makes it ready or signs it does so of the lines that stood
// on their page, and a page that was open since takes back nothing that somebody else left out.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase, siteOf } from '#test/world.ts'
import { writeConcern } from '../concerns/concerns.ts'
import {
  addLineByHand,
  bundleLines,
  gatherBundle,
  keepsBack,
  markReady,
  requests,
  sendBack,
  signBundle,
  writeDownRequest,
} from './requests.ts'

const sql = readSqlFile(new URL('./rights.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const place = await addTrialPlace(administrator, { slug: 'looked', schools: 1, children: 1 })
const child = place.children[0]!
const [lead, second] = (['safeguarding-lead', 'place-director'] as const).map(
  role => place.people.find(each => each.role === role)!,
) as [(typeof place.people)[number], (typeof place.people)[number]]
await administrator.run(sql, 'alsoLeads', { person: second.id })
const site = siteOf(database)

test('nobody makes ready, or signs, what changed since they looked', async () => {
  const id = await twoLines()
  const [home, lines] = [`/support/rights/${id}`, `/support/rights/${id}/lines/by-hand`]
  const before = await look(lead, home)
  await post(second, lines, { 'line-1': 'third-party' })
  const early = await post(lead, `${home}/ready`, before)
  assert.equal(early.status, 422)
  assert.match(await early.text(), /changed since you opened/)
  assert.equal((await one(id)).ready_at, null)
  await post(lead, `${home}/ready`, await look(lead, home))
  assert.notEqual((await one(id)).ready_at, null)

  const shown = await look(second, home)
  await post(lead, `${home}/back`, {})
  await post(lead, lines, { 'line-2': 'serious-harm' })
  await post(lead, `${home}/ready`, await look(lead, home))
  const stale = await post(second, `${home}/sign`, shown)
  assert.equal(stale.status, 422)
  assert.equal((await one(id)).signed_at, null)
  const now = await look(second, home)
  assert.equal((await post(second, `${home}/sign`, now)).status, 303)
  assert.notEqual((await one(id)).signed_at, null)
  assert.equal(
    (await post(second, `${home}/sign`, now)).status,
    303,
    'the same press again is seen as it stands',
  )
})

test('lines that somebody left alone stay as somebody else left them', async () => {
  const id = await twoLines()
  const lines = `/support/rights/${id}/lines/by-hand`
  const open = await look(lead, lines)
  await post(second, lines, { 'line-1': 'third-party', were: '' })
  await post(lead, lines, { ...open, 'line-1': '', 'line-2': 'serious-harm' })
  const said = async () =>
    (await database.asActor(lead.hash, tx => bundleLines(tx, id, 'by-hand'))).map(each => each.withheld)
  assert.deepEqual(await said(), ['third-party', 'serious-harm'])
  await post(lead, lines, { ...(await look(lead, lines)), 'line-1': '', 'line-2': 'serious-harm' })
  assert.deepEqual(await said(), [null, 'serious-harm'], 'who sees it left out may put it in')
})

test('two who press at the same moment do it once, and neither is told of an error', async () => {
  const id = newId()
  await database.asActor(lead.hash, tx =>
    writeDownRequest(tx, {
      ...{ id, childId: child, asker: 'child', askedBy: 'Zofia', rightShown: null },
      ...{ childView: null, whatFor: null, receivedOn: '2026-07-01' },
    }),
  )
  const home = `/support/rights/${id}`
  const both = await Promise.all([lead, second].map(who => post(who, `${home}/gather`, {})))
  assert.deepEqual(
    both.map(each => each.status),
    [303, 303],
  )
  const rows = (await database.asActor(lead.hash, tx => bundleLines(tx, id))).map(
    each => `${each.kept_as} ${each.row_id} ${each.field} ${each.words}`,
  )
  assert.ok(rows.length > 0)
  assert.equal(new Set(rows).size, rows.length, 'no line is there twice')
})

test('what is kept from who made it ready is not left outside it: who signs gathers it first, and nothing tells of it', async () => {
  const id = await twoLines()
  const concern = newId()
  const writer = place.people.find(each => each.role === 'link-worker')!
  const words = { about: '', seen: 'A raised hand.', said: '', told: '', opinion: '', done: '' }
  const happened = { happenedOn: '2026-07-01', happenedAt: null, addsTo: null }
  await database.asActor(writer.hash, tx =>
    writeConcern(tx, database.secrets.seals, {
      ...{ id: concern, childId: child, ...happened, words, keptFrom: [lead.id] },
    }),
  )
  const by = (who: typeof lead) => (task: Parameters<typeof database.asActor>[1]) =>
    database.asActor(who.hash, task)
  const [first, other] = [by(lead), by(second)]
  const home = `/support/rights/${id}`
  assert.equal(await first(tx => gatherBundle(tx, { id })), 0)
  assert.equal(await first(tx => markReady(tx, id)), true)
  assert.deepEqual(
    [await first(tx => keepsBack(tx, id)), await other(tx => keepsBack(tx, id))],
    [false, true],
  )
  assert.match(await (await open(second, home)).text(), /kept from whoever made this ready/)
  assert.equal((await post(second, `${home}/sign`, await look(second, home))).status, 303)
  assert.equal((await one(id)).signed_at, null)
  await assert.rejects(
    other(tx => signBundle(tx, id)),
    { code: '42501' },
    'nor by SQL of their own',
  )
  await other(tx => sendBack(tx, id))
  assert.ok(Number(await other(tx => gatherBundle(tx, { id }))) > 0)
  const letter = { rowId: newId(), onDay: null, words: 'Another letter.' }
  assert.equal(await first(tx => addLineByHand(tx, id, letter)), true, 'no error tells that lines are there')
  await other(tx => markReady(tx, id))
  assert.doesNotMatch(await (await open(lead, home)).text(), /safeguarding_concerns|raised hand|kept from/i)
  assert.equal(await first(tx => signBundle(tx, id)), true)
})

async function twoLines(): Promise<string> {
  const id = newId()
  const asked = { childId: child, asker: 'parent' as const, askedBy: 'Agnieszka', rightShown: 'Seen' }
  await database.asActor(lead.hash, async tx => {
    await writeDownRequest(tx, { id, ...asked, childView: null, whatFor: null, receivedOn: '2026-07-01' })
    for (const words of ['A letter.', 'A message.'])
      await addLineByHand(tx, id, { rowId: newId(), onDay: null, words })
    await gatherBundle(tx, { id })
  })
  return id
}

async function one(id: string) {
  return (await database.asActor(lead.hash, tx => requests(tx, { id })))[0]!
}

/** The hidden fields of what stands on a page. */
async function look(who: { token: string }, path: string): Promise<Record<string, string>> {
  const answer = await open(who, path)
  assert.equal(answer.status, 200, path)
  const hidden = (await answer.text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries([...hidden].map(([, name, value]) => [name!, value!]))
}

function open(who: { token: string }, path: string) {
  return site.request(`http://localhost:3000${path}`, { headers: { cookie: `kith=${who.token}` } })
}

function post(who: { token: string }, path: string, body: Record<string, string>) {
  return site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${who.token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(body),
  })
}
