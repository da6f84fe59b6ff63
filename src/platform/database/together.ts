// What the parts of a page ask at the same moment goes to PostgreSQL together and is answered together, under one Sync.
// Statement by statement, as `pg` alone sends them, each of forty wakes the other side once more and is written and read alone.
import pg from 'pg'
import type { Statement } from './sql-file.ts'

type Rows = Record<string, unknown>[]
/** Of a connection of `pg`, what its queries use to send themselves and to know what is prepared on it. */
type Connection = {
  submittedNamedStatements: Record<string, string>
  stream: { cork(): void; uncork(): void }
  sync(): void
}
/** Of a query of `pg`, what its client calls. */
type Query = {
  name: string | undefined
  text: string
  submit(connection: Connection): Error | null
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleReadyForQuery(connection: Connection): void
  handleError(error: Error, connection: Connection): void
}
type Answered = (error: Error | null, result: { rows: Rows }) => void
const PgQuery = pg.Query as unknown as new (
  config: object | string,
  values?: undefined,
  then?: Answered,
) => Query

/**
 * Sends statements over a connection, those given before the program pauses to wait together. One that fails fails those behind
 * it as well, which PostgreSQL then leaves undone: all of them are one transaction's.
 */
export function sendTogether(client: pg.PoolClient): (statement: Statement) => Promise<Rows> {
  let waiting: Query[] = []
  const go = () => {
    const queries = waiting
    waiting = []
    client.query(new Together(queries) as unknown as pg.Submittable)
  }
  return ({ name, text, values }) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) process.nextTick(go)
      const config = { ...(name && { name }), text, values, queryMode: 'extended' }
      waiting.push(
        new PgQuery(config, undefined, (error, result) => (error ? reject(error) : resolve(result.rows))),
      )
    })
}

// To the client of `pg` this is one query. Which statements a connection has prepared it keeps by the name and text of the query
// at hand: those of the one that is being answered.
class Together extends PgQuery {
  readonly #queries: readonly Query[]
  #at = 0

  constructor(queries: readonly Query[]) {
    super('')
    this.#queries = queries
    this.#turnTo(0)
  }

  override submit(connection: Connection): Error | null {
    const unsynced: Connection = Object.create(connection, { sync: { value: () => {} } })
    connection.stream.cork()
    for (const query of this.#queries) query.submit(unsynced)
    connection.sync()
    connection.stream.uncork()
    return null
  }

  override handleRowDescription(message: unknown): void {
    this.#now.handleRowDescription(message)
  }

  override handleDataRow(message: unknown): void {
    this.#now.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    const answered = this.#now
    if (this.#at < this.#queries.length - 1) this.#turnTo(this.#at + 1)
    answered.handleCommandComplete(message, connection)
    answered.handleReadyForQuery(connection)
  }

  override handleReadyForQuery(): void {}

  override handleError(error: Error, connection: Connection): void {
    for (const query of this.#queries.slice(this.#at)) {
      if (query.name) delete connection.submittedNamedStatements[query.name]
      query.handleError(error, connection)
    }
  }

  get #now(): Query {
    return this.#queries[this.#at]!
  }

  #turnTo(at: number): void {
    this.#at = at
    this.name = this.#now.name
    this.text = this.#now.text
  }
}
