// docs/import-from-your-school-system.md says what is read, and is held to it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CSV_LIMITS, sizeInWords } from '#platform/csv/index.ts'
import { CALENDAR, readAll } from './folder.fixture.ts'
import { type Column, FILE_NAMES, FILES } from './rows.ts'
import { howWritten } from './values.ts'
import { BAD_ROWS_PERCENT } from './verdict.ts'
import { ZIP_LIMITS } from './zip.ts'

const page = readFileSync(
  join(import.meta.dirname, '../../../docs/import-from-your-school-system.md'),
  'utf8',
)

for (const file of FILE_NAMES) {
  test(`the documented columns of ${file}.csv are those that are read`, () => {
    const table = FILES[file] as readonly Column[]
    const expected = table.map(
      column =>
        `| \`${column.name}\` | ${column.required ? 'yes' : ''} | ${howWritten(column)} | ${column.means} |`,
    )
    assert.deepEqual(documentedColumns(file), expected)
  })
}

test('the documented limits are those that hold', () => {
  const { cellBytes, rowBytes, columns } = CSV_LIMITS
  assert.ok(page.includes(`A cell may hold ${sizeInWords(cellBytes)}, a row ${sizeInWords(rowBytes)}`))
  assert.ok(page.includes(`a file ${columns.toLocaleString('en-GB')} columns`))
  assert.ok(
    page.includes(`hold ${ZIP_LIMITS.entries} files and unpack to ${sizeInWords(ZIP_LIMITS.unpackedBytes)}`),
  )
  assert.ok(page.includes(`more than ${BAD_ROWS_PERCENT} in 100 rows`))
})

test('the examples of the page are read without a problem', async t => {
  const [marks, pupils, concerns] = [...page.matchAll(/```csv\n([^`]+)```/g)].map(match => match[1]!)
  const days = Array.from({ length: 7 }, (_, n) => `2026-03-0${n + 2}\n`).join('')
  const files = { 'marks.csv': marks!, 'pupils.csv': pupils!, 'concerns.csv': concerns! }
  const { problems, objections, rows } = await readAll(t, {
    ...files,
    'calendar.csv': CALENDAR.slice(0, 5) + days,
  })
  assert.deepEqual(problems, [])
  assert.deepEqual([objections, rows.pupils.length, rows.marks.length, rows.concerns.length], [1, 2, 1, 1])
})

function documentedColumns(file: string): string[] {
  const section = page.split(`### \`${file}.csv\`\n`)[1]?.split('\n### ')[0] ?? ''
  return section.split('\n').filter(line => line.startsWith('| `'))
}
