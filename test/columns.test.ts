// Every column is explained (db/columns.csv), every table is guarded, every view looks with the reader's own eyes, and
// every function that borrows rights is on a list with its reason. Each wall is also broken once, to see it hold.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { readTree } from './architecture/tree.ts'
import {
  type CatalogueColumn,
  columnOffences,
  ownershipOffences,
  readColumns,
} from './catalogue/columns-csv.ts'
import { readCsv } from './catalogue/csv.ts'
import { functionOffences, tableOffences, viewOffences } from './catalogue/walls.ts'
import { openTestDatabase } from './world.ts'

const sql = readSqlFile(new URL('catalogue.sql', import.meta.url))
const database = await openTestDatabase()
const plain = await connectPlainly(database.where, database.postgres.administrator)
after(() => plain.close())

const lines = readColumns(readFileSync(new URL('../db/columns.csv', import.meta.url), 'utf8'))
const definers = readCsv(readFileSync(new URL('../db/definer-functions.csv', import.meta.url), 'utf8'))
const listed = new Set(definers.map(({ function: name }) => name!))
const catalogue = async () => (await plain.run(sql, 'findColumns')) as CatalogueColumn[]

test('every column is explained, and nothing that is not there', async () =>
  none(columnOffences(lines, await catalogue())))
test('no stage reaches into the tables of another', () => none(ownershipOffences(lines, readTree())))
test('every table is guarded', async () => none(await tableOffences(plain, sql)))
test('every view looks with the eyes of its reader', async () => none(await viewOffences(plain, sql)))
test('every function that borrows rights is listed and pinned', async () =>
  none(await functionOffences(plain, sql, listed)))
test('every listed function says why', () => {
  none(
    definers
      .filter(({ why }) => (why ?? '').length < 10)
      .map(({ function: name }) => `db/definer-functions.csv does not say why ${name} borrows rights.`),
  )
})

const broken: [wall: string, plant: string, offences: () => Promise<string[]>, say: RegExp][] = [
  ['a table without a policy', 'plantTable', () => tableOffences(plain, sql), /kith\.planted has no policy/],
  [
    'a table not forced',
    'plantTableWithoutForce',
    () => tableOffences(plain, sql),
    /kith\.planted shows all its rows to its owner/,
  ],
  [
    'a view without security_invoker',
    'plantView',
    () => viewOffences(plain, sql),
    /kith\.planted shows what its owner sees/,
  ],
  [
    'a materialised view',
    'plantMaterialisedView',
    () => viewOffences(plain, sql),
    /kith\.planted is a materialised view/,
  ],
  [
    'a function that borrows rights',
    'plantFunction',
    () => functionOffences(plain, sql, listed),
    /kith\.planted\(\) is SECURITY DEFINER and not in[\s\S]*search_path[\s\S]*belongs to[\s\S]*by everybody/,
  ],
  [
    'a column missing from columns.csv',
    'plantColumn',
    async () => columnOffences(lines, await catalogue()),
    /kith\.names\.planted is not in db\/columns\.csv/,
  ],
]
for (const [wall, plant, offences, say] of broken) {
  test(`goes red: ${wall}`, async () => {
    await plain.run(sql, 'begin')
    try {
      await plain.run(sql, plant)
      assert.match((await offences()).join('\n'), say)
    } finally {
      await plain.run(sql, 'rollback')
    }
  })
}

test('goes red: a stage that uses the table of another', () => {
  const file = { path: 'src/stages/enrol/x.sql', text: '-- name: findA\nselect 1 from kith.screen_results;' }
  assert.match(
    ownershipOffences(lines, [file]).join(),
    /src\/stages\/enrol\/x\.sql:2 uses kith\.screen_results, which stages\/identify owns/,
  )
})

function none(found: string[]): void {
  assert.equal(found.length, 0, `\n${found.join('\n')}`)
}
