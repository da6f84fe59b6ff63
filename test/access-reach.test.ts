// access.reach is a copy with an index of what access.reasons works out. Whatever happens in whatever order, and by two
// at once, the two are the same.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { connectPlainly, type Plain } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { addTrialPlace, openTrial } from './trial.ts'
import { openTestDatabase } from './world.ts'

const scene = readSqlFile(new URL('access/scene.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
const second = await connectPlainly(database.where, database.postgres.administrator)
after(() => Promise.all([administrator.close(), second.close()]))
const place = await addTrialPlace(administrator, { slug: 'here', schools: 2, children: 4, linkWorkers: 2 })

const child = fc.constantFrom(...place.children)
const person = fc.constantFrom(...place.people.slice(0, 6).map(({ id }) => id))
const school = fc.constantFrom(...place.schools)

type Change = { name: string; values: Record<string, string | number | null> }
const about = (name: string, more: Record<string, fc.Arbitrary<string | number | null>> = {}) =>
  fc.record({ child, person, ...more }).map((values): Change => ({ name, values }))

const ofChildren: fc.Arbitrary<Change>[] = [
  about('unrestrict'),
  about('allow'),
  about('disallow'),
  about('exclude'),
  about('unexclude'),
  about('assign'),
  about('unassign'),
  about('restrict'),
  about('grant', {
    reads: fc.integer({ min: 0, max: 2047 }),
    why: fc.constantFrom('an open episode', 'break-glass'),
    lasts: fc.constantFrom('1 hour', '-1 hour'),
  }),
  about('endGrants'),
  about('endRoll'),
  about('enrol', { school, year_group: fc.constantFrom('3', '4', '5') }),
  about('addChild'),
]
const ofPeople: fc.Arbitrary<Change>[] = [
  about('leave'),
  fc
    .record({
      person,
      school,
      role: fc.constantFrom('link-worker', 'programme-manager', 'school-lead', 'payer'),
    })
    .map((values): Change => ({ name: 'join', values })),
]
const sequence = (changes: fc.Arbitrary<Change>[], most: number) =>
  fc.array(fc.oneof(...changes), { minLength: 1, maxLength: most })

test('after any sequence of changes reach is what the reasons say', async () => {
  const run = fc.asyncProperty(sequence([...ofChildren, ...ofPeople], 12), async changes => {
    for (const change of changes) await make(administrator, change)
    assert.deepEqual(await administrator.run(scene, 'findDifferences'), [])
  })
  await fc.assert(run, { numRuns: 40 })
})

test('also when two change the same children at once', async () => {
  const run = fc.asyncProperty(sequence(ofChildren, 6), sequence(ofChildren, 6), async (mine, theirs) => {
    await Promise.all([together(administrator, mine), together(second, theirs)])
    assert.deepEqual(await administrator.run(scene, 'findDifferences'), [])
  })
  await fc.assert(run, { numRuns: 40 })
})

test('a colleague who comes or goes meanwhile is mended afterwards', async () => {
  const run = fc.asyncProperty(sequence(ofChildren, 6), sequence(ofPeople, 3), async (mine, theirs) => {
    await Promise.all([together(administrator, mine), together(second, theirs)])
    await administrator.run(scene, 'mendReach', { place: place.id })
    assert.deepEqual(await administrator.run(scene, 'findDifferences'), [])
  })
  await fc.assert(run, { numRuns: 25 })
})

test('one role in two schools is still one reason', async () => {
  const worker = place.people.find(({ role }) => role === 'link-worker')!.id
  for (const school of place.schools)
    await make(administrator, { name: 'join', values: { person: worker, role: 'link-worker', school } })
  for (const name of ['assign', 'unassign', 'assign'])
    await make(administrator, { name, values: { person: worker, child: place.children[0]! } })
  assert.deepEqual(await administrator.run(scene, 'findDifferences'), [])
})

test('a difference is found', async () => {
  await administrator.run(scene, 'begin')
  await administrator.run(scene, 'spoilReach', {
    place: place.id,
    person: place.people[0]!.id,
    child: place.children[0]!,
  })
  const found = await administrator.run(scene, 'findDifferences')
  await administrator.run(scene, 'rollback')
  assert.equal(found[0]?.difference, 'too much')
})

/** All in one transaction. Two that wait for each other: PostgreSQL ends one, which then has changed nothing. */
async function together(plain: Plain, changes: Change[]): Promise<void> {
  await plain.run(scene, 'begin')
  try {
    for (const change of changes) await make(plain, change)
    await plain.run(scene, 'commit')
  } catch (error) {
    await plain.run(scene, 'rollback')
    const code = (error as { code?: string }).code
    if (code !== '40P01') throw error
  }
}

async function make(plain: Plain, { name, values }: Change): Promise<void> {
  const wanted = scene.get(name)!.parameters
  const given = Object.fromEntries(
    wanted.map(key => [key, key === 'place' ? place.id : (values[key] ?? null)]),
  )
  await plain.run(scene, name, given)
}
