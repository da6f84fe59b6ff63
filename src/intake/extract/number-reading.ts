// One file of the extract as numbers, for whoever keeps columns: nothing is made of a row but a pupil's number and a
// number a cell. Rows without anything odd are taken here; every other row goes the way of all rows (`file-reading.ts`),
// which alone refuses, counts strangers and reports. So both say the same of any file.

import { countYear, type MarkPlan, scanYear } from '#arithmetic/attendance/mark-plan.ts'
import { holdsUpn } from '#arithmetic/upn.ts'
import type { CsvRow } from '#platform/csv/index.ts'
import type { FileReading } from './file-reading.ts'
import { BLANK, type Dictionary, isEnd, isInk, NumberCell, numberOf, ODD } from './number-cell.ts'
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
  /** One for each column of the file, in the file's order. */
  #cells: NumberCell[] = []
  #upnCell = -1
  #marksCell = -1

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
    if (isHeader) this.#begin()
    else if (values !== undefined) this.#takeValues(values as unknown as Record<string, Value | null>)
  }

  /** Takes the row where nothing about it is odd; where something is, has done nothing. See `TakeBytes`. */
  takeBytes(bytes: Buffer, view: DataView, start: number, line: number): number {
    const { file, counts } = this.#reading
    const { roll } = this.#who
    const cells = this.#cells
    const places = this.#places
    const last = cells.length - 1
    let pupil = -1
    let upnAt = 0
    let upnEnd = 0
    let at = start
    for (let i = 0; i <= last; i++) {
      let end: number
      if (i === this.#upnCell) {
        upnAt = at
        if (file !== 'pupils') pupil = roll.findExpected(view, at)
        end = pupil === -1 ? endOfUpn(view, at) : at + roll.lengthOf(pupil)
        upnEnd = end
        if (pupil === -1 && file !== 'pupils') {
          pupil = roll.find(view, at, end)
          if (pupil === -1) return ODD
        }
      } else if (i === this.#marksCell) {
        end = endOfMarks(bytes, at, i === last)
        if (!isInk(bytes[at]!) || !isInk(bytes[end - 1]!)) return ODD
        if (!scanYear(bytes, view, at, end, this.#options.plan!)) return ODD
      } else {
        end = cells[i]!.read(view, at, places)
        if (end < 0) return ODD
      }
      if (i === last) at = endOfRow(view, end)
      else if (view.getUint8(end) === COMMA) at = end + 1
      else return ODD
    }
    if (at < 0) return ODD
    if (file === 'pupils') {
      if (!holdsUpn(bytes, upnAt, upnEnd) || this.#who.mayObject(view, upnAt, upnEnd)) return ODD
      pupil = roll.add(view, upnAt, upnEnd, line)
      if (pupil === -1) return ODD
    }
    if (file === 'marks' && !this.#reading.isFirstLineOf(pupil, line)) return ODD
    counts.rows++
    counts.accepted++
    this.#options.take(pupil, this.#numbers)
    return at
  }

  #begin(): void {
    const { columns, upnCell, width } = this.#reading
    this.#upnCell = upnCell
    this.#marksCell = columns.find(({ column }) => column.kind === 'marks')?.cell ?? -1
    this.#cells = Array.from({ length: width }, (_, at) => {
      const column = columns.find(({ cell }) => cell === at)?.column ?? null
      const dictionary = column === null ? undefined : this.#options.dictionaries?.[column.name]
      const place = column === null ? -1 : this.#columns.indexOf(column)
      return new NumberCell(column, place === -1 ? this.#columns.length : place, dictionary)
    })
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

const COMMA = 44
const NEWLINE = 10
const RETURN = 13
/** No UPN is longer, in bytes. */
const LONGEST_UPN = 80
/** A year of marks is shorter, ten years too: what is longer is left to the reader that can refuse it. */
const LONGEST_MARKS = 16_000

/** Where the cell ends, or soon after, where it is no UPN. */
function endOfUpn(view: DataView, start: number): number {
  let end = start
  while (end < start + LONGEST_UPN && !isEnd(view.getUint8(end))) end++
  return end
}

/** Where the marks end; where they hold a newline or a comma that they should not, nobody knows it as a code. */
function endOfMarks(bytes: Buffer, start: number, isLast: boolean): number {
  const end = bytes.indexOf(isLast ? NEWLINE : COMMA, start)
  if (end === -1 || end - start > LONGEST_MARKS) return start
  return isLast && bytes[end - 1] === RETURN ? end - 1 : end
}

/** Where the next row begins, or ODD where this one does not end here. */
function endOfRow(view: DataView, end: number): number {
  const byte = view.getUint8(end)
  if (byte === NEWLINE) return end + 1
  return byte === RETURN && view.getUint8(end + 1) === NEWLINE ? end + 2 : ODD
}
