// The tables of pupils become pupils.csv.

import { checkUpn } from '#arithmetic/upn.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { Column } from '../../extract/rows.ts'
import { FILES } from '../../extract/rows.ts'
import { LONGEST_UPN } from '../../extract/values.ts'
import type { SheetRow } from '../reading/rows.ts'
import type { Matching } from '../shapes.ts'
import { readYear } from '../values/read.ts'
import { yearByBirth } from '../values/year-by-birth.ts'
import type { Conversion } from './conversion.ts'
import type { MatchedRows } from './matched-table.ts'
import type { OutFile } from './out-folder.ts'
import type { RowFaults } from './row-faults.ts'

/** Columns that are made rather than read. */
const MADE = new Set(['upn', 'school', 'year', 'surname', 'forename'])

/**
 * Writes pupils.csv from all tables of pupils. A column stands in it only where every table has it: in a column that is
 * there, a blank means that what was known has ended.
 */
export async function convertPupils(conversion: Conversion, tables: readonly MatchedRows[]): Promise<void> {
  if (tables.length === 0) return
  conversion.who.hasPupils = true
  for (const table of tables) checkSaid(conversion.matching, table)
  const columns = conversion.columnsOf(
    FILES.pupils,
    tables,
    (table, { name }) => isThere(table, name) || (name === 'objects' && tables.some(each => each.has(name))),
  )
  const out = conversion.out.begin(
    'pupils',
    columns.map(({ name }) => name),
  )
  const lines = new Map<string, string>()
  for (const table of tables) {
    await conversion.eachRow(table, (row, faults) => {
      if (objects(table, row)) return writeObjection(conversion, table, row, faults, out, columns)
      const cells = pupilCells(conversion, table, row, faults, columns)
      if (cells === null) return
      const [upn] = cells
      const before = lines.get(upn!)
      if (before !== undefined) {
        faults.leftOut(
          row.line,
          `the same pupil stands on ${before === table.id ? 'an earlier line' : before} already`,
        )
        return
      }
      lines.set(upn!, table.id)
      out.write(cells)
    })
  }
}

/** Throws PlainError where neither a column nor a person says what every pupil must have. */
function checkSaid({ school, year }: Matching, table: MatchedRows): void {
  if (school === undefined && !table.has('school') && !(table.has('la') && table.has('estab')))
    throw new PlainError(`Nothing in ${table.id} says which school it is. Name the school.`)
  if (year === undefined && !table.has('year'))
    throw new PlainError(
      `Nothing in ${table.id} says the year group. Match a column to it, or say it once for all.`,
    )
}

function objects(table: MatchedRows, row: SheetRow): boolean {
  return table.has('objects') && table.reader('objects').read(table.text(row, 'objects')) === 'Y'
}

/**
 * A family's objection goes on whatever else is wrong with the row, a second one of the same pupil too, and nothing but
 * who it is goes with it.
 */
function writeObjection(
  conversion: Conversion,
  table: MatchedRows,
  row: SheetRow,
  faults: RowFaults,
  out: OutFile,
  columns: readonly Column[],
): void {
  const upn = conversion.who.pupil(table, row, conversion.who.school(table, row))
  if (upn === undefined)
    faults.row(
      row.line,
      'upn',
      table.columnOf('upn'),
      'the family objects, and who it is cannot be told: settle it by hand',
    )
  else out.write(columns.map(({ name }) => (name === 'upn' ? upn : name === 'objects' ? 'Y' : '')))
}

const ALWAYS_THERE = new Set(['upn', 'school', 'year'])

function isThere(table: MatchedRows, column: string): boolean {
  if (ALWAYS_THERE.has(column)) return true
  return table.has(column) || ((column === 'surname' || column === 'forename') && table.has('full_name'))
}

/** The row's cells in the order of the columns, or null where it was set aside. */
function pupilCells(
  conversion: Conversion,
  table: MatchedRows,
  row: SheetRow,
  faults: RowFaults,
  columns: readonly Column[],
): string[] | null {
  const school = conversion.who.school(table, row)
  const upn = conversion.who.pupil(table, row, school)
  if (school === undefined || !/^\d{6}$/.test(school)) {
    const column = table.columnOf(table.has('estab') ? 'estab' : 'school')
    faults.row(
      row.line,
      'school',
      column,
      'which school it is cannot be told: name it, or add it to the place first',
    )
    return null
  }
  if (upn === undefined || !checkId(table, row, upn, faults)) {
    if (upn === undefined)
      faults.row(row.line, 'upn', table.columnOf('upn'), 'neither a UPN nor a number stands there')
    return null
  }
  const year = yearOf(conversion.matching, table, row)
  if (year === undefined) {
    faults.row(row.line, 'year', table.columnOf('year'), 'it is no year group of a school (N, R, 1 to 14)')
    return null
  }
  faults.seen('year', table.columnOf('year'), row.line, null)
  const made: Record<string, string> = { upn, school, year, ...namesOf(table, row, faults) }
  const cells: string[] = []
  for (const { name } of columns) {
    const cell = MADE.has(name) ? (made[name] ?? '') : conversion.value(table, row, name, faults)
    // A day of birth that is none would refuse the row at the door: here it is a value that is not known.
    cells.push(cell ?? '')
  }
  return cells
}

/** Counts whether the column of UPNs holds UPNs: a column of names would make names of identifiers. */
function checkId(table: MatchedRows, row: SheetRow, upn: string, faults: RowFaults): boolean {
  if (table.text(row, 'upn') === '') return true
  const odd = checkUpn(upn) === 'bad-form'
  faults.seen('upn', table.columnOf('upn'), row.line, odd ? 'it has not the form of a UPN' : null)
  if (upn.length <= LONGEST_UPN) return true
  return faults.row(row.line, 'upn', table.columnOf('upn'), `it is longer than ${LONGEST_UPN} characters`)
}

function yearOf({ year }: Matching, table: MatchedRows, row: SheetRow): string | undefined {
  const said = table.text(row, 'year')
  if (said !== '') return readYearOf(said)
  if (year === undefined) return undefined
  if ('always' in year) return readYearOf(year.always)
  const born = table.reader('dob').read(table.text(row, 'dob'))
  return born === undefined ? undefined : yearByBirth(born, year.byBirthOn)
}

function readYearOf(text: string): string | undefined {
  const year = readYear(text)
  return year !== undefined && (year === 'N' || year === 'R' || (Number(year) >= 1 && Number(year) <= 14))
    ? year
    : undefined
}

/** Surname and forename, from a cell each or from "Surname, Forename" in one. A name has no digits. */
function namesOf(
  table: MatchedRows,
  row: SheetRow,
  faults: RowFaults,
): { surname: string; forename: string } {
  const [surname, forename] = ['surname', 'forename'].map(target => {
    const text = table.text(row, target)
    if (text !== '')
      faults.seen(target, table.columnOf(target), row.line, /\d/.test(text) ? 'it has digits in it' : null)
    return text
  })
  const full = table.text(row, 'full_name')
  const comma = full.indexOf(',')
  if (surname !== '' || forename !== '' || full === '') return { surname: surname!, forename: forename! }
  if (comma === -1) return { surname: full, forename: '' }
  return { surname: full.slice(0, comma).trim(), forename: full.slice(comma + 1).trim() }
}
