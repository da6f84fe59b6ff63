// A backup of a filled place, restored into an empty database, is the same place: rows, checks, triggers and seals. And
// what is no whole backup of this Kith leaves nothing behind.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { loadDemo } from '#demo/load.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { sealStream } from '#platform/backup/envelope.ts'
import { type KeyFiles, keyForBackup, keyForRestore } from '#platform/backup/keys.ts'
import { openBackup } from '#platform/backup/restore.ts'
import { openDatabase, type Where } from '#platform/database/connections.ts'
import { dropDatabase, migrate } from '#platform/database/migrate.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile, type Values } from '#platform/database/sql-file.ts'
import { logTo } from '#platform/log.ts'
import { proveAudit } from '#records/access/proof.ts'
import { sealTheAudit } from '#records/access/sealing.ts'
import { addTrialPlace, fillTables, openTrial } from './trial.ts'
import { openTestDatabase } from './world.ts'

const blocks = readSqlFile(new URL('backup.sql', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kith-backup-'))
after(() => rmSync(folder, { recursive: true }))
const folders = { secrets: join(folder, 'secrets') }
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const file = join(folder, 'millbrook.kith')
const said = (sentence: RegExp) => ({ name: 'PlainError', message: sentence })

const database = await openTestDatabase()

describe('backup and restore', () => {
  let empty: Where
  let key: Buffer
  let standing: Record<string, { rows: number }>

  const asked = async (where: Where, name: string, values?: Values) => {
    const plain = await connectPlainly(where, database.postgres.administrator)
    try {
      return await plain.run(blocks, name, values)
    } finally {
      await plain.close()
    }
  }
  const write = async (to: string, given: KeyFiles = {}, onProgress?: () => unknown) => {
    const found = await keyForBackup(folders, given)
    const { where, secrets } = database
    const login = { user: 'kith_backup', password: secrets.roles.kith_backup }
    const { keyIds } = secrets.seals
    const rest = { kind: 'demo' as const, postgres: '15', keyIds, onProgress }
    return { ...(await backUp(to, { where, login, ...rest, ...found })), ...found }
  }
  const restore = async (from: string, given: KeyFiles = {}, into = empty) => {
    const backup = await openBackup(from, head => keyForRestore(head, folders, given))
    const { postgres, secrets } = database
    await backup.into({ where: into, administrator: postgres.administrator, passwords: secrets.roles })
    return backup.about
  }
  const everything = async (where: Where) => {
    const sums: typeof standing = {}
    for (const { schema, name } of await asked(where, 'findTables')) {
      const [sum] = await asked(where, 'sumRows', { schema: String(schema), name: String(name) })
      sums[`${schema}.${name}`] = sum as { rows: number; sum: string }
    }
    return sums
  }

  before(async () => {
    await loadDemo(database, database.secrets.seals, () => {}, { schools: 1 })
    const administrator = await openTrial(database)
    const { id, children } = await addTrialPlace(administrator, {
      slug: 'elsewhere',
      schools: 1,
      children: 2,
    })
    await fillTables(administrator, id, children)
    await administrator.close()
    await asked(database.where, 'addName', { forename: 'Zoë "Zed", (the 2nd)\n\t\\', surname: '' })
    await asked(database.where, 'addName', { forename: null, surname: '岡 لطيف 👩‍👧 {}' })
    await asked(database.where, 'addReasons', { reasons: ['', 'a,b', '"', '\\', 'null', '{}', ' '] })
    await asked(database.where, 'addSealed', { sealed: randomBytes(900_000) })
    await asked(database.where, 'addDoorRows')
    await sealTheAudit(
      database,
      join(folder, 'seals.jsonl'),
      logTo(() => {}),
    )
    empty = { ...database.where, database: `${database.where.database}_restored` }
    standing = await everything(database.where)
    const late = { forename: 'Late', surname: 'Comer' }
    let adding: Promise<unknown> | undefined
    key = (await write(file, {}, () => (adding ??= asked(database.where, 'addName', late)))).key
    await adding
  })
  after(() => dropDatabase(empty, database.postgres.administrator))

  test('gives every row, every seal and every rule back, and the audit is whole', async () => {
    const about = await restore(file)
    assert.deepEqual(await everything(empty), standing)
    assert.deepEqual(
      about.tables.map(({ schema, name, rows }) => [`${schema}.${name}`, rows]),
      Object.entries(standing).map(([name, { rows }]) => [name, rows]),
      'a backup holds what is there, whatever row-level security hides from others',
    )
    const { rows } = (await everything(database.where))['kith.names']!
    assert.equal(rows, standing['kith.names']!.rows + 1, 'what was written meanwhile is not of that moment')
    assert.ok(about.tables.filter(({ rows }) => rows > 0).length > 40, 'nearly every table had a row to lose')
    for (const block of ['findStructure', 'findPositions']) {
      assert.deepEqual(await asked(empty, block), await asked(database.where, block))
    }
    assert.ok(about.seals.length > 0)
    const restored = openDatabase(empty, database.secrets.roles)
    const proof = await proveAudit(restored, join(folder, 'seals.jsonl'))
    await restored.close()
    assert.deepEqual(proof.problems, [])
    assert.ok(proof.sealed > 0 && proof.outside.lines > 0)
    assert.deepEqual((await migrate(empty, database.secrets.roles)).applied, [], 'it goes on from there')
  })

  test('is refused over rows that are there already', async () => {
    await assert.rejects(restore(file), said(/is not empty: \S+ has rows\. .* KITH_DATA/))
    await assert.rejects(restore(file, {}, database.where), said(/is not empty/))
  })

  test('keeps nothing of half a file, or of one that was touched, and then takes the whole one', async () => {
    await dropDatabase(empty, database.postgres.administrator)
    const whole = readFileSync(file)
    const [frame, start] = [1024 * 1024 + 16, whole.indexOf(10) + 1]
    assert.ok(whole.length > start + frame, 'more than one frame')
    const touched = Buffer.from(whole)
    touched[start + frame + 100]! ^= 1
    const broken: [string, Buffer, RegExp][] = [
      ['cut in a frame', whole.subarray(0, -1), /ends too soon/],
      ['cut between frames', whole.subarray(0, start + frame), /ends too soon/],
      ['touched', touched, /changed or damaged|ends too soon/],
      [
        'touched in its first line',
        Buffer.from(`${whole.toString('latin1').replace('"key":"file"', '"key": "file"')}`, 'latin1'),
        /does not open/,
      ],
      ['only its first line', whole.subarray(0, start), /does not open/],
      ['nothing', Buffer.alloc(0), /is not a backup/],
      ['something else', Buffer.from('PK\x03\x04'), /is not a backup/],
    ]
    for (const [name, bytes, sentence] of broken) {
      const path = join(folder, 'broken.kith')
      writeFileSync(path, bytes)
      await assert.rejects(restore(path), said(sentence), name)
    }
    await assert.rejects(restore(join(folder, 'none.kith')), said(/There is no file/))
    await restore(file)
    assert.deepEqual(await everything(empty), standing)
  })

  test('says which key it needs', async () => {
    const other = written('other.key', randomBytes(32).toString('base64url'))
    await assert.rejects(
      restore(file, { key: other }),
      said(/needs the backup key [0-9a-f]{8}, and .*other\.key holds/),
    )
    await assert.rejects(restore(file, { key: written('no.key', 'x') }), said(/does not hold a backup key/))
    await assert.rejects(write(file), said(/is there already/))
  })

  test('opens with the passphrase it was made with, and with no other', async () => {
    const right = written('right', 'correct horse battery staple\n')
    const path = join(folder, 'by-passphrase.kith')
    await write(path, { passphrase: right })
    await assert.rejects(
      write(`${path}2`, { passphrase: written('short', 'too short') }),
      said(/at least 15/),
    )
    await assert.rejects(restore(path), said(/--passphrase FILE/))
    await assert.rejects(
      restore(path, { passphrase: written('wrong', 'incorrect horse battery') }),
      said(/does not open/),
    )
    const opened = await openBackup(path, head => keyForRestore(head, folders, { passphrase: right }))
    assert.equal(opened.about.tables.length, Object.keys(standing).length)
  })

  test('of a newer Kith is refused before anything is touched', async () => {
    const { about, head } = await write(join(folder, 'again.kith'))
    const later = { number: 9_999, name: '9999-later.sql', hash: 'x' }
    const forged = async (name: string, bytes: AsyncIterable<Buffer>) => {
      const parts: Buffer[] = []
      for await (const part of bytes) parts.push(part)
      const path = join(folder, name)
      writeFileSync(path, Buffer.concat(parts))
      return path
    }
    async function* contents(ledger: object[]) {
      const { gzipSync } = await import('node:zlib')
      yield gzipSync(`${JSON.stringify({ ...about, migration: 9_999, ledger })}\n{"whole":true}\n`)
    }
    const newer = await forged('newer.kith', sealStream(contents([...about.ledger, later]), head, key))
    await assert.rejects(restore(newer), said(/made by a newer Kith: it has migration 9999-later/))
    const edited = about.ledger.map(line => ({ ...line, hash: 'x' }))
    const other = await forged('other.kith', sealStream(contents(edited), head, key))
    await assert.rejects(restore(other), said(/made by another Kith: its migration 0001/))
    const form = Buffer.from(
      readFileSync(newer).toString('latin1').replace('"format":1', '"format":2'),
      'latin1',
    )
    await assert.rejects(restore(written('form.kith', form.toString('latin1'))), said(/made by a newer Kith/))
  })

  test('a table that nobody lets the backup read stops it: it would come out empty in silence', async () => {
    await asked(database.where, 'hideATable')
    await assert.rejects(write(join(folder, 'hidden.kith')), /kith\.births would be empty in the backup/)
  })

  test("a plain owner's backfill touches its rows, although row-level security is forced on it", async () => {
    const { where, secrets } = database
    const owner = await connectPlainly(where, { user: 'kith_migrate', password: secrets.roles.kith_migrate })
    await owner.run(blocks, 'backfill')
    await owner.close()
    const [counted] = await asked(where, 'countBackfilled')
    assert.ok(Number(counted!.names) > 100)
    assert.deepEqual({ ...counted, names: 0 }, { names: 0, untouched: 0, forced: true, above: false })
  })
})
