// One file of the extract as numbers, for whoever keeps columns: nothing is made of a row but a pupil's number and a
// number a cell. Rows without anything odd are taken here; every other row goes the way of all rows (`file-reading.ts`),
// which alone refuses, counts strangers and reports. So both say the same of any file.

import { countYear, type MarkPlan, scanYear } from '#arithmetic/attendance/mark-plan.ts'
import { holdsUpn } from '#arithmetic/upn.ts'
import type { CsvRow } from '#platform/csv/index.ts'
import type { FileReading } from './file-reading.ts'
import { BLANK, type Dictionary, NumberCell, numberOf, ODD } from './number-cell.ts'
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
  readonly #numbers: Float64Array
  readonly #columns: readonly Column[]
  #cells: NumberCell[] = []
  #places: number[] = []
  #marksCell = -1

  constructor(reading: FileReading<PupilFile>, who: Who, options: NumberOptions) {
    this.#reading = reading
    this.#who = who
    this.#options = options
    this.#columns = FILES[reading.file]
    this.#numbers = new Float64Array(this.#columns.length).fill(BLANK)
  }

  take(row: CsvRow): void {
    const { width } = this.#reading
    const isPlain = row.clean && row.cells === width && row.brokenCell === 0
    if (isPlain && this.#takePlain(row)) return
    const values = this.#reading.take(row)
    if (width === 0) this.#begin()
    else if (values !== undefined) this.#takeValues(values as unknown as Record<string, Value | null>)
  }

  #begin(): void {
    const { columns, upnCell } = this.#reading
    const wanted = columns.filter(({ cell }) => cell !== upnCell)
    this.#marksCell = wanted.find(({ column }) => column.kind === 'marks')?.cell ?? -1
    const others = wanted.filter(({ cell }) => cell !== this.#marksCell)
    this.#places = others.map(({ column }) => this.#columns.indexOf(column))
    this.#cells = others.map(
      ({ column, cell }) => new NumberCell(column, cell, this.#options.dictionaries?.[column.name]),
    )
  }

  /** Takes the row where nothing about it is odd; where something is, answers false and has done nothing. */
  #takePlain(row: CsvRow): boolean {
    const { upnCell, counts, file } = this.#reading
    const start = row.starts[upnCell]!
    const end = row.ends[upnCell]!
    const { roll } = this.#who
    let pupil = roll.find(row.bytes, start, end)
    if (file === 'pupils') {
      if (pupil !== -1 || !holdsUpn(row.bytes, start, end) || this.#who.mayObject(row.bytes, start, end))
        return false
    } else if (pupil === -1) return false
    const cells = this.#cells
    const numbers = this.#numbers
    for (let i = 0; i < cells.length; i++) {
      const number = cells[i]!.read(row)
      if (number === ODD) return false
      numbers[this.#places[i]!] = number
    }
    if (this.#marksCell !== -1 && !this.#addMarks(row, pupil)) return false
    if (file === 'pupils') pupil = roll.add(row.bytes, start, end, row.line)
    counts.rows++
    counts.accepted++
    this.#options.take(pupil, numbers)
    return true
  }

  #addMarks(row: CsvRow, pupil: number): boolean {
    const start = row.starts[this.#marksCell]!
    const end = row.ends[this.#marksCell]!
    if (start === end || !isInk(row.bytes[start]!) || !isInk(row.bytes[end - 1]!)) return false
    if (row.quoted && row.doubled[this.#marksCell] === 1) return false
    if (!scanYear(row.bytes, row.view, start, end, this.#options.plan!)) return false
    return this.#reading.isFirstLineOf(pupil, row.line)
  }

  #takeValues(values: Record<string, Value | null>): void {
    for (const [i, column] of this.#columns.entries()) {
      if (column.kind === 'upn' || column.kind === 'marks') continue
      const dictionary = this.#options.dictionaries?.[column.name]
      this.#numbers[i] = numberOf(values[column.name]!, column, dictionary)
    }
    if (this.#marksCell !== -1) countYear(values.marks as string, this.#options.plan!)
    this.#options.take(this.#who.roll.findText(values.upn as string), this.#numbers)
  }
}

const SPACE = 32
const DELETE = 127

function isInk(byte: number): boolean {
  return byte > SPACE && byte < DELETE
}
