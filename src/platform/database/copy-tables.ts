// Every row of every table, out of one snapshot and into an empty database: what a backup and its restore are made of.
// A row travels as PostgreSQL's own text of it, so nothing is lost on the way and no table need be known by name.
import { PlainError } from '../plain-error.ts'
import type { Where } from './connections.ts'
import type { Administrator } from './migrate.ts'
import { connectPlainly, type Plain, type PlainRow } from './plain-connection.ts'
import { readSqlFile, type Values } from './sql-file.ts'

export type TableName = { schema: string; name: string }
/** `columns` are names with their types, in order. */
export type Shape = TableName & { columns: string[] }
/** `checksum` is the same for the same rows in any order. */
export type Table = Shape & { rows: number; checksum: string }
/** `lastValue` is null for a sequence that nothing was taken from. */
export type Sequence = TableName & { lastValue: string | null }
export type LedgerLine = { number: number; name: string; hash: string }
export type LastSeal = { place: string; number: string; chain: string }

/** All that holds at one moment, whatever is written meanwhile. */
export type Snapshot = {
  tables: Table[]
  sequences: Sequence[]
  ledger: LedgerLine[]
  seals: LastSeal[]
  /** The rows of a table in batches of some hundred kilobytes. */
  rowsOf(table: TableName): AsyncGenerator<string[]>
}

const blocks = readSqlFile(new URL('./copy-tables.sql', import.meta.url))
type Run = (name: string, values?: Values) => Promise<PlainRow[]>

/**
 * Reads everything as `kith_backup`, in one snapshot. `onTable` hears how many tables are counted, of how many.
 * Throws where a table would come out empty because nobody let this role read it: a backup must not lack rows in silence.
 */
export async function withSnapshot<T>(
  where: Where,
  login: Administrator,
  work: (snapshot: Snapshot) => Promise<T>,
  onTable: (done: number, of: number) => void = () => {},
): Promise<T> {
  return await connected(where, login, async run => {
    await run('beginSnapshot')
    await run('inOneSpelling')
    const tables = await findTables(run, onTable)
    const sequences = (await run('findSequences')).map(({ schema, name, last_value }) => ({
      schema,
      name,
      lastValue: last_value,
    })) as Sequence[]
    return await work({
      tables,
      sequences,
      ledger: (await run('findLedger')) as LedgerLine[],
      seals: (await run('findLastSeals')) as LastSeal[],
      rowsOf: table => rowsOf(run, table),
    })
  })
}

/** What a database that already answers holds: its ledger (empty where there is none), and the first table with rows. */
export async function lookInto(
  where: Where,
  login: Administrator,
): Promise<{ ledger: LedgerLine[]; filled: string | null }> {
  return await connected(where, login, async run => {
    await run('beginLoading')
    if (!(await run('hasLedger'))[0]!.there) return { ledger: [], filled: null }
    return { ledger: (await run('findLedger')) as LedgerLine[], filled: await firstFilled(run) }
  })
}

export type Loading = {
  /** The tables as they stand here, in the same order as in a snapshot. */
  shapes: Shape[]
  add(table: TableName, rows: string[]): Promise<void>
}

/**
 * Loads an empty, migrated database as `kith_owner`, in one transaction: all of it, or nothing. Triggers and foreign
 * keys are put aside, as the rows are already what they made of them, and stand again at the end, when every count,
 * checksum and seal must be that of `expected`.
 */
export async function loadEverything(
  where: Where,
  login: Administrator,
  expected: Pick<Snapshot, 'tables' | 'sequences' | 'seals'>,
  load: (loading: Loading) => Promise<void>,
  onTable: (done: number, of: number) => void = () => {},
): Promise<void> {
  await connected(where, login, async (run, plain) => {
    await run('beginLoading')
    await run('inOneSpelling')
    const filled = await firstFilled(run)
    if (filled) throw notEmpty(filled)
    const shapes = await findShapes(run)
    const howToAdd = new Map(
      (await run('findHowToAdd')).map(each => [`${each.schema}.${each.name}`, String(each.add_rows)]),
    )
    const foreignKeys = await run('findForeignKeys')
    for (const { take_off } of foreignKeys) await plain.send(String(take_off))
    for (const { schema, name } of shapes) {
      await run('triggersOff', { schema, name })
      await run('clear', { schema, name })
    }
    await load({
      shapes,
      add: async ({ schema, name }, rows) =>
        void (await plain.send(howToAdd.get(`${schema}.${name}`)!, [rows])),
    })
    for (const { schema, name, lastValue } of expected.sequences) {
      await run('setSequence', { schema, name, last_value: lastValue })
    }
    for (const { put_back } of foreignKeys) await plain.send(String(put_back))
    for (const { schema, name } of shapes) await run('triggersOn', { schema, name })
    await compare(run, expected, await sumAll(run, shapes, onTable))
    await run('commit')
    await run('analyze')
  })
}

