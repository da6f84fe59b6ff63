import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { readTables } from '#test/worked-tables.ts'
import { openTestDatabase } from '#test/world.ts'
import { findByName } from './finding.ts'

const testSql = readSqlFile(new URL('./finding.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
const place = await addTrialPlace(administrator, { slug: 'finding', schools: 2, children: 600 })
const other = await addTrialPlace(administrator, { slug: 'other', schools: 1, children: 2 })
after(() => administrator.close())

const run = (name: string, values: Record<string, string | null>) => administrator.run(testSql, name, values)
const personOf = (role: Role) => place.people.find(person => person.role === role)!
const find = async (typed: string, role: Role = 'programme-manager') =>
  ((await database.asActor(personOf(role).hash, tx => findByName(tx, typed)))?.found ?? []).map(
    each => each.child_id,
  )
let given = 0
async function named(forename: string, surname: string, child = place.children[given++]!): Promise<string> {
  await run('giveName', { place: place.id, child, forename, surname })
  return child
}

test('what is typed finds whom rules/finding.md says', async () => {
  const [table] = readTables(readFileSync(new URL('../../../../rules/finding.md', import.meta.url), 'utf8'))
  assert.equal(table?.length, 25)
  const byName = new Map<string, string>()
  for (const { name } of table!) {
    const at = name!.indexOf(' ')
    if (!byName.has(name!)) byName.set(name!, await named(name!.slice(0, at), name!.slice(at + 1)))
  }
  for (const row of table!) {
    const found = await find(row.typed!)
    assert.equal(found.includes(byName.get(row.name!)!), row.found !== 'no', JSON.stringify(row))
  }
})

test('the nearest comes first, whatever stands in the file first', async () => {
  const alike = await named('Sofya', 'Aaronson')
  const itself = await named('Sofia', 'Zimmer')
  const found = await find('Sofia')
  assert.equal(found[0], itself)
  assert.ok(found.includes(alike))
})

test('one letter looks for nobody', async () => {
  assert.equal(
    await database.asActor(personOf('programme-manager').hash, tx => findByName(tx, 'z')),
    undefined,
  )
  assert.deepEqual(await find("--- '%_"), [])
})

test('a name that ended finds its child, one that was taken away does not', async () => {
  const child = await named('Ottilie', 'Before')
  await run('endName', { child })
  await named('Ottilie', 'Afterwards', child)
  assert.deepEqual(await find('ottilie before'), [child])
  await run('deleteNames', { child })
  assert.deepEqual(await find('ottilie'), [])
  assert.equal((await run('wordsOf', { child })).length, 0)
})

test('a Link Worker finds their caseload, a school its roll, nobody another place', async () => {
  const [mine, notMine] = [place.children[25 - 1]!, place.children[599]!]
  await named('Quentin', 'Mine', mine)
  await named('Quentin', 'Elsewhere', notMine)
  await run('giveName', { place: other.id, child: other.children[0]!, forename: 'Quentin', surname: 'Far' })
  assert.deepEqual(await find('quentin', 'link-worker'), [mine])
  assert.deepEqual((await find('quentin')).toSorted(), [mine, notMine].toSorted())
  const lead = place.people.find(person => person.role === 'school-lead')!
  const roll = place.childrenOf.get(lead.school!)!
  const ofRoll = [mine, notMine].filter(child => roll.includes(child))
  assert.deepEqual((await find('quentin', 'school-lead')).toSorted(), ofRoll.toSorted())
  for (const role of ['data-manager', 'payer', 'evaluator', 'administrator'] as const)
    assert.deepEqual(await find('quentin', role), [], role)
})

test('who is restricted or kept from the reader is not found, by any letters', async () => {
  const restricted = await named('Xanthippe', 'Hidden')
  const ownChild = await named('Xavier', 'Worker')
  await run('restrict', { place: place.id, child: restricted, owner: personOf('safeguarding-lead').id })
  await run('exclude', { place: place.id, child: ownChild, person: personOf('link-worker').id })
  for (const typed of ['xanthippe hidden', 'xanth', 'ksantipe'])
    assert.ok(!(await find(typed)).includes(restricted), typed)
  assert.deepEqual(await find('xavier', 'link-worker'), [])
  assert.deepEqual(await find('xavier'), [ownChild], 'the manager has no conflict')
})

test('a search reads as much for who is hidden as for who is not there, and so takes as long', async () => {
  const child = await named('Wilhelmina', 'Quarterstaff')
  await run('restrict', { place: place.id, child, owner: personOf('safeguarding-lead').id })
  const read = async (role: Role, q: string) => {
    await run('begin', {})
    await run('enter', { hash: personOf(role).hash })
    const before = await run('countRead', {})
    assert.deepEqual(await run('look', { q }), [{ found: 0 }])
    const after = await run('countRead', {})
    await run('rollback', {})
    return after.map((row, n) => Number(row.read) - Number(before[n]!.read))
  }
  for (const role of ['programme-manager', 'school-lead'] as const) {
    const [reach, words] = await read(role, 'Wilhelmina Quarterstaff')
    const [reachOfNobody, wordsOfNobody] = await read(role, 'Philippina Waterstaffe')
    assert.ok(reach! > 100, 'whom they see is read')
    assert.equal(reach, reachOfNobody, role)
    assert.ok(Math.abs(words! - wordsOfNobody!) < 10, `${role}: ${words} and ${wordsOfNobody}`)
  }
})

test('pages read no word and write none', async () => {
  const user = 'kith_app'
  const page = await connectPlainly(database.where, { user, password: database.secrets.roles[user] })
  try {
    await assert.rejects(page.run(testSql, 'readWords'), /permission denied/)
    await assert.rejects(page.run(testSql, 'callPlainWords'), /permission denied/)
  } finally {
    await page.close()
  }
})

test('words and beginnings are looked up by index, never by reading every name', async () => {
  await run('manyNames', {})
  await run('analyze', {})
  await run('begin', {})
  await run('enter', { hash: personOf('link-worker').hash })
  // What this session read before is told with it.
  const before = await scans()
  await run('look', { q: 'zof' })
  const after = await scans()
  await run('rollback', {})
  assert.equal(after.whole - before.whole, 0)
  assert.ok(after.by_index - before.by_index >= 2)
})

async function scans() {
  return (await run('countByName', {}))[0] as { whole: number; by_index: number }
}
