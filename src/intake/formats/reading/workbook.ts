// The sheets of a workbook as tables. Dates come out as `YYYY-MM-DD`, numbers as they would be typed.

import { PlainError } from '#platform/plain-error.ts'
import type { SourceFile } from '../../extract/source.ts'
import { called } from '../limits.ts'
import type { FormatLimits } from '../shapes.ts'
import { type RawTable, type SheetRow, tableInMemory } from './rows.ts'
import { checkWorkbook } from './workbook-check.ts'

/**
 * Every sheet that holds something. `parts` are the files in the workbook's zip, which is judged before it is opened.
 * Throws PlainError with a sentence.
 */
export async function workbookTables(
  name: string,
  bytes: Buffer | string,
  parts: readonly SourceFile[],
  limits: FormatLimits,
): Promise<RawTable[]> {
  await checkWorkbook(name, parts, limits)
  const { default: readSheets } = await import('read-excel-file/node')
  const sheets = await readSheets(bytes).catch(() => {
    throw new PlainError(
      `${called(name)} cannot be read as a workbook. Open it, save it again as "Excel workbook (.xlsx)" and try once more.`,
    )
  })
  const size = parts.reduce((sum, part) => sum + part.bytes, 0) / Math.max(1, sheets.length)
  const tables: RawTable[] = []
  for (const { sheet, data } of sheets) {
    const rows = rowsOf(data, limits, name)
    // A new workbook comes with sheets that nobody wrote on.
    if (rows.length > 0) tables.push(tableInMemory(`${called(name)}: ${sheet}`, rows, size))
  }
  if (tables.length === 0) throw new PlainError(`${called(name)} is a workbook in which nothing is written.`)
  return tables
}

function rowsOf(data: readonly (readonly unknown[])[], limits: FormatLimits, name: string): SheetRow[] {
  const rows: SheetRow[] = []
  data.forEach((values, at) => {
    const cells = values.map(textOf)
    if (cells.every(cell => cell === '')) return
    const long = cells.findIndex(cell => cell.length > limits.cellBytes)
    if (long !== -1) {
      throw new PlainError(
        `${called(name)}, row ${at + 1}, column ${long + 1} holds more than ${limits.cellBytes} characters. Is this the right file?`,
      )
    }
    rows.push({ line: at + 1, cells })
  })
  return rows
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayOrMoment(value)
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  return String(value).trim()
}

/** A spreadsheet's day is at midnight without a time zone; what has a time of day keeps it. */
function dayOrMoment(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16)
}
