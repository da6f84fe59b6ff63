// Which columns of a file are read, and which are dropped and named.

import { CsvRefused, type CsvRow, headerNames } from '#platform/csv/index.ts'
import type { Problems } from './problems.ts'
import { quoted } from './problems.ts'
import type { Column } from './rows.ts'

export interface Header {
  /** Columns in the file, known or not. */
  width: number
  /** The known columns that are there, in the order of the table, with their place in the file. */
  columns: { column: Column; cell: number }[]
}

// Parts of a column's name that say it must never be taken in, whatever it was meant for.
const SENSITIVE =
  /passw|passcode|user ?name|user ?id|log ?in|photo|picture|image|avatar|medic|health|diagnos|allerg|doctor|\b(pwd|pin|gp|nhs)\b/

/**
 * Reads the header row. Columns the file's table does not know are dropped, each named once in the report.
 * Throws CsvRefused for a doubled name and for a required column that is not there.
 */
export function readHeader(row: CsvRow, table: readonly Column[], problems: Problems): Header {
  const names = headerNames(row)
  const missing = table.filter(column => column.required && !names.includes(column.name))
  if (missing.length > 0) {
    const list = missing.map(column => `"${column.name}"`).join(', ')
    throw new CsvRefused(`The file has no column ${list}. Is its first line the header?`, row.line)
  }
  const known = table.filter(column => names.includes(column.name))
  names.forEach((name, cell) => {
    if (!table.some(column => column.name === name)) reportDropped(name, cell, row.line, problems)
  })
  return {
    width: names.length,
    columns: known.map(column => ({ column, cell: names.indexOf(column.name) })),
  }
}

function reportDropped(name: string, cell: number, line: number, problems: Problems): void {
  const called = name === '' ? `Column ${cell + 1}, which has no name,` : `The column ${quoted(name)}`
  const sentence = isSensitive(name)
    ? `${called} was dropped on sight: Kith takes in no passwords, user names, photos or medical columns. Leave it out next time.`
    : `${called} is not part of the extract and was dropped.`
  problems.add('dropped-column', line, name === '' ? null : name.slice(0, 60), sentence)
}

/** `user_name`, `Photo URL`, `medical-notes`: what a school must not even send. */
export function isSensitive(name: string): boolean {
  return SENSITIVE.test(name.toLowerCase().replaceAll(/[_\-.]+/g, ' '))
}
