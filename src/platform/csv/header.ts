import { CsvRefused } from './limits.ts'
import type { CsvRow } from './row.ts'

/**
 * The names in a header row, trimmed and in small letters; a column without a name is ''.
 * Throws CsvRefused for a name that stands twice: nobody could say which of the two is meant.
 */
export function headerNames(row: CsvRow): string[] {
  const names: string[] = []
  for (let cell = 0; cell < row.cells; cell++) {
    if (!row.isUtf8(cell)) {
      throw new CsvRefused(
        `The header, column ${cell + 1}, is not UTF-8 text. Save the file as "CSV UTF-8".`,
        row.line,
      )
    }
    names.push(row.text(cell).trim().toLowerCase())
  }
  if (row.brokenCell > 0) {
    throw new CsvRefused(`The header has text after a closing quote in column ${row.brokenCell}.`, row.line)
  }
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) < place)
  if (twice !== undefined) {
    throw new CsvRefused(
      `The header names the column "${twice.slice(0, 60)}" twice. Rename or remove one.`,
      row.line,
    )
  }
  return names
}
