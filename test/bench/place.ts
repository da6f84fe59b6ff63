// The place that pages are measured on: all of Millbrook as it comes, one school with a list of 500. Made once for each
// state of the code that makes it, and kept, as it takes half a minute.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { loadDemo, PRETEND_DAY } from '#demo/load.ts'
import { openDatabase, type Where } from '#platform/database/connections.ts'
import { copyDatabase, dropDatabase, migrationsOnDisk } from '#platform/database/migrate.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile, type Values } from '#platform/database/sql-file.ts'
import type { Postgres } from '#platform/postgres-child/index.ts'
import type { Secrets } from '#platform/secrets.ts'
import { startTestSession } from '#test/session.ts'
import { makeTemplate, openTestPostgres } from '#test/world.ts'

const blocks = readSqlFile(new URL('place.sql', import.meta.url))

export type BenchPlace = {
  where: Where
  secrets: Secrets
  /** A programme manager's session: somebody who may see every child. */
  token: string
  /** The session of this school's own lead, who may see its roll alone. */
  leadToken: string
  /** The session of a Link Worker with fifty children of that school. */
  workerToken: string
  school: string
  conditions: string
  /** The same, on a copy that has row-level security switched off. */
  withoutRls(): Promise<Where>
  close(): Promise<void>
}

/** Opens the place, making it first where there is none. */
export async function openBenchPlace(tell: (sentence: string) => void): Promise<BenchPlace> {
  const { postgres, secrets } = await openTestPostgres()
  const where = { ...postgres.where, database: `kith_bench_${hashOfMakers()}` }
  const asked = async (name: string, at = where, values?: Values) => {
    const plain = await connectPlainly(at, postgres.administrator)
    try {
      return await plain.run(blocks, name, values)
    } finally {
      await plain.close()
    }
  }
  const server = { ...where, database: 'postgres' }
  const known = (await asked('findBenchDatabases', server)).map(({ name }) => String(name))
  if (!known.includes(where.database)) {
    for (const database of known) await dropDatabase({ ...where, database }, postgres.administrator)
    tell('Making the place that is measured; this takes half a minute, once.')
    await makePlace(where, postgres, secrets)
    await asked('fillOneList')
    await asked('fillCaseloads')
    await asked('tidy')
  }
  const [found] = await asked('findLongList')
  const [askers] = await asked('findAskers', where, { school: String(found!.school_id) })
  const database = openDatabase(where, secrets.roles)
  const signIn = (person: unknown) => startTestSession(database, String(person), String(found!.place_id))
  const [token, leadToken] = [await signIn(askers!.manager), await signIn(askers!.lead)]
  const workerToken = await signIn(askers!.worker)
  await database.close()
  const off = { ...where, database: `kith_test_${process.pid}_off` }
  return {
    where,
    secrets,
    token,
    leadToken,
    workerToken,
    school: String(found!.school_id),
    conditions: [
      `${availableParallelism()} cores shared with the one who asks, load ${loadavg()[0]!.toFixed(1)}`,
      `Node ${process.versions.node}`,
      `PostgreSQL ${postgres.version} (${postgres.source}) on a socket, fsync on`,
      `${found!.children} children, all of whom the manager who asks may see`,
    ].join('; '),
    withoutRls: async () => {
      await copyDatabase(off, postgres.administrator, where.database)
      await asked('switchRlsOff', off)
      await asked('tidy', off)
      return off
    },
    close: async () => {
      await dropDatabase(off, postgres.administrator)
      await postgres.stop()
    },
  }
}

async function makePlace(where: Where, postgres: Postgres, secrets: Secrets): Promise<void> {
  const draft = { ...where, database: `${where.database}_draft` }
  await copyDatabase(draft, postgres.administrator, await makeTemplate(postgres, secrets))
  const database = openDatabase(draft, secrets.roles)
  await loadDemo(database, secrets.seals, undefined, { standsOn: PRETEND_DAY })
  await database.close()
  await copyDatabase(where, postgres.administrator, draft.database)
  await dropDatabase(draft, postgres.administrator)
}

const MAKERS = [
  ...['../../demo/', '../../demo/lives/', '../../demo/around/'],
  ...['../../src/stages/identify/', '../../places/millbrook/'],
]

function hashOfMakers(): string {
  const hash = createHash('sha256')
  for (const migration of migrationsOnDisk()) hash.update(migration.hash)
  for (const folder of MAKERS) {
    const url = new URL(folder, import.meta.url)
    for (const entry of readdirSync(url, { withFileTypes: true })) {
      if (entry.isFile() && !entry.name.includes('.test.'))
        hash.update(readFileSync(new URL(entry.name, url)))
    }
  }
  return hash.digest('hex').slice(0, 12)
}