/** The refusal to load over what is there. */
export function notEmpty(table: string): PlainError {
  return new PlainError(
    `This database is not empty: ${table} has rows. A backup is only restored into an empty one. Give another folder with KITH_DATA, or another DATABASE_URL.`,
  )
}

async function compare(
  run: Run,
  expected: Pick<Snapshot, 'tables' | 'seals'>,
  found: Table[],
): Promise<void> {
  for (const [at, { schema, name, rows, checksum }] of expected.tables.entries()) {
    const here = found[at]!
    if (here.rows !== rows || here.checksum !== checksum) {
      throw new PlainError(
        `${schema}.${name} came out with ${here.rows} rows, not as the ${rows} of the backup. Nothing was kept.`,
      )
    }
  }
  const seals = (await run('findLastSeals')) as LastSeal[]
  if (JSON.stringify(seals) !== JSON.stringify(expected.seals)) {
    throw new PlainError('The seals of the audit are not those of the backup. Nothing was kept.')
  }
}

async function findTables(run: Run, onTable: (done: number, of: number) => void): Promise<Table[]> {
  const shapes = await findShapes(run)
  const hidden = shapes.find(table => !table.readable)
  if (hidden) {
    throw new Error(
      `${hidden.schema}.${hidden.name} would be empty in the backup: kith_backup may not read it. kith.guard lets it.`,
    )
  }
  return sumAll(run, shapes, onTable)
}

async function findShapes(run: Run): Promise<(Shape & { readable: boolean })[]> {
  return (await run('findTables')) as (Shape & { readable: boolean })[]
}

async function sumAll(
  run: Run,
  shapes: Shape[],
  onTable: (done: number, of: number) => void,
): Promise<Table[]> {
  const tables: Table[] = []
  for (const { schema, name, columns } of shapes) {
    const [sum] = await run('sumTable', { schema, name })
    tables.push({ schema, name, columns, rows: Number(sum!.rows), checksum: String(sum!.checksum) })
    onTable(tables.length, shapes.length)
  }
  return tables
}

// How many rows are fetched at once follows from how long they are, so that memory stays flat whatever a table holds.
const batchBytes = 512 * 1024

async function* rowsOf(run: Run, { schema, name }: TableName): AsyncGenerator<string[]> {
  await run('openRows', { schema, name })
  let fetch = 'fetchSome'
  for (;;) {
    const rows = (await run(fetch)).map(({ row }) => String(row))
    if (rows.length === 0) break
    yield rows
    const each = rows.reduce((sum, row) => sum + row.length, 0) / rows.length
    fetch = each * 500 < batchBytes ? 'fetchMany' : each * 20 < batchBytes ? 'fetchSome' : 'fetchOne'
  }
  await run('closeRows')
}

async function firstFilled(run: Run): Promise<string | null> {
  const written = new Set(
    (await run('findWrittenByMigrations')).map(({ schema, name }) => `${schema}.${name}`),
  )
  for (const { schema, name } of await findShapes(run)) {
    if (written.has(`${schema}.${name}`)) continue
    if ((await run('hasRows', { schema, name }))[0]!.any) return `${schema}.${name}`
  }
  return null
}

async function connected<T>(
  where: Where,
  login: Administrator,
  work: (run: Run, plain: Plain) => Promise<T>,
): Promise<T> {
  const plain = await connectPlainly(where, login)
  try {
    return await work((name, values) => plain.run(blocks, name, values), plain)
  } finally {
    // What was not committed is rolled back by leaving.
    await plain.close()
  }
}
