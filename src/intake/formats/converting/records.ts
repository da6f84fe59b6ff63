// Suspensions, behaviour, concerns, attainment, SDQ scores and ratings: a row of the table is a row of the extract.

import { PlainError } from '#platform/plain-error.ts'
import { type Column, FILES, type FileName } from '../../extract/rows.ts'
import type { SheetRow } from '../reading/rows.ts'
import type { Conversion } from './conversion.ts'
import type { MatchedRows } from './matched-table.ts'
import type { RowFaults } from './row-faults.ts'

/** Writes one file of the extract from all tables that become it. */
export async function convertRecords(
  conversion: Conversion,
  file: Exclude<FileName, 'pupils' | 'marks' | 'calendar'>,
  tables: readonly MatchedRows[],
): Promise<void> {
  if (tables.length === 0) return
  const columns = conversion.columnsOf(
    FILES[file],
    tables,
    (table, { name, required }) => required || table.has(name),
  )
  const out = conversion.out.begin(
    file,
    columns.map(({ name }) => name),
  )
  for (const table of tables) {
    await conversion.eachRow(table, (row, faults) => {
      const upn = conversion.aboutWhom(table, row, faults)
      if (upn === null) return
      const cells = recordCells(conversion, table, row, faults, columns.slice(1))
      if (cells !== null) out.write([upn, ...cells])
    })
  }
}

function recordCells(
  conversion: Conversion,
  table: MatchedRows,
  row: SheetRow,
  faults: RowFaults,
  columns: readonly Column[],
): string[] | null {
  const cells: string[] = []
  for (const column of columns) {
    const target = column.name === 'sessions' && !table.has('sessions') ? 'days' : column.name
    if (target === 'kind' && !table.has('kind') && table.becomes === 'behaviour') {
      cells.push(kindBySign(table, row))
      continue
    }
    const cell = conversion.value(table, row, target, faults, column)
    if (cell === null) return null
    cells.push(cell)
  }
  return cells
}

/**
 * Where no column says which way an entry counts, its points do: those below nothing, or the name of their column.
 * Throws PlainError where that says nothing either: praise must not be read as trouble, nor trouble as praise.
 */
function kindBySign(table: MatchedRows, row: SheetRow): string {
  const header = table.columnOf('points')
  if (/negative|behaviou?r|demerit|sanction/i.test(header)) return 'negative'
  if (/positive|achievement|merit|reward|praise/i.test(header)) return 'positive'
  const signed = table.layout.first.some(each => table.text(each, 'points').startsWith('-'))
  if (signed) return table.text(row, 'points').startsWith('-') ? 'negative' : 'positive'
  throw new PlainError(
    `Nothing in ${table.id} says whether an entry is positive or negative. Match a column to “kind”, or say it once for the whole table.`,
  )
}
