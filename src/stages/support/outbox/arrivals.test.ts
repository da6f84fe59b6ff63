// What arrives from a device, on a real database: kept once, entered in its writer's name, and never away.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { formOfTexts } from '#platform/forms.ts'
import { newId } from '#platform/ids.ts'
import { openSmallPlace } from '../contacts/contacts.fixture.ts'
import { contactsOfChild, logContact } from '../contacts/contacts.ts'
import { type EnterKind, findHeld, giveOutbox, hashOf, receive, takeWaiting } from './arrivals.ts'
import { type Envelope, outboxKey } from './envelope.ts'
import { kinds } from './kinds.ts'

const client: { seal(key: string, header: object, content: unknown): Promise<Envelope> } = await import(
  new URL('../../../design/assets/outbox.js', import.meta.url).href
)
const sql = readSqlFile(new URL('./arrivals.fixture.sql', import.meta.url))
const small = await openSmallPlace()
after(() => small.close())
const { database, administrator, as, run, whoIs, place } = small
const [zofia, jayden, theo] = place.children as [string, string, string]
const key = outboxKey(database.secrets.seals)
const look = (name: string, values: Record<string, unknown> = {}) =>
  administrator.run(sql, name, values as Record<string, string>)

const contact: EnterKind = async (tx, { id, form, savedAt }) => {
  const logged = await logContact(tx, {
    id,
    children: form.all('child'),
    kind: 'phone',
    withWhom: 'parent',
    occurredOn: '2026-07-17',
    capturedAt: savedAt,
    note: form.text('note'),
  })
  return logged === 'refused' ? 'not-yours-now' : logged === 'other' ? 'another-text' : 'entered'
}
const taking = { database, key, kinds: { contact } }
const device = newId()
const grant = (await as('link-worker', tx => giveOutbox(tx, device)))!
let sequence = 0

test('what was written without signal is on the timeline once, however often it is sent', async () => {
  const [id, envelope] = await sealed(zofia, 'Rang from the bus.')
  assert.deepEqual(await receive(taking, [envelope, envelope]), [
    { id, what: 'received' },
    { id, what: 'received' },
  ])
  await receive(taking, [envelope])
  assert.deepEqual(await notesOf(zofia), ['Rang from the bus.'])
  assert.deepEqual(await stateOf(id), ['taken forgotten'])
  assert.deepEqual(await look('openCredentials'), [{ open: 0 }])
})

test('sent at the same moment by two tabs, it is there once', async () => {
  const [id, envelope] = await sealed(theo, 'Both tabs sent it.')
  await Promise.all([1, 2, 3].map(() => receive(taking, [envelope])))
  await takeWaiting(taking)
  assert.deepEqual(await notesOf(theo), ['Both tabs sent it.'])
  assert.deepEqual(await stateOf(id), ['taken forgotten'])
})

test('another text under the same id is set apart and not lost', async () => {
  const [id, envelope] = await sealed(zofia, 'First text.')
  const [, other] = await sealed(zofia, 'Second text.', { id })
  await receive(taking, [envelope, other])
  assert.deepEqual(await stateOf(id), ['apart kept', 'taken forgotten'])
})

test('a child who is not the writer’s now goes to the inbox, and the sender hears only that it came', async () => {
  const [id, envelope] = await sealed(jayden, 'He waited by the gate.')
  assert.deepEqual(await receive(taking, [envelope]), [{ id, what: 'received' }])
  assert.deepEqual(await stateOf(id), ['inbox kept'])
  assert.deepEqual(await stateOf(id, 'because'), ['not-yours-now'])
  assert.deepEqual(await notesOf(jayden, 1), [])
})

test('a writer whose account has ended is heard by the manager', async () => {
  const mine = newId()
  const theirs = (await as('link-worker', tx => giveOutbox(tx, mine), 1))!
  const [id, envelope] = await sealed(jayden, 'Unsent on my last day.', { device: mine, grant: theirs.token })
  await run('endMembership', { person: whoIs('link-worker', 1).id })
  await receive(taking, [envelope])
  assert.deepEqual(await stateOf(id, 'because'), ['not-yours-now'])
})

test('what a stop left waiting is taken by the next round', async () => {
  const [id, envelope] = await sealed(zofia, 'Kept, then the lights went out.')
  await receive({ ...taking, database: { ...database, asMachine: stopped } }, [envelope])
  assert.deepEqual(await stateOf(id), ['waiting kept'])
  await takeWaiting(taking)
  assert.deepEqual(await stateOf(id), ['taken forgotten'])
})

test('what is not understood, or comes days after, is kept for a person to read', async () => {
  const [strange, odd] = await sealed(zofia, 'A kind of a newer version.', { kind: 'drawing' })
  await receive(taking, [odd])
  assert.deepEqual(await stateOf(strange, 'because'), ['not-understood'])
  const old = newId()
  const once = (await as('link-worker', tx => giveOutbox(tx, old)))!
  const [late, envelope] = await sealed(zofia, 'Found the phone again.', { device: old, grant: once.token })
  await look('endGrant', { device: old, days: 5 })
  await receive(taking, [envelope])
  assert.deepEqual(await stateOf(late, 'because'), ['after-its-day'])
})

