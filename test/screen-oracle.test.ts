// The screen and a second implementation of it in plain SQL must give the same screened.csv, all columns but `why`.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { checkIdentify, SCREENED_COLUMNS } from '#arithmetic/screen/index.ts'
import { folderSource } from '#intake/index.ts'
import { csvPieces } from '#platform/csv/index.ts'
import { screenFolder } from '#stages/identify/folder/screen-folder.ts'
import { writeNastyFolder } from './oracle/nasty-folder.ts'

const SQL = readFileSync(new URL('./oracle/screen.duckdb.sql', import.meta.url), 'utf8')
const RULES_PAGE = readFileSync(new URL('../rules/identify.md', import.meta.url), 'utf8')

for (const [seed, pupils] of [
  [1, 1_000],
  [2, 25_000],
] as const) {
  test(`two implementations agree on ${pupils} children with every edge there is`, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-oracle-'))
    t.after(() => rmSync(folder, { recursive: true }))
    writeNastyFolder(folder, pupils, seed)
    const { rules } = checkIdentify(JSON.parse(/```json\n([\s\S]*?)```/.exec(RULES_PAGE)![1]!))
    const options = { blueprintHash: '', now: () => performance.now() }
    const { report, summary } = await screenFolder(
      await folderSource(folder),
      rules!,
      join(folder, 'out'),
      options,
    )
    assert.deepEqual(report.because, [])
    assert.equal(report.counts.sdq?.refused, 0)
    const expected = await screenedBySql(folder)
    const found = readFileSync(join(folder, 'out', 'screened.csv'), 'utf8')
      .split('\n')
      .map(withoutWhy)
    const [header, ...rows] = expected.split('\n')
    assert.equal(found[0], header)
    for (const [i, row] of rows.entries()) assert.equal(found[i + 1], row)
    assert.equal(found.length, rows.length + 1)
    for (const outcome of ['in', 'reserve', 'waiting', 'to-a-person', 'too-little-known', 'below-the-line']) {
      assert.ok(summary!.outcomes[outcome]! > 0, `nobody is ${outcome}`)
    }
  })
}

async function screenedBySql(folder: string): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run('set variable dir = $1', [folder])
  const statements = await connection.extractStatements(SQL)
  for (let i = 0; i < statements.count - 1; i++) await (await statements.prepare(i)).run()
  const reader = await (await statements.prepare(statements.count - 1)).runAndReadAll()
  const rows = reader.getRows().map(row => row.map(cell => (cell === null ? '' : String(cell))))
  connection.closeSync()
  return [...csvPieces(SCREENED_COLUMNS.slice(0, -1), rows)].join('')
}

/** `why` is the last cell, and the only one that is ever quoted. */
function withoutWhy(line: string): string {
  if (line === '') return ''
  return line
    .split(',')
    .slice(0, SCREENED_COLUMNS.length - 1)
    .join(',')
}
