// What rules/concerns.md says of a concern about somebody who works with us: whoever it is about never reads of it, nor that it is
// there, by a page or by SQL of their own; it goes to another lead, and where none is left that it waits is told to who names one.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { siteOf } from '#test/world.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import {
  fileConcern,
  keepersOf,
  openConcern,
  ownConcerns,
  receiveConcern,
  receivedConcerns,
  receiversOfOwn,
  safeguardingFile,
  waitingConcerns,
  writeConcern,
} from './concerns.ts'
import { addEntry, chronologyOf, undecidedConcerns } from './file.ts'
import { keepFrom, whomItMayBeAbout, withoutLead } from './kept-from.ts'
import { addRules } from './rules.fixture.ts'

const world = await openTwoSchools()
const { seals } = world.database.secrets
const sql = readSqlFile(new URL('./kept-from.fixture.sql', import.meta.url))
const plain = await connectPlainly(world.database.where, world.database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
const { child, sibling, place, as, whoIs } = world
const lead = <T>(task: (tx: Tx) => Promise<T>) => as('safeguarding-lead', task)
const leadId = whoIs('safeguarding-lead').id
// A deputy, who runs nothing else: the evaluator of this trial place.
const deputy = <T>(task: (tx: Tx) => Promise<T>) => as('evaluator', task)
const deputyId = whoIs('evaluator').id
const deputise = () =>
  plain.run(sql, 'addRole', { place: place.id, person: deputyId, role: 'safeguarding-lead' })
const undeputise = () =>
  plain.run(sql, 'endRole', { place: place.id, person: deputyId, role: 'safeguarding-lead' })
const refused = { code: '42501' }

test('of a concern about the lead she finds nothing anywhere; the deputy receives it, and its writer is told who', async () => {
  await deputise()
  const id = await write({ keptFrom: [leadId] })
  const entry = await deputy(tx => addLine(tx, id))
  assert.deepEqual(await as('link-worker', tx => receiversOfOwn(tx, id)), [await nameOf(deputyId)])
  await nothingFor(lead, id, entry)
  assert.equal(await deputy(tx => receiveConcern(tx, id, [])), true)
  assert.equal((await deputy(tx => openConcern(tx, seals, id)))?.kept_from_id[0], leadId)
  assert.equal(
    (await as('link-worker', ownConcerns)).find(each => each.id === id)?.received_at instanceof Date,
    true,
  )
  await nothingFor(lead, id, entry)
  assert.deepEqual(await lead(tx => tx.send(sql.get('findAudited')!.fill({ id }))), [])
  assert.equal(
    await deputy(async tx =>
      (await tx.send(sql.get('findBundle')!.fill({ child }))).some(row => (row as { id: string }).id === id),
    ),
    true,
  )
  await plain.run(sql, 'addKeepingLine', { place: place.id, id: randomUUID(), child })
  const told = async (who: typeof lead) =>
    [
      await who(tx => tx.send(sql.get('findKeeping')!.fill({ child }))),
      await who(tx => tx.send(sql.get('findKeepingLines')!.fill({ child }))),
    ] as const
  const [[hers], herLines] = await told(lead)
  assert.deepEqual(
    [hers, herLines],
    [{ safeguarding: false, last_entry_on: null, n: 0 }, []],
    'nor when records go',
  )
  const [[theirs], lines] = await told(deputy)
  assert.deepEqual([theirs?.safeguarding, theirs?.n, lines.length], [true, 2, 1])
  await undeputise()
})

test('it raises no flag for anybody but those who receive concerns, and whom to ask names nobody it is kept from', async () => {
  await deputise()
  await write({ keptFrom: [leadId], childId: sibling, by: 'programme-manager' })
  for (const role of ['link-worker', 'programme-manager', 'place-director'] as const)
    assert.equal(await as(role, tx => safeguardingFile(tx, sibling)), undefined, role)
  assert.equal(await as('school-lead', tx => safeguardingFile(tx, sibling), 1), undefined)
  assert.equal(await lead(tx => safeguardingFile(tx, sibling)), undefined, 'nor for whom it is about')
  assert.ok((await deputy(tx => safeguardingFile(tx, sibling))) instanceof Date)
  const other = await write({ childId: sibling, by: 'programme-manager' })
  assert.ok((await lead(tx => safeguardingFile(tx, sibling))) instanceof Date, 'another concern does')
  const flagged = await as('programme-manager', tx => safeguardingFile(tx, sibling))
  const ofOther = (await lead(tx => openConcern(tx, seals, other)))!.made_at
  assert.deepEqual(flagged, ofOther, 'on its own day, not the first’s')
  const ask = await as('programme-manager', tx => keepersOf(tx, sibling))
  assert.deepEqual(ask, [await nameOf(deputyId)])
  await undeputise()
})

test('what is added to it, and lines about it or about nothing, are kept from the same; lines of another concern are not', async () => {
  await deputise()
  const first = await write({ keptFrom: [leadId] })
  const added = await write({ addsTo: first })
  await nothingFor(lead, added)
  const free = await deputy(tx => addLine(tx, null))
  const byHand = randomUUID()
  await deputy(tx => tx.send(sql.get('addEntryByHand')!.fill({ id: byHand, child, concern: first })))
  await nothingFor(lead, first, free, byHand)
  const own = await lead(tx => addLine(tx, null))
  assert.ok((await seen(lead)).includes(own), 'what she wrote herself')
  const other = await write({})
  const about = await deputy(tx => addLine(tx, other))
  assert.ok((await seen(lead)).includes(about))
  await assert.rejects(
    lead(tx => addLine(tx, first)),
    refused,
    'nor writes she about it',
  )
  await undeputise()
})

describe('whoever receives it', () => {
  test('keeps it from somebody whom its writer did not tick, with all that was written about it', async () => {
    await deputise()
    const id = await write({})
    const added = await write({ addsTo: id })
    const line = await deputy(tx => addLine(tx, id))
    assert.ok((await seen(lead)).includes(line))
    assert.equal(await deputy(tx => keepFrom(tx, id, [leadId])), true)
    await nothingFor(lead, id, added, line)
    assert.equal(await lead(tx => keepFrom(tx, id, [deputyId])), false, 'and she keeps it from nobody')
    assert.equal(await deputy(tx => keepFrom(tx, id, [])), true)
    assert.deepEqual(
      (await deputy(tx => openConcern(tx, seals, id)))?.kept_from_id,
      [leadId],
      'nobody is taken off',
    )
    await undeputise()
  })

  test('alone: nobody else says so, and not by SQL', async () => {
    const id = await write({})
    for (const role of ['link-worker', 'programme-manager', 'school-lead', 'payer'] as const)
      assert.equal(await as(role, tx => keepFrom(tx, id, [whoIs(role).id])), false, role)
    await assert.rejects(
      lead(tx => tx.send(sql.get('unkeep')!.fill({}))),
      refused,
    )
  })
})

test('the audit of concerns and files is read by who reads them, and never by whom one is about', async () => {
  await deputise()
  const administrator = whoIs('administrator').id
  const id = await write({ keptFrom: [administrator] })
  const other = await write({})
  await addRules(world.database, place.id)
  const site = siteOf(world.database)
  const go = async (role: Role, path: string, form?: Record<string, string>) => {
    const answer = await site.request(`http://localhost:3000/support${path}`, {
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: `kith=${whoIs(role).token}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
    assert.ok(answer.status < 400, `${path} ${answer.status}`)
  }
  for (const each of [id, other]) {
    await go('evaluator', `/concerns/${each}`)
    await go('evaluator', `/concerns/${each}/received`, { next: 'carry-on' })
    await go('evaluator', `/concerns/${each}/file`, { child: sibling })
  }
  await go('evaluator', '/concerns')
  await go('evaluator', `/children/${sibling}/concerns`)
  const of = async (role: Role) =>
    (await as(role, tx => tx.send(sql.get('findAuditOfConcerns')!.fill({})))).map(row => String(row.action))
  assert.deepEqual(await of('administrator'), [], 'not that there are any, nor how many')
  assert.equal((await of('evaluator')).length, 8, 'each reads what they did themself')
  await plain.run(sql, 'addRole', { place: place.id, person: leadId, role: 'administrator' })
  const shown = await of('safeguarding-lead')
  assert.equal(shown.filter(each => each === 'opened-concern').length, 2, 'and who leads, what others did')
  assert.equal(await deputy(tx => keepFrom(tx, id, [leadId])), true)
  const left = await of('safeguarding-lead')
  assert.equal(left.filter(each => each === 'opened-concern').length, 1)
  assert.equal(left.includes('opened-safeguarding-file') || left.includes('saw-list'), false, 'nor how many')
  await plain.run(sql, 'endRole', { place: place.id, person: leadId, role: 'administrator' })
  await undeputise()
})

test('where no lead is left, that one waits is told to who runs the programme, unless it is about them', async () => {
  const before = await waits('programme-manager')
  const manager = whoIs('programme-manager').id
  await write({ keptFrom: [leadId] })
  assert.equal(await waits('programme-manager'), before + 1)
  await write({ keptFrom: [leadId, manager] })
  assert.equal(await waits('programme-manager'), before + 1, 'not of the one that is about her')
  assert.equal(await waits('place-director'), before + 2)
  for (const role of ['link-worker', 'school-lead', 'payer', 'administrator', 'safeguarding-lead'] as const)
    assert.equal(await waits(role), 0, role)
  await deputise()
  assert.equal(await waits('place-director'), 0, 'a lead who is named since reads them')
  await undeputise()
})

test('whom a writer may tick: who works here, but for whoever is told nothing of files only those who receive concerns', async () => {
  const whom = await as('link-worker', whomItMayBeAbout)
  const me = whoIs('link-worker').id
  assert.equal(
    whom.some(each => each.person_id === me),
    false,
  )
  assert.ok(whom.some(each => each.roles.includes('school-lead') && each.school !== null))
  for (const role of ['payer', 'partner-worker'] as const)
    assert.deepEqual(
      (await as(role, whomItMayBeAbout)).map(each => each.roles),
      [['safeguarding-lead']],
      role,
    )
  const stranger = randomUUID()
  const id = await write({ keptFrom: [stranger, me] })
  assert.deepEqual(
    (await lead(tx => openConcern(tx, seals, id)))?.kept_from_id,
    [],
    'a stranger, or oneself, is nobody',
  )
})

async function nothingFor(who: typeof lead, ...ids: string[]): Promise<void> {
  const [concern] = ids as [string]
  const shown = await seen(who)
  for (const id of ids) assert.equal(shown.includes(id), false)
  assert.equal(await who(tx => openConcern(tx, seals, concern)), undefined)
  assert.equal(await who(tx => receiveConcern(tx, concern, [])), false)
  assert.equal(await who(tx => fileConcern(tx, concern, sibling)), false)
  const bundle = await who(tx => tx.send(sql.get('findBundle')!.fill({ child })))
  assert.equal(
    bundle.some(row => ids.includes((row as { id: string }).id)),
    false,
    'nor in a bundle',
  )
  const counted = await who(async tx => [
    (await waitingConcerns(tx)).fresh,
    (await undecidedConcerns(tx)).undecided,
  ])
  const listed = await who(receivedConcerns)
  assert.equal(counted[0], listed.filter(each => each.received_at === null).length, 'nor counted')
}

async function seen(who: typeof lead): Promise<string[]> {
  const rows = await who(tx => tx.send(sql.get('findAll')!.fill({})))
  const lines = await who(tx => chronologyOf(tx, seals, child)).catch(() => [])
  return [...rows.map(row => (row as { id: string }).id), ...lines.map(line => line.row.id)]
}

async function nameOf(person: string): Promise<string> {
  return String((await plain.run(sql, 'findName', { person }))[0]!.name)
}

async function waits(role: Role): Promise<number> {
  return (await as(role, withoutLead)).concerns
}

async function addLine(tx: Tx, concernId: string | null): Promise<string> {
  const id = randomUUID()
  const words = { what: 'Said', withWhom: 'Somebody', why: '', notTold: '' }
  await addEntry(tx, seals, { id, childId: child, concernId, kind: 'discussion', onDay: '2026-07-16', words })
  return id
}

async function write(given: {
  keptFrom?: string[]
  childId?: string
  addsTo?: string
  by?: Role
}): Promise<string> {
  const id = randomUUID()
  const words = { about: '', seen: 'A raised hand.', said: '', told: '', opinion: '', done: '' }
  const made = await as(given.by ?? 'link-worker', tx =>
    writeConcern(tx, seals, {
      ...{ id, childId: given.childId ?? child, happenedOn: '2026-07-16', happenedAt: null, words },
      ...{ addsTo: given.addsTo ?? null, keptFrom: given.keptFrom ?? [] },
    }),
  )
  assert.equal(made, true)
  return id
}