test('what the database cannot hold is read by a person, and what waits behind it goes on', async () => {
  const form = formOfTexts([['child', zofia]])
  const fails: EnterKind = (tx, item) => kinds.seen!(tx, { ...item, form, id: 'a number that is none' })
  const stuck = { ...taking, kinds: { contact: fails } }
  const [odd, envelope] = await sealed(zofia, 'Has a number that is none.')
  await receive(stuck, [envelope])
  assert.deepEqual(await stateOf(odd, 'because'), ['not-understood'])
  const faulty: EnterKind = async () => assert.fail('a fault')
  const faults: unknown[] = []
  const [first, one] = await sealed(zofia, 'Meets a fault.', { kind: 'faulty' })
  const [second, two] = await sealed(zofia, 'Waits behind it.')
  await receive({ ...taking, database: { ...database, asMachine: stopped } }, [one, two])
  await takeWaiting({ ...taking, kinds: { contact, faulty }, onFault: error => faults.push(error) })
  assert.equal(faults.length, 1)
  assert.deepEqual(
    [...(await stateOf(first)), ...(await stateOf(second))],
    ['waiting kept', 'taken forgotten'],
  )
  await takeWaiting(taking)
})

test('a number or a moment that is none, or too large a thing, stops nothing that comes with it', async () => {
  const [, large] = await sealed(zofia, 'x'.repeat(200_000))
  const [, numbered] = await sealed(zofia, 'Far too many.', { sequence: 99_999_999_999 })
  const [, never] = await sealed(zofia, 'On no day.', { savedAt: '2026-02-31T10:00:00.000Z' })
  const [id, good] = await sealed(zofia, 'Comes with them.')
  const answers = await receive(taking, [large, numbered, never, good])
  assert.deepEqual(
    answers.map(each => each.what),
    ['not-kept', 'received', 'received', 'received'],
  )
  assert.deepEqual(await stateOf(id), ['taken forgotten'])
})

test('a device forgets its copy only when the server has it to the letter', async () => {
  const [id, envelope] = await sealed(zofia, 'Read back.')
  const ask = (hash: string) => database.atTheDoor(tx => findHeld(tx, [{ id, hash }]))
  assert.deepEqual(await ask(hashOf(envelope)), [])
  await receive(taking, [envelope])
  assert.deepEqual(await ask(hashOf(envelope)), [id])
  assert.deepEqual(await ask('0'.repeat(64)), [])
})

test('sealed to a key that is not ours, it is kept as it came', async () => {
  const [id, envelope] = await sealed(zofia, 'To somebody else.')
  const broken = { ...envelope, sealed: envelope.sealed.replace(/^.{8}/, 'AAAAAAAA') }
  assert.deepEqual(await receive(taking, [broken, 'rubbish']), [
    { id, what: 'received' },
    { id: undefined, what: 'not-kept' },
  ])
  assert.deepEqual(await stateOf(id), [])
  assert.deepEqual(await database.atTheDoor(tx => findHeld(tx, [{ id, hash: hashOf(broken) }])), [id])
})

test('a grant opens no page and reads no row', async () => {
  const { hashToken } = await import('#platform/sessions.ts')
  await assert.rejects(
    database.asActor(hashToken(grant.token), async () => {}),
    { name: 'NotKnown' },
  )
})

async function sealed(
  child: string,
  note: string,
  more: {
    id?: string
    kind?: string
    device?: string
    grant?: string
    sequence?: number
    savedAt?: string
  } = {},
): Promise<[string, Envelope]> {
  const id = more.id ?? newId()
  const header = {
    id,
    kind: more.kind ?? 'contact',
    savedAt: more.savedAt ?? new Date().toISOString(),
    sequence: more.sequence ?? ++sequence,
    device: more.device ?? device,
    key: key.id,
  }
  const fields = [
    ['child', child],
    ['note', note],
  ]
  return [id, await client.seal(key.publicKey, header, { grant: more.grant ?? grant.token, fields })]
}

async function notesOf(child: string, nth = 0): Promise<(string | null)[]> {
  const rows = await as(
    'link-worker',
    tx => contactsOfChild(tx, child, { from: '2026-07-01', to: '2026-07-31' }),
    nth,
  )
  return rows.map(row => row.words)
}

async function stateOf(item: string, what: 'state' | 'because' = 'state'): Promise<unknown[]> {
  const rows = await look('findArrivals', { items: [item] })
  return rows
    .map(row => (what === 'state' ? `${row.state} ${row.forgotten ? 'forgotten' : 'kept'}` : row.because))
    .sort()
}

async function stopped(): Promise<never> {
  throw new Error('the process stopped here')
}
