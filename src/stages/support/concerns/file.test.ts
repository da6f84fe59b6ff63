// The file of a child: kept by those with the duty alone, in their own name, in the order of its days; and what is shared is never
// held up for a yes (rules/concerns.md).
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { roles } from '#records/access/matrix.ts'
import { readTables } from '#test/worked-tables.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { receiveConcern, writeConcern } from './concerns.ts'
import {
  addEntry,
  bases,
  chronologyOf,
  familySaid,
  filesToPassOn,
  type NewEntry,
  passOnBy,
  toldFamily,
  undecidedConcerns,
} from './file.ts'
import { addRules, isoOf } from './rules.fixture.ts'
import { deadlines } from './settings.ts'

const world = await openTwoSchools()
const { child, sibling, place, as, whoIs } = world
const { seals } = world.database.secrets
const sql = readSqlFile(new URL('./concerns.fixture.sql', import.meta.url))
await addRules(world.database, place.id)
const plain = await connectPlainly(world.database.where, world.database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
const refused = { code: '42501' }
const add = (entry: NewEntry) => as('safeguarding-lead', tx => addEntry(tx, seals, entry))
const fileOf = (of: string) => as('safeguarding-lead', tx => chronologyOf(tx, seals, of))

test('what is shared is kept whatever the family said, told or not, on whatever it rests', async () => {
  let kept = 0
  for (const basis of bases)
    for (const told of toldFamily)
      for (const said of familySaid) {
        const sharing = { basis, familyTold: told, familySaid: said }
        assert.equal(await add(entry({ kind: 'shared', sharing })), true, `${basis} ${told} ${said}`)
        kept++
      }
  for (const told of toldFamily)
    for (const said of familySaid) {
      const sharing = { basis: null, familyTold: told, familySaid: said }
      assert.equal(await add(entry({ kind: 'not-shared', sharing })), true, `not shared ${told} ${said}`)
      kept++
    }
  const lines = await fileOf(child)
  assert.equal(lines.length, kept)
})

test('nobody else reads it or writes into it, whatever they may write besides', async () => {
  for (const role of roles.filter(each => each !== 'safeguarding-lead')) {
    assert.deepEqual(await as(role, tx => chronologyOf(tx, seals, child)), [], role)
    await assert.rejects(
      as(role, tx => addEntry(tx, seals, entry({}))),
      refused,
      role,
    )
  }
})

describe('a line', () => {
  test('is in the name of whoever writes it', async () => {
    const id = randomUUID()
    await add(entry({ id, by: whoIs('programme-manager').id }))
    const line = (await fileOf(child)).find(each => each.row.id === id)
    assert.match(line?.is === 'entry' ? (line.row.made_by ?? '') : '', /safeguarding-lead/)
  })

  test('is about a concern of this child, or about none', async () => {
    const concern = await received(child)
    await assert.rejects(add(entry({ childId: sibling, concernId: concern })), refused)
    assert.equal(await add(entry({ concernId: concern })), true)
  })

  test('sent twice is one, and is never changed', async () => {
    const once = entry({})
    assert.equal(await add(once), true)
    assert.equal(await add({ ...once, words: { ...once.words, what: 'Other words' } }), false)
    const line = (await fileOf(child)).find(each => each.row.id === once.id)
    assert.equal(line?.is === 'entry' && line.words.what, 'Words')
    await assert.rejects(
      as('safeguarding-lead', tx => tx.send(sql.get('changeEntry')!.fill({ id: once.id }))),
      refused,
    )
  })
})

test('concerns and lines stand in the order of their days', async () => {
  const concern = await received(sibling, '2026-07-10')
  for (const onDay of ['2026-07-14', '2026-07-08'])
    await add(entry({ childId: sibling, onDay, concernId: onDay > '2026-07-10' ? concern : null }))
  assert.deepEqual(
    (await fileOf(sibling)).map(each => `${each.is} ${each.day}`),
    ['entry 2026-07-08', 'concern 2026-07-10', 'entry 2026-07-14'],
  )
})

test('a received concern waits until something is decided about it: speaking of it is not enough', async () => {
  const undecided = async () => (await as('safeguarding-lead', undecidedConcerns)).undecided
  const before = await undecided()
  const concern = await received(child)
  assert.equal(await undecided(), before + 1)
  await add(entry({ kind: 'discussion', concernId: concern }))
  assert.equal(await undecided(), before + 1)
  await add(entry({ kind: 'decision', concernId: concern }))
  assert.equal(await undecided(), before)
  assert.equal((await as('link-worker', undecidedConcerns)).undecided, 0, 'nothing of it is others’ to count')
})

test('whoever has a conflict with a child reads nothing of the file and writes nothing into it', async () => {
  const person = whoIs('safeguarding-lead').id
  await plain.run(sql, 'exclude', { place: place.id, child, person })
  try {
    assert.deepEqual(await fileOf(child), [])
    await assert.rejects(add(entry({})), refused)
  } finally {
    await plain.run(sql, 'unexclude', { child, person })
  }
})

test('at a move the file waits to be passed on within five days, and then for its receipt', async () => {
  const waits = async () =>
    (await as('safeguarding-lead', filesToPassOn)).find(each => each.child_id === child)
  assert.equal(await waits(), undefined, 'nobody has moved')
  await plain.run(sql, 'endRoll', { child })
  await plain.run(sql, 'comeTo', { place: place.id, child, school: place.schools[0]! })
  const moved = await waits()
  assert.deepEqual([moved?.passed, moved?.school], [false, 'School 1'])
  await add(entry({ kind: 'decision' }))
  assert.equal((await waits())?.passed, false)
  await add(entry({ kind: 'passed-on' }))
  assert.equal((await waits())?.passed, true, 'now its receipt is waited for')
  await add(entry({ kind: 'receipt' }))
  assert.equal(await waits(), undefined)
  await plain.run(sql, 'someDaysAgo', { child })
  await plain.run(sql, 'endRoll', { child })
  assert.equal((await waits())?.school, null, 'and again where they leave for a school that is not here')
  assert.deepEqual(await as('link-worker', filesToPassOn), [])
  const { passOnDays } = await as('safeguarding-lead', deadlines)
  assert.equal(passOnDays, 5)
  const page = readFileSync(new URL('../../../../rules/concerns.md', import.meta.url), 'utf8')
  const table = readTables(page).find(rows => rows[0]?.['moved on'])!
  assert.ok(table.length > 2)
  for (const row of table)
    assert.equal(
      passOnBy(isoOf(row['moved on']!), passOnDays),
      isoOf(row['to be there by']!),
      row['moved on'],
    )
})

function entry(more: Partial<NewEntry>): NewEntry {
  return {
    id: randomUUID(),
    childId: child,
    concernId: null,
    kind: 'decision',
    onDay: '2026-07-16',
    words: { what: 'Words', withWhom: '', why: 'So', notTold: '' },
    ...more,
  }
}

async function received(of: string, happenedOn = '2026-07-16'): Promise<string> {
  const id = randomUUID()
  const words = { about: '', seen: 'A bruise', said: '', told: '', opinion: '', done: '' }
  const written = { id, childId: of, happenedOn, happenedAt: null, words, addsTo: null }
  await as('link-worker', tx => writeConcern(tx, seals, written))
  await as('safeguarding-lead', tx => receiveConcern(tx, id, []))
  return id
}
