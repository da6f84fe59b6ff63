// The inside of a backup, one JSON value a line: what it holds, then rows in batches, then a line that says it is whole.
import * as v from 'valibot'
import type { Snapshot } from '../database/copy-tables.ts'
import { PlainError } from '../plain-error.ts'

const name = { schema: v.string(), name: v.string() }
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const manifest = v.object({
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  kind: v.picklist(['demo', 'real']),
  /** The newest migration: the database is brought to it before rows are loaded. */
  migration: count,
  ledger: v.array(v.object({ number: count, name: v.string(), hash: v.string() })),
  postgres: v.string(),
  /** The ids of the keys of sealed values. The keys themselves are never in a backup. */
  keyIds: v.array(v.string()),
  seals: v.array(v.object({ place: v.string(), number: v.string(), chain: v.string() })),
  sequences: v.array(v.object({ ...name, lastValue: v.nullable(v.string()) })),
  tables: v.array(v.object({ ...name, columns: v.array(v.string()), rows: count, checksum: v.string() })),
})

/** What a backup says of itself. */
export type Manifest = v.InferOutput<typeof manifest>

const rowsLine = v.object({ table: count, rows: v.array(v.string()) })
const lastLine = v.object({ whole: v.literal(true) })

/** Writes a snapshot as lines. `onRows` hears how many rows have been written. */
export async function* writeContents(
  about: Manifest,
  snapshot: Pick<Snapshot, 'rowsOf'>,
  onRows: (rows: number) => void,
): AsyncGenerator<Buffer> {
  yield lineOf(about)
  let written = 0
  for (const [table, { schema, name }] of about.tables.entries()) {
    for await (const rows of snapshot.rowsOf({ schema, name })) {
      yield lineOf({ table, rows })
      written += rows.length
      onRows(written)
    }
  }
  yield lineOf({ whole: true })
}

/** Reads the first line, and gives what reads the rows: the number of a table in the manifest, with rows of it. */
export async function readContents(
  bytes: AsyncIterable<Buffer>,
): Promise<{ about: Manifest; batches(): AsyncGenerator<{ table: number; rows: string[] }> }> {
  const lines = linesOf(bytes)
  const first = await lines.next()
  const read = v.safeParse(manifest, first.done ? undefined : JSON.parse(first.value))
  if (!read.success)
    throw new PlainError('This backup does not begin as one that this version of Kith can read.')
  async function* batches(): AsyncGenerator<{ table: number; rows: string[] }> {
    for await (const line of lines) {
      const value: unknown = JSON.parse(line)
      if (v.is(lastLine, value)) return
      yield v.parse(rowsLine, value)
    }
    throw new PlainError('This backup ends too soon: a part of the file is missing. Nothing was kept.')
  }
  return { about: read.output, batches }
}

function lineOf(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let held: Buffer[] = []
  for await (const piece of bytes) {
    let from = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      yield Buffer.concat([...held, piece.subarray(from, end)]).toString()
      held = []
      from = end + 1
    }
    if (from < piece.length) held.push(piece.subarray(from))
  }
}
