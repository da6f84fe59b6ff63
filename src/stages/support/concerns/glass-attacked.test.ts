// Breaking the glass, tried by somebody who means no good: what has ended gives nothing, whoever is kept away meanwhile is out at once,
// and there is always somebody who is told. Rule: rules/concerns.md, "Breaking the glass".
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { siteOf } from '#test/world.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { safeguardingFile, writeConcern } from './concerns.ts'
import { breakGlass, closeGlass, glassBroken, ownGlass, reviewGlass } from './glass.ts'
import { withoutLead } from './kept-from.ts'
import { addRules } from './rules.fixture.ts'

const world = await openTwoSchools()
const { database, place, as, whoIs } = world
await addRules(database, place.id)
const { seals } = database.secrets
const sql = readSqlFile(new URL('./glass.fixture.sql', import.meta.url))
const names = readSqlFile(new URL('./concerns.fixture.sql', import.meta.url))
const plain = await connectPlainly(database.where, database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
const schoolId = place.schools[0]!
const [child, twin] = place.childrenOf.get(schoolId)! as [string, string]
await plain.run(names, 'nameChild', { place: place.id, child, forename: 'Zoë', surname: 'O’Hara' })
await plain.run(names, 'nameChild', { place: place.id, child: twin, forename: 'Only', surname: 'Once' })
const worker = whoIs('link-worker').id
const site = siteOf(database)
beforeEach(() => as('link-worker', closeGlass))

test('what was closed gives nothing in a second tab, by its number again, or by SQL of one’s own', async () => {
  const id = await open()
  assert.equal(await statusOf(child), 200)
  await as('link-worker', closeGlass)
  assert.equal(await statusOf(child), 404)
  await open(id)
  assert.equal(await statusOf(child), 404, 'the same form sent again opens nothing')
  for (const block of ['longer', 'openAgain', 'grantMyself', 'backDated', 'looksAtOwn'])
    await assert.rejects(
      as('link-worker', tx => tx.send(sql.get(block)!.fill({ id, child }))),
      { code: '42501' },
      block,
    )
  assert.equal(await statusOf(child), 404)
})

test('an opening is of the moment and for an hour, whatever the table is told', async () => {
  for (const block of ['lastsLonger', 'nobodyKnowsWhy', 'noKind'])
    await assert.rejects(
      plain.run(sql, block, { place: place.id, child, person: worker }),
      { code: '23514' },
      block,
    )
})

const [owner, ofPlace] = [whoIs('safeguarding-lead').id, { place: place.id }]
for (const [what, start, end] of [
  [
    'has a conflict',
    () => plain.run(names, 'exclude', { ...ofPlace, child, person: worker }),
    () => plain.run(names, 'unexclude', { child, person: worker }),
  ],
  [
    'finds the record kept to a few',
    () => plain.run(sql, 'restrict', { ...ofPlace, child, owner }),
    () => plain.run(sql, 'unrestrict', { ...ofPlace, child }),
  ],
] as const)
  test(`whoever ${what} since they opened it is out at once, though the hour runs`, async () => {
    await open()
    assert.equal(await statusOf(child), 200)
    await start()
    assert.notEqual(await statusOf(child), 200)
    await end()
  })

test('a concern about whoever opens it is not there for them then either, and they cannot tell from the answer', async () => {
  const words = { about: '', seen: 'A raised hand.', said: '', told: '', opinion: '', done: '' }
  const happened = { happenedOn: '2026-07-16', happenedAt: null, addsTo: null }
  await as('programme-manager', tx =>
    writeConcern(tx, seals, { id: randomUUID(), childId: child, ...happened, words, keptFrom: [worker] }),
  )
  await open()
  assert.equal(await as('link-worker', tx => safeguardingFile(tx, child)), undefined)
  assert.equal(await statusOf(child), 200)
  assert.doesNotMatch(await (await get('link-worker', child)).text(), /safeguarding file/i)
})

test('where no lead may read of that child, who runs the programme is told that an opening waits', async () => {
  const lead = whoIs('safeguarding-lead').id
  const before = await as('programme-manager', withoutLead)
  await plain.run(names, 'exclude', { ...ofPlace, child, person: lead })
  const id = await open()
  assert.equal(
    (await as('safeguarding-lead', tx => glassBroken(tx, seals))).some(each => each.id === id),
    false,
  )
  const review = (role: Role) =>
    as(role, tx => reviewGlass(tx, seals, { id, verdict: 'right', words: 'So.' }))
  assert.equal(await review('safeguarding-lead'), false, 'nor looks she at it')
  assert.ok((await as('programme-manager', withoutLead)).glass > before.glass)
  assert.equal((await as('link-worker', withoutLead)).glass, 0)
  assert.match(
    await (await get('programme-manager', undefined)).text(),
    /opened by breaking the glass that no/,
  )
  await plain.run(names, 'unexclude', { child, person: lead })
  assert.equal((await as('programme-manager', withoutLead)).glass, 0)
  assert.equal(await as('link-worker', ownGlass).then(each => each?.id), id)
})

test('whoever has the role no more is out at once: the last try, as it ends their sign-in too', async () => {
  await open()
  await plain.run(sql, 'endRole', { ...ofPlace, person: worker })
  assert.notEqual(await statusOf(child), 200)
  assert.equal((await plain.run(names, 'findReach', { person: worker, child })).length, 0)
})

async function open(id: string = randomUUID()): Promise<string> {
  const asked = {
    schoolId,
    category: 'ill',
    because: 'Her mother rang from hospital; who may collect her?',
  } as const
  const { what } = await as('link-worker', tx => breakGlass(tx, seals, { id, name: 'Zoë O’Hara', ...asked }))
  assert.equal(what, 'opened')
  return id
}

function get(role: Role, of: string | undefined) {
  return site.request(`http://localhost:3000/support${of ? `/children/${of}` : ''}`, {
    headers: { cookie: `kith=${whoIs(role).token}` },
  })
}

async function statusOf(of: string): Promise<number> {
  return (await get('link-worker', of)).status
}
