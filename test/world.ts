// A whole small Kith for a test file: a database of its own, copied from a migrated template, and the site above it.
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import { makeApp } from '#app/app.ts'
import { readConfig } from '#platform/config.ts'
import { type Database, openDatabase, type Where } from '#platform/database/connections.ts'
import {
  copyDatabase,
  dropDatabase,
  migrate,
  migrationsOnDisk,
  setUpRoles,
} from '#platform/database/migrate.ts'
import { type Log, logTo } from '#platform/log.ts'
import { openPostgres, type Postgres } from '#platform/postgres-child/index.ts'
import { openSecrets, type Secrets } from '#platform/secrets.ts'

export type TestDatabase = Database & { where: Where; secrets: Secrets; postgres: Postgres }

const quiet: Log = logTo(() => {})

/**
 * A database for this test file alone, dropped after it. Uses the test PostgreSQL under `.cache/test`, which the first
 * file to need it starts and the last to leave stops.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { postgres, secrets } = await openTestPostgres()
  const template = await makeTemplate(postgres, secrets)
  const where = { ...postgres.where, database: `kith_test_${process.pid}_${++copies}` }
  await copyDatabase(where, postgres.administrator, template)
  const database = openDatabase(where, secrets.roles, { onError: () => {} })
  after(async () => {
    await database.close()
    await dropDatabase(where, postgres.administrator)
    await postgres.stop()
  })
  return { ...database, where, secrets, postgres }
}

let copies = 0

/** The test PostgreSQL itself. `KITH_POSTGRES=embedded` takes the one of the packages, with a folder of its own. */
export async function openTestPostgres(): Promise<{ postgres: Postgres; secrets: Secrets }> {
  const { PATH, KITH_POSTGRES } = process.env
  const config = readConfig({ PATH, KITH_POSTGRES, KITH_DATA: testFolder() }, ['--demo'])
  const secrets = openSecrets(config)
  return { postgres: await openPostgres(config, secrets, quiet), secrets }
}

/**
 * Where the test PostgreSQL keeps its data: `.cache/test` here, so that it is found again. As root, PostgreSQL runs under
 * another account, which may not enter a clone in a private folder: then a folder of this clone's own among temporary ones.
 */
export function testFolder(): string {
  const name = process.env.KITH_POSTGRES === 'embedded' ? 'test-embedded' : 'test'
  const project = new URL('..', import.meta.url).pathname
  if (packagesInReach()) return join(project, '.cache', name)
  return join(tmpdir(), `kith-${name}-${createHash('sha256').update(project).digest('hex').slice(0, 8)}`)
}

/** Whether the account that PostgreSQL runs under may start the programs of the packages: not from a private folder, as root. */
export function packagesInReach(): boolean {
  return process.getuid?.() !== 0 || everybodyMayEnter(new URL('..', import.meta.url).pathname)
}

function everybodyMayEnter(folder: string): boolean {
  const above = dirname(folder)
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || everybodyMayEnter(above))
}

/** The migrated database that others are copied from. Its name carries the hash of its migrations: a change makes a new one. */
export async function makeTemplate(postgres: Postgres, secrets: Secrets): Promise<string> {
  const hash = createHash('sha256')
    .update(
      migrationsOnDisk()
        .map(each => each.hash)
        .join(),
    )
    .digest('hex')
    .slice(0, 12)
  const where = { ...postgres.where, database: `kith_template_${hash}` }
  await setUpRoles(where, postgres.administrator, secrets.roles)
  await migrate(where, secrets.roles)
  return where.database
}

/** Where files wait that a test sent. */
export const testUploads = join(tmpdir(), 'kith-test-uploads')

/** The site over a test database, answering at `http://localhost:3000` without a socket. */
export function siteOf(
  database: Database & { secrets?: Secrets },
  options: { pretend?: boolean; now?: () => Date } = {},
) {
  return makeApp({
    database,
    log: quiet,
    origin: 'http://localhost:3000',
    pretend: options.pretend ?? true,
    now: options.now,
    uploads: testUploads,
    seals: database.secrets?.seals,
  })
}
