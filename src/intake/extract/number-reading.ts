// One file of the extract as numbers, for whoever keeps columns: nothing is made of a row but a pupil's number and a
// number a cell. Rows without anything odd are taken here; every other row goes the way of all rows (`file-reading.ts`),
// which alone refuses, counts strangers and reports. So both say the same of any file.

import { countYear, type MarkPlan } from '#arithmetic/attendance/mark-plan.ts'
import type { CsvRow, PlainRows } from '#platform/csv/index.ts'
import { FactRows } from './fact-rows.ts'
import type { FileReading } from './file-reading.ts'
import type { RowsOfBytes } from './layout.ts'
import { MarkRows } from './mark-rows.ts'
import { BLANK, type Dictionary, NumberCell, numberOf } from './number-cell.ts'
import { PupilRows } from './pupil-rows.ts'
import { type Column, FILES, type FileName } from './rows.ts'
import type { Value } from './values.ts'
import type { Who } from './who.ts'

/** Files whose rows are about a pupil. */
export type PupilFile = Exclude<FileName, 'calendar'>

/**
 * Told of each accepted row: the pupil's number (from 0, in the order of pupils.csv) and a number for each column in the
 * order of FILES: see `numberOf`; BLANK where nothing stands. The list is used again for the next row.
 */
export type TakeNumbers = (pupil: number, numbers: Float64Array) => void

export interface NumberOptions {
  take: TakeNumbers
  /** For the columns whose words are wanted and are no fixed list, by name. */
  dictionaries?: Partial<Record<string, Dictionary>>
  /** For marks.csv: what the marks of each row are added up by, into its `sums`, before `take` is told. */
  plan?: MarkPlan
}

export class NumberReading {
  readonly #reading: FileReading<PupilFile>
  readonly #who: Who
  readonly #options: NumberOptions
  /** A number for each of `#columns`; and the same memory with one more place, for what is dropped. */
  readonly #numbers: Float64Array
  readonly #places: Float64Array
  readonly #columns: readonly Column[]
  #rows: RowsOfBytes | null = null
  #holdsMarks = false

  constructor(reading: FileReading<PupilFile>, who: Who, options: NumberOptions) {
    this.#reading = reading
    this.#who = who
    this.#options = options
    this.#columns = FILES[reading.file]
    this.#places = new Float64Array(this.#columns.length + 1).fill(BLANK)
    this.#numbers = this.#places.subarray(0, -1)
  }

  /** Any row, the header first. */
  take(row: CsvRow): void {
    const isHeader = this.#reading.width === 0
    const values = this.#reading.take(row)
    if (isHeader) this.#rows = this.#begin()
    else if (values !== undefined) this.#takeValues(values as unknown as Record<string, Value | null>)
  }

  /** Takes rows up to one about which something is odd. See `TakeRows`. */
  takeRows(bytes: Buffer, view: DataView, rows: PlainRows): void {
    this.#rows?.take(bytes, view, rows)
  }

  #begin(): RowsOfBytes {
    const { columns, upnCell, width, counts, file } = this.#reading
    const { dictionaries, plan, take } = this.#options
    const cells = Array.from({ length: width }, (_, at) => {
      const column = columns.find(({ cell }) => cell === at)?.column ?? null
      const dictionary = column === null ? undefined : dictionaries?.[column.name]
      const place = column === null ? -1 : this.#columns.indexOf(column)
      return new NumberCell(column, place === -1 ? this.#columns.length : place, dictionary)
    })
    const layout = { cells, upnCell, numbers: this.#numbers, places: this.#places, counts }
    if (file === 'pupils') return new PupilRows(layout, this.#who, take)
    const marksCell = columns.find(({ column }) => column.kind === 'marks')?.cell ?? -1
    this.#holdsMarks = marksCell !== -1
    if (!this.#holdsMarks) return new FactRows(layout, this.#who.roll, take)
    return new MarkRows(layout, marksCell, plan!, this.#who.roll, this.#reading, take)
  }

  #takeValues(values: Record<string, Value | null>): void {
    for (const [i, column] of this.#columns.entries()) {
      if (column.kind === 'upn' || column.kind === 'marks') continue
      const dictionary = this.#options.dictionaries?.[column.name]
      this.#numbers[i] = numberOf(values[column.name]!, column, dictionary)
    }
    if (this.#holdsMarks) countYear(values.marks as string, this.#options.plan!)
    this.#options.take(this.#who.roll.findText(values.upn as string), this.#numbers)
  }
}
