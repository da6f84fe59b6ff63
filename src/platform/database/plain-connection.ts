// One connection without the door in front of it: for migrating, for looking at the schema itself, and for tests. Pages,
// jobs and commands never use it.
import pg from 'pg'
import type { Where } from './connections.ts'
import { type Described, describeOn } from './describe.ts'
import type { Administrator } from './migrate.ts'
import type { Block, Statement, Value, Values } from './sql-file.ts'

export type PlainRow = Record<string, unknown>

export type Plain = {
  /** Sends a statement as it stands; without values, several at once. Gives the rows of the last. */
  send(text: string, values?: Value[]): Promise<PlainRow[]>
  /** Sends a named block of a `.sql` file. */
  run(blocks: Map<string, Block>, name: string, values?: Values): Promise<PlainRow[]>
  /** What PostgreSQL says a statement takes and gives, without running it. */
  describe(text: string): Promise<Described>
  close(): Promise<void>
}

/** Connects as a login role or as the administrator of the server. The caller closes it. */
export async function connectPlainly(where: Where, login: Administrator): Promise<Plain> {
  const { ssl = false, ...server } = where
  const client = new pg.Client({
    ...server,
    ...login,
    ssl: ssl && { rejectUnauthorized: true },
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  await client.connect()
  const send = async (text: string, values?: Value[]): Promise<PlainRow[]> => {
    const result = await client.query(values?.length ? { text, values } : text)
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []
  }
  return {
    send,
    run: (blocks, name, values) => {
      const block = blocks.get(name)
      if (!block) throw new Error(`There is no block named ${name}.`)
      const statement: Statement = block.fill(values)
      return send(statement.text, statement.values)
    },
    describe: text => describeOn(client, text),
    close: () => client.end(),
  }
}
