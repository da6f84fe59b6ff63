// Whoever holds the superuser's password can change anything in the database. Each way of it is tried, and named.
import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile, type Values } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { openTestDatabase, type TestDatabase } from '#test/world.ts'
import { record } from './audit.ts'
import { inWords } from './commands.ts'
import { noteRestore } from './outside-seals.ts'
import { proveAudit } from './proof.ts'
import { sealTheAudit } from './sealing.ts'

const tampering = readSqlFile(new URL('proof-tampering.sql', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kith-proof-'))
after(() => rmSync(folder, { recursive: true }))

type Row = { number: number; entry_id: string; place_id: string }
type Case = {
  database: TestDatabase
  file: string
  rows: Row[]
  tamper: (...acts: [name: string, values?: Values][]) => Promise<void>
  add: (n: number, place?: string) => Promise<string[]>
  /** What is wrong, each as `number: problem`, and the rows named. */
  find: () => Promise<{ said: string[]; rows: (string | null)[] }>
}

const place = newId()

/** An audit of eight rows of one place, sealed two at a time, each pair written down outside. */
async function eightRows(): Promise<Case> {
  const database = await openTestDatabase()
  const file = join(folder, `${newId()}.jsonl`)
  const seal = () =>
    sealTheAudit(
      database,
      file,
      logTo(() => {}),
    )
  const add: Case['add'] = async (n, placeId = place) => {
    const ids: string[] = []
    for (let at = 0; at < n; at++) {
      const subjectId = newId()
      await database.asMachine(tx =>
        record(tx, { action: 'saw-list', subject: 'school', subjectId, placeId }),
      )
      ids.push(subjectId)
    }
    return ids
  }
  for (let pair = 0; pair < 4; pair++) {
    await add(2)
    assert.equal(await seal(), 2)
  }
  const administrator = await connectPlainly(database.where, database.postgres.administrator)
  const rows = (await administrator.run(tampering, 'findSealed')) as Row[]
  await administrator.close()
  return {
    database,
    file,
    rows,
    add,
    tamper: async (...acts) => {
      const plain = await connectPlainly(database.where, database.postgres.administrator)
      await plain.run(tampering, 'withoutTriggers')
      for (const [name, values] of acts) await plain.run(tampering, name, values)
      await plain.close()
    },
    find: async () => {
      const { problems } = await proveAudit(database, file)
      return {
        said: problems.map(({ number, problem }) => `${number}: ${problem}`),
        rows: problems.map(({ entryId }) => entryId),
      }
    },
  }
}

test('an audit that nobody touched is whole, and says how much is sealed', async () => {
  const { database, file, add } = await eightRows()
  await add(1)
  const proof = await proveAudit(database, file)
  assert.deepEqual(proof.problems, [])
  assert.equal(proof.sealed, 8)
  assert.equal(proof.unsealed, 1)
  assert.deepEqual(proof.outside, { there: true, lines: 4, unreadable: 0, givenUp: 0 })
  assert.match(
    inWords(proof, file).join('\n'),
    /Sealed: 8 rows\. Not yet sealed: 1 row\.\n.*\nThe audit is whole\.$/,
  )
})

test('a changed row is named, with when and what it was', async () => {
  const { database, file, rows, tamper, find } = await eightRows()
  await tamper(['changeRow', { id: rows[3]!.entry_id }])
  assert.deepEqual(await find(), {
    said: ['4: this row has been changed since it was sealed'],
    rows: [rows[3]!.entry_id],
  })
  const said = inWords(await proveAudit(database, file), file)
  assert.match(
    said[0]!,
    new RegExp(`^! no place, seal 4, entry ${rows[3]!.entry_id}, \\d{4}-.*Z, signed-out: this row`),
  )
})

test('a deleted row is named', async () => {
  const { rows, tamper, find } = await eightRows()
  await tamper(['deleteRow', { id: rows[4]!.entry_id }])
  assert.deepEqual(await find(), { said: ['5: this row has been deleted'], rows: [rows[4]!.entry_id] })
})

test('a deleted seal is named, and the row it sealed', async () => {
  const { rows, tamper, find } = await eightRows()
  await tamper(['deleteSeal', { id: rows[4]!.entry_id }])
  const { said, rows: named } = await find()
  assert.deepEqual(said, [
    '6: seals are missing before this one',
    'null: this row was never queued for a seal',
  ])
  assert.equal(named[1], rows[4]!.entry_id)
})

test('a chain that was rewritten agrees with itself, and not with what was written down outside', async () => {
  const { database, rows, tamper, find } = await eightRows()
  const id = rows[4]!.entry_id
  await tamper(['changeRow', { id }], ['rehash', { id }], ['rewriteChain', { place }])
  const { said, rows: named } = await find()
  assert.equal(said.length, 2)
  assert.match(
    said[0]!,
    /^5: seal 6, written down outside on .* is another one here: one of the rows 5 to 6 was changed/,
  )
  assert.match(said[0]!, /2 lines there disagree/)
  assert.deepEqual(named, [id, rows[5]!.entry_id])
  assert.deepEqual(
    (await proveAudit(database, join(folder, 'none'))).problems,
    [],
    'only the file outside knows',
  )
})

test('an end that was cut off agrees with itself, and not with what was written down outside', async () => {
  const { database, tamper, find } = await eightRows()
  await tamper(['truncateTail', { place, number: 5 }])
  const { said } = await find()
  assert.equal(said.length, 1)
  assert.match(said[0]!, /^6: seal 6, written down outside on .* is no longer here: the audit was cut off/)
  assert.deepEqual((await proveAudit(database, join(folder, 'none'))).problems, [])
})

test('a row that was touched before its seal is named', async () => {
  const { database, tamper, find, add } = await eightRows()
  await add(3)
  const waiting = await unsealed(database)
  await tamper(
    ['changeRow', { id: waiting[0]! }],
    ['deleteRow', { id: waiting[1]! }],
    ['deleteQueued', { id: waiting[2]! }],
  )
  const { said, rows } = await find()
  assert.deepEqual(said.sort(), [
    'null: this row was never queued for a seal',
    'null: this row, not yet sealed, has been changed',
    'null: this row, not yet sealed, has been deleted',
  ])
  assert.deepEqual(rows.sort(), waiting.sort())
})

test('what a restore gave up is not missed, and what came before it is', async () => {
  const { database, file, rows, tamper, find } = await eightRows()
  await tamper(['truncateTail', { place, number: 6 }])
  const chain = (await database.asMachine(tx => tx.send(lastSeal))) as { chain: string }[]
  noteRestore(file, [{ place, number: 6, chain: chain[0]!.chain }])
  appendFileSync(file, '{"at":"2026-')
  const proof = await proveAudit(database, file)
  assert.deepEqual(proof.problems, [])
  assert.deepEqual(proof.outside, { there: true, lines: 7, unreadable: 1, givenUp: 1 })
  const id = rows[0]!.entry_id
  await tamper(['changeRow', { id }], ['rehash', { id }], ['rewriteChain', { place }])
  assert.match((await find()).said[0]!, /^1: seal 2, written down outside/)
})

const sealing = readSqlFile(new URL('sealing.sql', import.meta.url))
const lastSeal = sealing.get('findLastSeals')!.fill()

async function unsealed({ where, postgres }: TestDatabase): Promise<string[]> {
  const plain = await connectPlainly(where, postgres.administrator)
  const rows = await plain.run(tampering, 'findUnsealed')
  await plain.close()
  return rows.map(row => String(row.entry_id))
}
