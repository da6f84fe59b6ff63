// Who uses the PostgreSQL that Kith runs itself. One connection of each program holds session locks: a shared one says
// "in use", so that the last to leave stops the server; one that only a single program can hold says "I serve pages".
// PostgreSQL drops them by itself when a program dies, so nothing is left behind by kill -9.
import pg from 'pg'
import { PlainError } from '../plain-error.ts'
import type { Where } from './connections.ts'
import type { Administrator } from './migrate.ts'
import { readSqlFile } from './sql-file.ts'

/** Why nobody could be reached: no server, one that is starting or stopping, or one that knows another password. */
export type Absence = 'nobody' | 'not yet' | 'wrong password' | 'no entry'

export type Attached = {
  /** Such as `15.20`. */
  version: string
  /** The folder the server says it keeps its data in. */
  folder: string
  /** Settles when the connection is lost, which is when the server died or was stopped. */
  lost: Promise<void>
  /** Takes the lock of the one program that serves pages; false where another has it. */
  serveAlone(): Promise<boolean>
  /** Gives up its own use; true where nobody else uses the server. Keep the connection until the server is stopped. */
  leaveLast(): Promise<boolean>
  close(): Promise<void>
}

const blocks = readSqlFile(new URL('app-lock.sql', import.meta.url))
const sql = (name: string): string => blocks.get(name)!.fill().text

/**
 * Connects to the database that PostgreSQL comes with, shares the lock of use, and closes the databases that are not
 * Kith's to everybody but the administrator.
 */
export async function attach(
  host: string,
  port: number,
  administrator: Administrator,
): Promise<Attached | Absence> {
  const client = await connect({ host, port, database: 'postgres' }, administrator)
  if (typeof client === 'string') return client
  const lost = new Promise<void>(resolve => void client.once('end', resolve))
  try {
    const { version, folder } = await one<{ version: string; folder: string }>(client, 'whoAnswers')
    if (!(await taken(client, 'shareUse'))) return await left(client)
    await client.query(sql('closeTemplate'))
    await client.query(sql('closeMaintenance'))
    return {
      version: version.split(' ')[0]!,
      folder,
      lost,
      serveAlone: () => taken(client, 'serveAlone'),
      leaveLast: async () => {
        await client.query(sql('endUse'))
        return taken(client, 'useAlone')
      },
      close: () => client.end().catch(() => undefined),
    }
  } catch {
    return left(client)
  }
}

/**
 * The version of a server that somebody else runs, through the database of that name or, where it is yet to be made,
 * the one PostgreSQL comes with. Throws a PlainError where it cannot be used.
 */
export async function greet(where: Where, administrator: Administrator): Promise<string> {
  const client = new pg.Client(options(where, administrator))
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { version } = await one<{ version: string }>(client, 'whoAnswers')
    return version.split(' ')[0]!
  } catch (error) {
    const code = (error as { code?: string }).code ?? (error as Error).name
    if (code === '3D000' && where.database !== 'postgres')
      return greet({ ...where, database: 'postgres' }, administrator)
    throw new PlainError(
      `The database at ${where.host}:${where.port} (DATABASE_URL) does not answer as ${administrator.user}: ${code}. Check the address, the password, and that it runs.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function connect(where: Where, administrator: Administrator): Promise<pg.Client | Absence> {
  const client = new pg.Client(options(where, administrator))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    void client.end().catch(() => undefined)
    return absence((error as { code?: string }).code)
  }
}

function options(where: Where, administrator: Administrator): pg.ClientConfig {
  const { ssl = false, ...server } = where
  return {
    ...server,
    ...administrator,
    ssl: ssl && { rejectUnauthorized: true },
    connectionTimeoutMillis: 5_000,
  }
}

function absence(code: string | undefined): Absence {
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'nobody'
  if (code === '28P01' || code === '28000') return 'wrong password'
  if (code === 'EACCES') return 'no entry'
  return 'not yet'
}

async function left(client: pg.Client): Promise<Absence> {
  await client.end().catch(() => undefined)
  return 'not yet'
}

async function taken(client: pg.Client, name: string): Promise<boolean> {
  return (await one<{ taken: boolean }>(client, name)).taken
}

async function one<Row>(client: pg.Client, name: string): Promise<Row> {
  return (await client.query(sql(name))).rows[0] as Row
}
