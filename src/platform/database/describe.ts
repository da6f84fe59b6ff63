// Asks PostgreSQL what a statement takes and gives, without running it: Parse, Describe and Sync of its own protocol.
import type pg from 'pg'

/** One column of an answer. `table` and `column` say where it comes from; 0 where it was worked out. */
export type DescribedColumn = { name: string; type: number; table: number; column: number }

/** `parameters` are the types (OIDs) that PostgreSQL settled on for $1, $2… */
export type Described = { parameters: number[]; columns: DescribedColumn[] }

// What `pg` hands a query that takes part in the protocol itself, as pg-cursor and pg-query-stream do.
type Wire = {
  parse(query: { text: string; name: string; types: number[] }): void
  describe(what: { type: 'S'; name: string }): void
  sync(): void
  once(event: 'parameterDescription', heard: (message: { dataTypeIDs: number[] }) => void): void
  removeListener(event: 'parameterDescription', heard: unknown): void
}
type Field = { name: string; dataTypeID: number; tableID: number; columnID: number }

/** Throws PostgreSQL's own error where the statement does not stand. */
export function describeOn(client: pg.Client, text: string): Promise<Described> {
  return new Promise((resolve, reject) => {
    const described: Described = { parameters: [], columns: [] }
    let wire: Wire
    const parametersCame = ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
      described.parameters = dataTypeIDs
    }
    const question = {
      submit: (connection: Wire) => {
        wire = connection
        wire.once('parameterDescription', parametersCame)
        wire.parse({ text, name: '', types: [] })
        wire.describe({ type: 'S', name: '' })
        wire.sync()
      },
      handleRowDescription: ({ fields }: { fields: Field[] }) => {
        described.columns = fields.map(({ name, dataTypeID, tableID, columnID }) => ({
          name,
          type: dataTypeID,
          table: tableID,
          column: columnID,
        }))
      },
      // An error is heard in place of the readiness, not before it.
      handleError: (error: Error) => {
        wire.removeListener('parameterDescription', parametersCame)
        reject(error)
      },
      handleReadyForQuery: () => {
        wire.removeListener('parameterDescription', parametersCame)
        resolve(described)
      },
    }
    client.query(question as unknown as pg.Submittable)
  })
}
