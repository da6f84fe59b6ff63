// For tests: a place with its schools in a database of its own, files taken into it, and a look at what is held.
import { readFileSync } from 'node:fs'
import type { TestContext } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { setUpPlace } from '#records/places/places.ts'
import type { TestDatabase } from '#test/world.ts'
import { type Folder, makeFolder } from './extract/folder.fixture.ts'
import { folderSource } from './extract/index.ts'
import { type ImportOptions, type ImportResult, importExtract } from './import-extract.ts'
import { addImport } from './imports.ts'

const sql = readSqlFile(new URL('./import.fixture.sql', import.meta.url))
const millbrook = new URL('../../places/millbrook/blueprint.json', import.meta.url)

/** Two schools of the pretend place. */
export const CANALSIDE = '990001'
export const WEAVERS = '990004'

const TODAY = new Date('2026-07-17T09:30:00Z')

/** What a table holds: each row as JSON with the transaction that wrote it. */
export type Held = { rowVersion: string; row: Record<string, unknown> }[]

/** The tables an import writes records into. */
export const RECORDS = [
  'children',
  'pupil_numbers',
  'names',
  'births',
  'rolls',
  'flags',
  'calendars',
  'attendance',
  'attendance_before',
  'suspensions',
  'behaviour',
  'concerns',
  'attainment',
  'sdq_scores',
  'ratings',
  'files_held',
  'objections',
  'child_objections',
] as const
export type RecordTable = (typeof RECORDS)[number]

/** Sets Millbrook up and answers its id. */
export async function setUpMillbrook(database: TestDatabase): Promise<string> {
  const placeId = newId()
  const checked = checkBlueprint(JSON.parse(readFileSync(millbrook, 'utf8')))
  if (checked.problems) throw new Error(checked.problems[0])
  await doWork(database, { kind: 'operator', placeId, why: 'test' }, work =>
    work.as(tx => setUpPlace(tx, placeId, checked.blueprint, 'test')),
  )
  return placeId
}

/** Takes files in as an operator. */
export async function takeIn(
  t: TestContext,
  database: TestDatabase,
  placeId: string,
  files: Folder,
  options: Partial<ImportOptions> & { id?: string } = {},
): Promise<ImportResult & { importId: string }> {
  const { id: importId = newId(), ...rest } = options
  const source = await folderSource(makeFolder(t, files))
  return doWork(database, { kind: 'operator', placeId, why: 'test' }, async work => {
    await work.as(tx => addImport(tx, { id: importId, named: 'extract', hash: null, bytes: null }))
    const result = await importExtract(work, {
      importId,
      source,
      seals: database.secrets.seals,
      now: () => TODAY,
      ...rest,
    })
    return { ...result, importId }
  })
}

/** Everything that is held, read by the administrator past every policy. */
export async function everythingHeld(database: TestDatabase): Promise<Record<RecordTable, Held>> {
  const plain = await connectPlainly(database.where, database.postgres.administrator)
  try {
    const held = {} as Record<RecordTable, Held>
    for (const table of RECORDS) held[table] = (await plain.run(sql, 'findRows', { table })) as Held
    return held
  } finally {
    await plain.close()
  }
}

/** How many rows of any table at all hold this text. */
export async function countHolding(database: TestDatabase, wanted: string): Promise<number> {
  const plain = await connectPlainly(database.where, database.postgres.administrator)
  try {
    let found = 0
    for (const { name } of await plain.run(sql, 'findTables')) {
      const [schema, table] = String(name).split('.') as [string, string]
      const [row] = await plain.run(sql, 'countHolding', { schema, table, wanted })
      found += row!.n as number
    }
    return found
  } finally {
    await plain.close()
  }
}

/**
 * The same in words that two databases share: children by their pupil number, schools by nothing but their order, no
 * ids, no moments, positions by rank. Sorted, so that it can be compared.
 */
export function contentOf(held: Record<RecordTable, Held>): Record<RecordTable, string[]> {
  const upns = new Map(held.pupil_numbers.map(({ row }) => [row.child_id, row.upn]))
  const hashes = new Map(held.calendars.map(({ row }) => [row.id, row.hash]))
  const content = {} as Record<RecordTable, string[]>
  for (const table of RECORDS) {
    const inOrder = held[table].map(({ row }) => row.position as number).sort((a, b) => a - b)
    const positions = new Map(inOrder.map((position, rank) => [position, rank]))
    content[table] = held[table].map(({ row }) => JSON.stringify(plainly(row, positions))).sort()
  }
  return content

  function plainly(row: Record<string, unknown>, positions: Map<number, number>): Record<string, unknown> {
    const { id, import_id, place_id, school_id, ...rest } = row
    for (const key of Object.keys(rest))
      if (key.endsWith('_at')) rest[key] = rest[key] === null ? null : 'some time'
    if ('child_id' in rest) rest.child_id = upns.get(rest.child_id) ?? rest.child_id
    if ('calendar_id' in rest) rest.calendar_id = hashes.get(rest.calendar_id)
    if ('position' in rest) rest.position = positions.get(rest.position as number)
    return rest
  }
}
