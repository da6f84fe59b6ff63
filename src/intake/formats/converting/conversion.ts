// One conversion under way: where it writes, whom it knows, what it set aside.

import type { Column } from '../../extract/rows.ts'
import { LONGEST_UPN, refusesRow } from '../../extract/values.ts'
import type { SheetRow } from '../reading/rows.ts'
import type { ConvertOptions, Matching } from '../shapes.ts'
import { columnOf } from '../values/read.ts'
import type { MatchedRows } from './matched-table.ts'
import type { OutFolder } from './out-folder.ts'
import { RowFaults } from './row-faults.ts'
import { SetAsideList } from './set-aside.ts'
import { Who } from './who.ts'

/** As at the door: what more than one row in twenty says of a file is that the report is wrong, not the row. */
const BAD_ROWS_PERCENT = 5

const TEXT_AFTER_QUOTE = 'there is text after the closing quote of a cell'
const TOO_LONG =
  'the row has more cells than the header; perhaps a comma stands in a name without quotes around it'
const STILL_IN = ', so THIS CHILD IS STILL IN: if the family objects, write Y before anything is used'

export class Conversion {
  readonly matching: Matching
  readonly out: OutFolder
  readonly who: Who
  readonly setAside = new SetAsideList()
  /** Rows about pupils who are not in the table of pupils, by the system's own number. */
  strangers = 0
  /** What else is to be said. */
  readonly notes: string[] = []
  #read = 0
  readonly #total: number
  readonly #options: ConvertOptions

  constructor(matching: Matching, out: OutFolder, options: ConvertOptions, totalBytes: number) {
    this.matching = matching
    this.out = out
    this.who = new Who(matching, options.knownSchools ?? [])
    this.#options = options
    this.#total = totalBytes
  }

  /**
   * Which columns of a file are written: those that every table has. In a column that is there, a blank means that what
   * was known has ended, so half a column would end what the other table never spoke of.
   */
  columnsOf(
    columns: readonly Column[],
    tables: readonly MatchedRows[],
    isThere: (table: MatchedRows, column: Column) => boolean,
  ): Column[] {
    const some = columns.filter(column => tables.some(table => isThere(table, column)))
    const all = some.filter(column => tables.every(table => isThere(table, column)))
    const partly = some.filter(column => !all.includes(column)).map(({ name }) => name)
    if (partly.length > 0) {
      const names = tables.map(({ id }) => id).join(', ')
      this.notes.push(`Not taken, as not all of ${names} have it: ${partly.join(', ')}.`)
    }
    return all
  }

  /** Hands on every row of a table and judges it at its end. Throws PlainError where too much of it is wrong. */
  async eachRow(table: MatchedRows, take: (row: SheetRow, faults: RowFaults) => void): Promise<void> {
    const faults = new RowFaults(table.id, this.setAside)
    const options = {
      signal: this.#options.signal,
      onBytes: (bytes: number) => this.#progress(bytes, table.id),
    }
    const sessions = table.becomes === 'marks' ? table.layout.sessions.map(({ cell }) => cell) : []
    for await (const batch of table.rows(options, sessions)) {
      for (const row of batch) {
        faults.rows++
        if (row.broken !== undefined) faults.rowBroken(row.line, TEXT_AFTER_QUOTE)
        else if (table.isTooLong(row)) faults.rowBroken(row.line, TOO_LONG)
        else take(row, faults)
      }
    }
    faults.judge(this.#options.badRows ?? BAD_ROWS_PERCENT)
  }

  /** The identifier of the pupil a row is about, or null where there is none and it was set aside. */
  aboutWhom(table: MatchedRows, row: SheetRow, faults: RowFaults): string | null {
    const upn = this.who.of(table, row)
    if (upn === null) {
      this.strangers++
      return null
    }
    if (upn !== undefined && upn.length <= LONGEST_UPN) return upn
    faults.row(
      row.line,
      'upn',
      table.columnOf('upn'),
      upn === undefined
        ? 'neither a UPN nor a number stands there'
        : `it is longer than ${LONGEST_UPN} characters`,
    )
    return null
  }

  /** What goes into a column of the extract: '' where nothing is known, null where the row was set aside for it. */
  value(
    table: MatchedRows,
    row: SheetRow,
    target: string,
    faults: RowFaults,
    column: Column | undefined = columnOf(table.becomes, target),
  ): string | null {
    const text = table.text(row, target)
    const needed = column?.required === true
    if (text === '') {
      if (needed) faults.row(row.line, target, table.columnOf(target), 'nothing stands there')
      return needed ? null : ''
    }
    const { read, wanted } = table.reader(target)
    const value = read(text)
    if (value !== undefined) {
      faults.seen(target, table.columnOf(target), row.line, null)
      return value
    }
    const refuses = needed || (column !== undefined && table.becomes !== 'pupils' && refusesRow(column))
    const reason = `it must be ${wanted}${target === 'objects' ? STILL_IN : ''}`
    if (refuses) faults.row(row.line, target, table.columnOf(target), reason)
    else faults.value(row.line, target, table.columnOf(target), reason)
    return refuses ? null : ''
  }

  #progress(bytes: number, doing: string): void {
    this.#read = Math.min(this.#total, this.#read + bytes)
    this.#options.onProgress?.({ read: this.#read, total: this.#total, doing })
  }
}
