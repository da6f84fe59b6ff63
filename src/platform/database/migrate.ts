import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { PlainError } from '../plain-error.ts'
import type { Login, Passwords, Where } from './connections.ts'
import { connectPlainly, type Plain, type PlainRow } from './plain-connection.ts'
import { readSqlFile, type Values } from './sql-file.ts'

/** An administrator of the PostgreSQL server: only ever used to make roles and databases. */
export type Administrator = { user: string; password: string }

/** What a start has to say about the schema: applied numbers, and the newest one. */
export type Migrated = { applied: string[]; number: number }

/** The database is newer than this code, or a migration that ran has been edited since. */
export class SchemaMismatch extends PlainError {}

const roles = readSqlFile(new URL('./roles.sql', import.meta.url))
const steps = readSqlFile(new URL('./migrate.sql', import.meta.url))
const folder = new URL('../../../db/migrations/', import.meta.url)

/** Makes Kith's roles, gives them their passwords, and makes the database where there is none. Harmless again. */
export async function setUpRoles(
  where: Where,
  administrator: Administrator,
  passwords: Passwords,
): Promise<void> {
  await withClient({ ...where, database: 'postgres' }, administrator, async run => {
    await run(roles, 'oneAtATime')
    await run(roles, 'givePasswords', { passwords: JSON.stringify(passwords) })
    await run(roles, 'makeRoles')
    const [found] = await run(roles, 'databaseExists', { database: where.database })
    if (!found?.exists) await run(roles, 'makeDatabase', { database: where.database })
    await run(roles, 'closeToStrangers', { database: where.database })
    await run(roles, 'letIn', { database: where.database })
    // Within the other, whose lock lets one start at a time do this.
    await withClient(where, administrator, runHere => runHere(roles, 'closeCounters'))
  })
}

/** Copies a database that nobody is using: how each test file gets its own in a tenth of a second. */
export async function copyDatabase(
  where: Where,
  administrator: Administrator,
  template: string,
): Promise<void> {
  await withClient({ ...where, database: 'postgres' }, administrator, async run => {
    await run(roles, 'copyDatabase', { database: where.database, template })
    await run(roles, 'closeToStrangers', { database: where.database })
    await run(roles, 'letIn', { database: where.database })
  })
}

export async function dropDatabase(where: Where, administrator: Administrator): Promise<void> {
  await withClient({ ...where, database: 'postgres' }, administrator, async run => {
    await run(roles, 'dropDatabase', { database: where.database })
  })
}

/**
 * Brings the schema to this code's number, forward only, one transaction a migration, one migrator at a time.
 * Killed half-way, the next start goes on from the last whole one. `upTo` stops earlier, for a restore.
 * @throws SchemaMismatch when the database is ahead of the code, or history was rewritten.
 */
export async function migrate(
  where: Where,
  passwords: Pick<Passwords, 'kith_migrate'>,
  upTo = Infinity,
): Promise<Migrated> {
  const ours = migrationsOnDisk().filter(migration => migration.number <= upTo)
  return await withClient(
    where,
    { user: 'kith_migrate' satisfies Login, password: passwords.kith_migrate },
    async (run, plain) => {
      await run(steps, 'becomeOwner')
      await run(steps, 'oneAtATime')
      await run(steps, 'makeLedger')
      const theirs = (await run(steps, 'findApplied')) as { number: number; name: string; hash: string }[]
      for (const { number, name, hash } of theirs) {
        const mine = ours.find(migration => migration.number === number)
        if (!mine && upTo === Infinity) {
          throw new SchemaMismatch(
            `This database has migration ${name}, which this version of Kith does not know. Start a newer Kith.`,
          )
        }
        if (mine && mine.hash !== hash) {
          throw new SchemaMismatch(
            `Migration ${name} was changed after it ran here. Put it back as it was; add a new migration instead.`,
          )
        }
      }
      const applied: string[] = []
      for (const migration of ours.filter(each => !theirs.some(({ number }) => number === each.number))) {
        await plain.send('begin')
        try {
          await plain.send(migration.sql)
          await run(steps, 'noteApplied', migration)
          await plain.send('commit')
        } catch (error) {
          await plain.send('rollback')
          throw new Error(
            `Migration ${migration.name} failed and was rolled back: ${(error as Error).message}`,
            { cause: error },
          )
        }
        applied.push(migration.name)
      }
      return { applied, number: ours.at(-1)?.number ?? 0 }
    },
  )
}

/** Throws a PlainError where the schema is not this code's: only `kith migrate` changes somebody else's database. */
export async function mustBeMigrated(
  where: Where,
  passwords: Pick<Passwords, 'kith_migrate'>,
): Promise<void> {
  const login = { user: 'kith_migrate' satisfies Login, password: passwords.kith_migrate }
  const applied = await withClient(where, login, async run => {
    await run(steps, 'becomeOwner')
    return await run(steps, 'findApplied')
  }).catch(() => [])
  const theirs = applied.at(-1)?.number ?? 0
  const ours = migrationsOnDisk().at(-1)!.number
  if (theirs === ours) return
  throw new PlainError(
    Number(theirs) > ours
      ? `The database is at step ${theirs} and this Kith only knows ${ours} steps. Start a newer Kith.`
      : `The database is at step ${theirs} and this Kith needs step ${ours}. Run bin/kith migrate, then start again.`,
  )
}

/** The migrations that ship with this code, in order: `0001-foundations.sql`, … */
export function migrationsOnDisk() {
  return readdirSync(folder)
    .filter(name => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort()
    .map(name => {
      const sql = readFileSync(new URL(name, folder), 'utf8')
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
      }
    })
}

type Run = (blocks: Blocks, name: string, values?: Values) => Promise<PlainRow[]>
type Blocks = ReturnType<typeof readSqlFile>

// A migration's row holds more than each block asks for: it is given what it names.
async function withClient<T>(
  where: Where,
  login: Administrator,
  work: (run: Run, plain: Plain) => Promise<T>,
): Promise<T> {
  const plain = await connectPlainly(where, login)
  const run: Run = (blocks, name, values = {}) => {
    const wanted = blocks.get(name)!.parameters.map(key => [key, values[key]])
    return plain.run(blocks, name, Object.fromEntries(wanted))
  }
  try {
    return await work(run, plain)
  } finally {
    await plain.close()
  }
}
