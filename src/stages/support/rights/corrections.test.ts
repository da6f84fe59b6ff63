// Something is said to be wrong: who may write it down, who decides, what stands beside the original, and what nobody changes.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { aContact } from '../contacts/contacts.fixture.ts'
import { logContact } from '../contacts/contacts.ts'
import {
  askCorrection,
  correctionsOf,
  countCorrections,
  decideCorrection,
  type NewCorrection,
  openCorrections,
} from './corrections.ts'

const sql = readSqlFile(new URL('./corrections.test.sql', import.meta.url))
const taking = readSqlFile(new URL('./rights.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const place = await addTrialPlace(administrator, { slug: 'wrong', schools: 1, children: 3 })
const [child, other] = [place.children[0]!, place.children[1]!]
const whoIs = (role: Role) => place.people.find(each => each.role === role)!
const as = <T>(role: Role, task: (tx: Tx) => Promise<T>) => database.asActor(whoIs(role).hash, task)
const send = (tx: Tx, name: string, values: Record<string, string>) => tx.send(sql.get(name)!.fill(values))
for (const one of [child, other]) await administrator.run(taking, 'takeOn', { place: place.id, child: one })
const refused = { code: '42501' }
const { seals } = database.secrets
const DECIDED = { because: null, statement: null, told: null }

const asked = async (more: Partial<NewCorrection> = {}, role: Role = 'link-worker') => {
  const correction: NewCorrection = {
    ...{ id: newId(), childId: child, entryId: null, entryDay: null, entry: 'A note', saidId: null },
    ...{ asker: 'parent', askedBy: 'Agnieszka Kowalczyk', receivedOn: '2026-07-01' },
    ...{ wrong: 'It was her aunt.', rightIs: 'It was her mother.', evidence: null, opinion: false },
    ...more,
  }
  assert.equal(await as(role, tx => askCorrection(tx, correction, seals)), true)
  return correction
}
const one = async (id: string, of = child) =>
  (await as('programme-manager', tx => correctionsOf(tx, of, { id })))[0]

describe('that something is wrong', () => {
  test('is written down once by who writes notes, leads or answers for records, and read by who reads notes', async () => {
    const first = await asked()
    assert.equal(await as('link-worker', tx => askCorrection(tx, first)), false, 'the same form twice')
    await asked({}, 'programme-manager')
    await asked({}, 'safeguarding-lead')
    for (const role of ['school-lead', 'place-director', 'administrator', 'payer'] as const) {
      await assert.rejects(
        as(role, tx => askCorrection(tx, { ...first, id: newId() })),
        refused,
        role,
      )
      assert.deepEqual(await as(role, tx => correctionsOf(tx, child)), [], role)
      assert.deepEqual(await as(role, openCorrections), [], role)
    }
    assert.equal((await as('link-worker', tx => countCorrections(tx, child))).open, 3)
  })

  test('about the safeguarding file is read and decided by the safeguarding leads alone', async () => {
    const { id } = await asked(
      { entry: 'What the police said on 3 June', opinion: true, ofFile: true },
      'safeguarding-lead',
    )
    const decided = {
      id,
      outcome: 'corrected',
      ...DECIDED,
      statement: 'It was the fourth.',
      ofFile: true,
    } as const
    for (const role of ['link-worker', 'programme-manager'] as const) {
      assert.deepEqual(await as(role, tx => correctionsOf(tx, child, { id })), [], role)
      await assert.rejects(
        as(role, tx => decideCorrection(tx, decided, seals)),
        refused,
        role,
      )
      await assert.rejects(
        asked({ ofFile: true }, role),
        refused,
        `${role} reads no file, so nothing in it is wrong to them`,
      )
    }
    await assert.rejects(
      as('safeguarding-lead', tx => decideCorrection(tx, { ...decided, ofFile: false })),
      { code: '23514' },
      'what is decided of the file is sealed, too',
    )
    assert.equal(await as('safeguarding-lead', tx => decideCorrection(tx, decided, seals)), true)
    const kept = JSON.stringify(await administrator.run(sql, 'asItIsKept', { id }))
    for (const word of ['police', 'aunt', 'mother', 'fourth']) assert.ok(!kept.includes(word), word)
    const [read] = await as('safeguarding-lead', tx => correctionsOf(tx, child, { id }, seals))
    assert.deepEqual(
      [read?.entry, read?.wrong, read?.statement],
      ['What the police said on 3 June', 'It was her aunt.', 'It was the fourth.'],
    )
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
    assert.equal(read?.decided_on, today, 'the day is the database’s')
  })

  test('is written and changed by no statement of a page', async () => {
    const { id } = await asked()
    for (const role of ['link-worker', 'programme-manager', 'safeguarding-lead'] as const) {
      await assert.rejects(
        as(role, tx => send(tx, 'writeWithoutAsking', { child })),
        refused,
        role,
      )
      await assert.rejects(
        as(role, tx => send(tx, 'decideWithoutAsking', { id })),
        refused,
        role,
      )
    }
  })

  test('about a note for a few is read by those few', async () => {
    const contact = aContact([child], { note: 'For the manager.', audience: 'manager' })
    await as('link-worker', tx => logContact(tx, contact))
    const { id } = await asked({ entryId: contact.id, entryDay: '2026-07-17' })
    assert.equal((await as('link-worker', tx => correctionsOf(tx, child, { id }))).length, 1, 'who wrote it')
    assert.equal((await as('programme-manager', tx => correctionsOf(tx, child, { id }))).length, 1)
    assert.deepEqual(await as('safeguarding-lead', tx => correctionsOf(tx, child, { id })), [])
    await assert.rejects(
      as('safeguarding-lead', tx => decideCorrection(tx, { id, outcome: 'corrected', ...DECIDED })),
      refused,
    )
  })
})

describe('what is decided', () => {
  test('is decided once, and that a fact stays, by another than who writes the notes', async () => {
    const { id } = await asked()
    const stays = { id, outcome: 'not-corrected' as const, ...DECIDED, because: 'Seen at the door.' }
    await assert.rejects(
      as('link-worker', tx => decideCorrection(tx, { ...stays, statement: 'It was her mother.' })),
      refused,
    )
    await assert.rejects(
      as('programme-manager', tx => decideCorrection(tx, stays)),
      { code: '23514' },
      'without their statement nothing stays',
    )
    const whole = { ...stays, statement: 'It was her mother.' }
    assert.equal(await as('programme-manager', tx => decideCorrection(tx, whole)), true)
    assert.equal(await as('safeguarding-lead', tx => decideCorrection(tx, whole)), false, 'it is decided')
    const { outcome, statement, decided_by: by } = (await one(id))!
    assert.deepEqual([outcome, statement, by !== null], ['not-corrected', 'It was her mother.', true])
  })

  test('leaves a statement beside every opinion', async () => {
    const { id } = await asked({ opinion: true })
    await assert.rejects(
      as('link-worker', tx => decideCorrection(tx, { id, outcome: 'corrected', ...DECIDED })),
      { code: '23514' },
    )
    const stays = { id, outcome: 'not-corrected' as const, ...DECIDED, because: 'It was my view.' }
    assert.equal(
      await as('link-worker', tx => decideCorrection(tx, { ...stays, statement: 'She is not shy.' })),
      true,
    )
  })

  test('answers what was asked on a page in the same moment, and only an open one is asked for', async () => {
    const said = newId()
    await administrator.run(sql, 'addSaid', { place: place.id, child: other, id: said })
    const about = { childId: other, saidId: said, asker: 'child' as const }
    const { id } = await asked(about, 'safeguarding-lead')
    await assert.rejects(
      as('safeguarding-lead', tx => decideCorrection(tx, { id, outcome: 'corrected', ...DECIDED })),
      { code: '23514' },
      'whoever asked is told',
    )
    const told = { id, outcome: 'corrected' as const, ...DECIDED, told: 'You are right. We wrote it down.' }
    assert.equal(await as('safeguarding-lead', tx => decideCorrection(tx, told)), true)
    const [word] = (await administrator.run(sql, 'whatWasAnswered', { id: said })) as [{ answer: string }]
    assert.equal(word.answer, told.told)
    const again = { ...(await one(id, other))!, id: newId() }
    assert.equal(
      await as('safeguarding-lead', tx =>
        askCorrection(tx, {
          ...{ id: again.id, entryId: null, entryDay: null, entry: 'x', wrong: 'x', rightIs: 'y' },
          ...{ evidence: null, opinion: false, askedBy: 'x', receivedOn: '2026-07-01', ...about },
        }),
      ),
      false,
    )
  })
})
