// A child's record is asked for: the clock, a bundle of everything, lines left out, and two people before it is handed over.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { protectAddress } from '#records/families/families.ts'
import { addTrialPlace, fillTables, openTrial } from '#test/trial.ts'
import { readTables } from '#test/worked-tables.ts'
import { openTestDatabase } from '#test/world.ts'
import { writeConcern } from '../concerns/concerns.ts'
import { addEntry } from '../concerns/file.ts'
import { aContact } from '../contacts/contacts.fixture.ts'
import { logContact } from '../contacts/contacts.ts'
import { tellStaff } from '../in-school/telling.ts'
import { askCorrection } from './corrections.ts'
import { dueOn } from './due.ts'
import {
  addLineByHand,
  bundleLines,
  endRequest,
  extendRequest,
  gatherBundle,
  handOver,
  markReady,
  openSealed,
  pauseClock,
  requests,
  resumeClock,
  sectionsOf,
  sendBack,
  signBundle,
  withhold,
  writeDownRequest,
} from './requests.ts'

const sql = readSqlFile(new URL('./rights.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const place = await addTrialPlace(administrator, { slug: 'asked', schools: 1, children: 3 })
const child = place.children[0]!
const whoIs = (role: Role) => place.people.find(each => each.role === role)!
const deputy = whoIs('place-director')
await administrator.run(sql, 'alsoLeads', { person: deputy.id })
await administrator.run(sql, 'takeOn', { place: place.id, child })
const as = <T>(role: Role, task: (tx: Tx) => Promise<T>) => database.asActor(whoIs(role).hash, task)
const lead = <T>(task: (tx: Tx) => Promise<T>) => as('safeguarding-lead', task)
const second = <T>(task: (tx: Tx) => Promise<T>) => as('place-director', task)
const refused = { code: '42501' }
const send = (tx: Tx, name: string, values: Record<string, string>) => tx.send(sql.get(name)!.fill(values))

const asked = async (more = {}) => {
  const id = newId()
  const request = {
    id,
    childId: child,
    asker: 'parent' as const,
    askedBy: 'Agnieszka Kowalczyk',
    rightShown: 'Birth certificate seen',
    childView: null,
    whatFor: null,
    receivedOn: '2026-07-01',
    ...more,
  }
  assert.equal(await lead(tx => writeDownRequest(tx, request)), true)
  return request
}
/** Tables of the request itself, and what the search is made of. */
const OWN = /record_requests|request_pauses|bundle_lines|search_words/
const others = ['link-worker', 'programme-manager', 'school-lead', 'administrator'] as const
const one = async (id: string) => (await lead(tx => requests(tx, { id })))[0]!

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())

test('it is due as the page of rules says', () => {
  const [rows] = readTables(readFileSync(new URL('../../../../rules/rights.md', import.meta.url), 'utf8'))
  assert.equal(rows?.length, 8)
  for (const row of rows!) {
    const pauses = row['stood still']!.split(',')
      .filter(Boolean)
      .map(each => {
        const [from, until] = each.split(' to').map(day => day.trim())
        return { from: from!, until: until || null }
      })
    const due = dueOn({ receivedOn: row.received!, extended: row.extended === 'yes', pauses }, row.today!)
    assert.equal(due, row.due, JSON.stringify(row))
  }
})

describe('the request', () => {
  test('is written down once, and read by nobody who does not answer for records', async () => {
    const request = await asked()
    assert.equal(await lead(tx => writeDownRequest(tx, request)), false)
    assert.equal(
      (await lead(tx => requests(tx, { childId: child }))).some(each => each.id === request.id),
      true,
    )
    for (const role of others) {
      assert.deepEqual(await as(role, tx => requests(tx)), [], role)
      const again = { ...request, id: newId() }
      const wrote = await as(role, tx => writeDownRequest(tx, again)).catch(error => error.code)
      // Whoever does not see the child finds nobody to write it of; the others are refused.
      assert.ok(wrote === '42501' || wrote === false, `${role}: ${wrote}`)
    }
  })

  test('needs what shows the right, unless the child asks', async () => {
    const bare = {
      id: newId(),
      childId: child,
      askedBy: 'Mother',
      rightShown: null,
      childView: null,
      whatFor: null,
    }
    const said = { ...bare, receivedOn: '2026-07-01' }
    await assert.rejects(
      lead(tx => writeDownRequest(tx, { ...said, asker: 'parent' })),
      { code: '23514' },
    )
    assert.equal(await lead(tx => writeDownRequest(tx, { ...said, asker: 'child' })), true)
  })

  test('has a clock that stands still once at a time, and runs three months once', async () => {
    const { id } = await asked()
    const pause = { id: newId(), requestId: id, why: 'identity' as const }
    assert.equal(await lead(tx => pauseClock(tx, pause)), true)
    assert.equal(
      await lead(tx => pauseClock(tx, { ...pause, id: newId() })),
      false,
      'it stands still already',
    )
    assert.equal(await lead(tx => resumeClock(tx, id)), true)
    assert.equal(await lead(tx => resumeClock(tx, id)), false)
    assert.deepEqual(
      (await one(id)).pauses.map(({ from, until }) => [from, until]),
      [[today, today]],
    )
    assert.equal(await lead(tx => extendRequest(tx, id, 'Nine years of files')), true)
    assert.equal(await lead(tx => extendRequest(tx, id, 'More')), false)
    assert.equal(await lead(tx => endRequest(tx, id, '2026-07-08', 'They took it back')), true)
    assert.equal(await lead(tx => pauseClock(tx, { ...pause, id: newId() })), false, 'it has ended')
  })
})

describe('the bundle', () => {
  test('holds a line of every table in which anything is kept about the child', async () => {
    const { id } = await asked()
    await as('link-worker', tx =>
      tellStaff(tx, [
        {
          id: newId(),
          childId: child,
          name: 'Ms Khan',
          role: 'maths',
          what: 'Up at night with her brother. Tired on Mondays.',
          allowance: null,
          until: '2027-09-30',
          yesBy: 'Mother',
          yesOn: '2026-07-16',
        },
      ]),
    )
    const filled = await fillTables(administrator, place.id, [child])
    const request = await one(id)
    assert.ok((await lead(tx => gatherBundle(tx, request))) > 5)
    const kept = new Set((await lead(tx => sectionsOf(tx, id))).map(each => each.kept_as))
    const about = filled.filter(each => each.child_column !== null && !OWN.test(each.guarded))
    assert.ok(about.length > 60)
    for (const { guarded } of about) assert.ok(kept.has(guarded), `${guarded} is in the bundle`)
    const said = await lead(tx => bundleLines(tx, id, 'kith.staff_told'))
    assert.ok(said.some(line => line.words === 'Up at night with her brother.'))
    assert.ok(
      said.some(line => line.words === 'Tired on Mondays.'),
      'a sentence is a line',
    )
    for (const role of others) {
      assert.deepEqual(await as(role, tx => bundleLines(tx, id)), [], role)
      assert.deepEqual(await as(role, tx => send(tx, 'askAll', { child })), [], role)
    }
  })

  test('opens what is sealed for whoever may read it, a line a sentence, each left out at first', async () => {
    const of = place.children[1]!
    await administrator.run(sql, 'takeOn', { place: place.id, child: of })
    const { seals } = database.secrets
    const said = 'He waits at the corner. “I go the long way.”'
    await as('link-worker', tx =>
      writeConcern(tx, seals, {
        ...{ id: newId(), childId: of, happenedOn: '2026-07-01', happenedAt: null, addsTo: null },
        words: { about: '', seen: said, said: '', told: '', opinion: '', done: '' },
      }),
    )
    await lead(async tx => {
      await protectAddress(tx, seals, { childId: of, address: '4 Heron Yard', because: 'They asked' })
      await addEntry(tx, seals, {
        ...{ id: newId(), childId: of, concernId: null, kind: 'discussion', onDay: '2026-07-02' },
        words: { what: 'Told her of it.', withWhom: 'Ms Farrow', why: '', notTold: '' },
      })
    })
    const { id } = await asked({ childId: of })
    await lead(async tx => gatherBundle(tx, await one(id)))
    const before = await one(id)
    assert.equal(before.shut, 3)
    for (const role of others) assert.equal(await as(role, tx => openSealed(tx, seals, before)), 0, role)
    assert.equal(await lead(tx => openSealed(tx, seals, before)), 5)
    assert.equal(await lead(tx => openSealed(tx, seals, before)), 0, 'the same again')
    const lines = await lead(tx => bundleLines(tx, id))
    const opened = lines.filter(each => each.sealed === 'opened')
    assert.deepEqual(
      opened.map(({ words, withheld }) => [words, withheld]),
      [
        ['4 Heron Yard', 'serious-harm'],
        ['He waits at the corner.', 'child-abuse-data'],
        ['“I go the long way.”', 'child-abuse-data'],
        ['Told her of it.', 'child-abuse-data'],
        ['Ms Farrow', 'child-abuse-data'],
      ],
    )
    assert.equal((await one(id)).shut, 0)
    assert.equal((await one(id)).lines, lines.length)
    assert.ok(
      lines.every(each => !each.words.startsWith('Sealed:')),
      'nothing stands for it any more',
    )
    assert.equal(await lead(tx => withhold(tx, id, [{ n: opened[0]!.n, code: null }])), 1)
    await lead(tx => markReady(tx, id))
    await assert.rejects(
      lead(tx => send(tx, 'addOpened', { id })),
      refused,
    )
  })

  test('is not kept from the child as child abuse data', async () => {
    const { id } = await asked({ asker: 'child', rightShown: null })
    await lead(tx => addLineByHand(tx, id, { rowId: newId(), onDay: null, words: 'A letter.' }))
    await assert.rejects(
      lead(tx => withhold(tx, id, [{ n: 1, code: 'child-abuse-data' }])),
      refused,
    )
    assert.equal(await lead(tx => withhold(tx, id, [{ n: 1, code: 'serious-harm' }])), 1)
  })

  test('is signed by another than who made it ready, and not changed between', async () => {
    const { id } = await asked()
    assert.equal(await lead(tx => markReady(tx, id)), false, 'nothing was gathered')
    await lead(async tx => gatherBundle(tx, await one(id)))
    assert.equal(await lead(tx => withhold(tx, id, [{ n: 2, code: 'third-party' }])), 1)
    assert.equal(await lead(tx => withhold(tx, id, [{ n: 2, code: 'third-party' }])), 0, 'the same again')
    const line = { rowId: newId(), onDay: null, words: 'A letter in the paper file.' }
    assert.equal(await lead(tx => addLineByHand(tx, id, line)), true)
    assert.equal(await lead(tx => addLineByHand(tx, id, line)), false, 'the same form twice is one')
    assert.equal(await lead(tx => handOver(tx, id, '2026-07-10', 'By hand')), false, 'it is not signed')
    assert.equal(await lead(tx => markReady(tx, id)), true)
    await assert.rejects(
      lead(tx => send(tx, 'changeLine', { id })),
      refused,
    )
    assert.equal(await lead(tx => signBundle(tx, id)), false, 'they made it ready')
    await assert.rejects(
      lead(tx => send(tx, 'signMine', { id })),
      { code: '23514' },
    )
    await assert.rejects(
      lead(tx => send(tx, 'claimSigned', { id, by: deputy.id })),
      refused,
    )
    assert.equal(await second(tx => sendBack(tx, id)), true)
    assert.equal(
      await lead(tx => withhold(tx, id, [{ n: 2, code: null }])),
      1,
      'sent back, it may be changed',
    )
    assert.equal(await lead(tx => markReady(tx, id)), true)
    assert.equal(await second(tx => signBundle(tx, id)), true)
    assert.equal(await second(tx => sendBack(tx, id)), false, 'it is signed')
    assert.equal(await lead(tx => handOver(tx, id, '2026-07-10', 'Into her hands')), true)
    const done = await one(id)
    assert.deepEqual(
      [done.handed_on, done.handed_how, done.signed_at !== null],
      ['2026-07-10', 'Into her hands', true],
    )
    assert.equal(await lead(tx => endRequest(tx, id, '2026-07-11', 'Late')), false, 'it was answered')
  })
})

test('a row becomes lines that can be left out one by one, and nothing of machines', async () => {
  const of = place.children[2]!
  await administrator.run(sql, 'takeOn', { place: place.id, child: of })
  const note = 'Her sister was there, e.g. at lunch. Zofia laughed.\n“Come again?” she said.'
  const contact = aContact([of], { note, occurredOn: '2026-06-02' })
  await as('link-worker', tx => logContact(tx, contact))
  await lead(tx =>
    askCorrection(tx, {
      ...{
        id: newId(),
        childId: of,
        entryId: contact.id,
        entryDay: '2026-06-02',
        entry: 'A note',
        saidId: null,
      },
      ...{ asker: 'parent', askedBy: 'Mother', receivedOn: '2026-07-01', evidence: null, opinion: false },
      ...{ wrong: 'Not her sister.', rightIs: 'Her cousin.' },
    }),
  )
  const { id } = await asked({ childId: of })
  await lead(async tx => gatherBundle(tx, await one(id)))
  const lines = await lead(tx => bundleLines(tx, id, 'kith.contact_notes'))
  const [details, ...said] = lines.map(({ field, words }) => [field, words])
  assert.match(details!.join(), /^details,.*written by: Pretend 1 link-worker/)
  assert.doesNotMatch(details!.join(), /[0-9a-f]{8}-[0-9a-f]{4}/)
  assert.deepEqual(said, [
    ['words', 'Her sister was there, e.g. at lunch.'],
    ['words', 'Zofia laughed.'],
    ['words', '“Come again?” she said.'],
    ['audience', 'team'],
    ['language', 'en'],
    ['said to be wrong', 'Not her sister.'],
    ['they say is right', 'Her cousin.'],
  ])
  assert.deepEqual(new Set(lines.map(each => each.on_day)), new Set(['2026-06-02']), 'the day of its contact')
})
