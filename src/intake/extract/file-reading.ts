// One file of the extract: each row is accepted, refused with its reason, or passed over (a stranger's, an objector's).
// Rules: the extract folder, version 1 (docs/import-from-your-school-system.md).

import { checkUpn } from '#arithmetic/upn.ts'
import type { CsvRow } from '#platform/csv/index.ts'
import { CellReading } from './cell-reading.ts'
import { type Header, readHeader } from './header.ts'
import { countMarks, PackedMarks } from './packed-marks.ts'
import { Problems, shortened } from './problems.ts'
import { type Column, FILES, type FileName, type Row } from './rows.ts'
import { howWritten, LONGEST_UPN, refusesRow, type Value } from './values.ts'
import { plainUpn, type Who } from './who.ts'

/** Rows of one file below its header. `rows` is the sum of the other four. */
export interface FileCounts {
  rows: number
  accepted: number
  refused: number
  /** Rows about pupils who are not in pupils.csv (or were refused there): counted, never named. */
  strangers: number
  /** Rows about pupils whose family objects. */
  objecting: number
}

type Fault = [column: string | null, reason: string, value?: string | null]

const NOT_UTF8 = 'is not UTF-8 text. Save the file as "CSV UTF-8"'

/** What is known of a file while it is read and after. */
export interface FileProgress {
  readonly problems: Pick<Problems, 'file' | 'list'>
  readonly counts: FileCounts
  /** Why the whole file cannot be used, or null. */
  readonly refusal: string | null
  readonly done: boolean
}

/** Looks at the rows of one file, the header first. */
export class FileReading<File extends FileName> implements FileProgress {
  readonly file: File
  readonly problems: Problems
  readonly counts: FileCounts = { rows: 0, accepted: 0, refused: 0, strangers: 0, objecting: 0 }
  refusal: string | null = null
  done = false
  readonly #who: Who
  readonly #marks: PackedMarks
  /** Columns in the file; 0 until its header is read. */
  width = 0
  upnCell = -1
  /** The known columns that are there, with their place in the file. */
  columns: Header['columns'] = []
  #cells: CellReading[] = []
  #blankRow: Record<string, Value | null> = {}
  /** On which line of marks.csv each pupil stands: those of the roll by their number, others by their UPN. */
  readonly #firstLines: Uint32Array
  readonly #firstLinesOfOthers = new Map<string, number>()
  #dayBefore = ''

  constructor(file: File, called: string, who: Who, days: readonly string[]) {
    this.file = file
    this.problems = new Problems(called)
    this.#who = who
    this.#marks = new PackedMarks(file === 'marks' ? days : [])
    this.#firstLines = new Uint32Array(file === 'marks' ? who.roll.size : 0)
  }

  /** The row as it is handed on, or undefined where it is not. Throws CsvRefused for a header that cannot be used. */
  take(row: CsvRow): Row<File> | undefined {
    if (this.width === 0) {
      this.#begin(row)
      return undefined
    }
    this.counts.rows++
    const known = this.#knownUpn(row)
    const upn = known ?? this.#upnOf(row)
    if (known === undefined && upn !== '' && this.#who.objects(upn)) {
      this.counts.objecting++
      return undefined
    }
    const fault = this.#faultOfShape(row) ?? (this.upnCell === -1 ? null : this.#faultOfUpn(row, upn))
    if (fault !== null) return this.#refuseRow(row.line, ...fault)
    if (known === undefined && this.#isAboutStranger(upn)) {
      this.counts.strangers++
      return undefined
    }
    const twice = this.#faultOfRepetition(upn)
    if (twice !== null) return this.#refuseRow(row.line, 'upn', twice)
    const values = this.#readValues(row, upn)
    if (values === undefined) return undefined
    this.#accept(values, upn, row)
    return values as unknown as Row<File>
  }

  /** To be called after the last row. */
  end(): void {
    if (this.width === 0) this.refuse('The file is empty: not even a header is in it.', null)
    this.#marks.report(this.problems)
    this.done = true
  }

  /** Says that the whole file cannot be used. */
  refuse(sentence: string, line: number | null): void {
    this.refusal = sentence
    this.done = true
    this.problems.add('refused-file', line, null, sentence)
  }

  /** Notes that a pupil's marks stand on this line, unless they stand on one already: then answers false. */
  isFirstLineOf(pupil: number, line: number): boolean {
    if (this.#firstLines[pupil] !== 0) return false
    this.#firstLines[pupil] = line
    return true
  }

  /** The UPN where it is that of an accepted pupil: then who it is needs no more asking. */
  #knownUpn(row: CsvRow): string | undefined {
    const hasUpn = this.upnCell !== -1 && this.upnCell < row.cells
    return hasUpn ? this.#who.knownUpn(row, this.upnCell) : undefined
  }

  #upnOf(row: CsvRow): string {
    return this.upnCell === -1 || this.upnCell >= row.cells ? '' : plainUpn(row.text(this.upnCell))
  }

  #begin(row: CsvRow): void {
    const { width, columns } = readHeader(row, FILES[this.file], this.problems)
    this.columns = columns
    this.upnCell = columns.find(({ column }) => column.kind === 'upn')?.cell ?? -1
    this.#cells = columns
      .filter(({ column }) => column.kind !== 'upn')
      .map(({ column, cell }) => new CellReading(column, cell))
    this.#blankRow = { line: 0, ...Object.fromEntries(FILES[this.file].map(column => [column.name, null])) }
    this.width = width
  }

  #refuseRow(line: number, ...[column, reason, value]: Fault): undefined {
    this.counts.refused++
    this.problems.add('refused-row', line, column, `${reason} The row is left out.`, value)
    return undefined
  }

  #faultOfShape(row: CsvRow): Fault | null {
    const width = this.width
    if (row.brokenCell > 0)
      return [null, `There is text after the closing quote of column ${row.brokenCell}.`]
    if (row.cells === width) return null
    const than = row.cells > width ? 'longer' : 'shorter'
    return [null, `The row is ${than} than its header: ${row.cells} columns, not ${width}.`]
  }

  #faultOfUpn(row: CsvRow, upn: string): Fault | null {
    if (upn === '') return ['upn', 'The UPN is blank.']
    if (upn.length > LONGEST_UPN) return ['upn', `The UPN is longer than ${LONGEST_UPN} characters.`]
    return row.isUtf8(this.upnCell) ? null : ['upn', `The UPN ${NOT_UTF8}.`]
  }

  #isAboutStranger(upn: string): boolean {
    return this.file !== 'calendar' && this.file !== 'pupils' && this.#who.isStranger(upn)
  }

  #faultOfRepetition(upn: string): string | null {
    if (this.file !== 'pupils' && this.file !== 'marks') return null
    const first = this.#firstLineOf(upn)
    return first === undefined ? null : `The same UPN stands on line ${first} already.`
  }

  #firstLineOf(upn: string): number | undefined {
    const pupil = this.#who.roll.findText(upn)
    if (pupil === -1) return this.#firstLinesOfOthers.get(upn)
    if (this.file === 'pupils') return this.#who.roll.line(pupil)
    return this.#firstLines[pupil] || undefined
  }

  /** The row's values, or undefined where one of them refuses it. */
  #readValues(row: CsvRow, upn: string): Record<string, Value | null> | undefined {
    // A copy of one row with every column has the same shape each time, which is much faster than growing one.
    const values = { ...this.#blankRow }
    values.line = row.line
    if (this.upnCell !== -1) values.upn = upn
    for (const reading of this.#cells) {
      const value = reading.read(row)
      if (value === undefined || (value === null && reading.required)) {
        const { column, cell } = reading
        const text = row.text(cell).trim()
        const utf8 = row.isUtf8(cell)
        const fault = faultOf(text, column, utf8)
        const shown = utf8 && SHOWN.has(column.kind) && text !== '' ? shortened(text) : null
        if (refusesRow(column)) return this.#refuseRow(row.line, column.name, fault, shown)
        const becomes = READ_AS_BLANK[column.name] ?? BLANK
        this.problems.add('refused-value', row.line, column.name, `${fault} ${becomes}`, shown)
      } else values[reading.name] = value
    }
    return values
  }

  #accept(values: Record<string, Value | null>, upn: string, row: CsvRow): void {
    const { line } = row
    this.counts.accepted++
    if (this.file === 'calendar') this.#followCalendar(values.date as string, line)
    if (this.file === 'pupils') this.#acceptPupil(upn, line)
    if (this.file === 'marks') {
      const pupil = this.#who.roll.findText(upn)
      if (pupil === -1) this.#firstLinesOfOthers.set(upn, line)
      else this.#firstLines[pupil] = line
      values.marks = this.#fitMarks(values.marks as string, row)
    }
  }

  #acceptPupil(upn: string, line: number): void {
    this.#who.roll.addText(upn, line)
    const check = checkUpn(upn)
    if (check === 'ok') return
    const fault = check === 'bad-form' ? 'does not have the form of one' : 'has the wrong check letter'
    this.problems.add('warning', line, 'upn', `The UPN ${fault}. The row is kept; please look it up.`)
  }

  #fitMarks(marks: string, row: CsvRow): string {
    const { cell } = this.#cells[0]!
    const asRead = row.ends[cell]! - row.starts[cell]! === marks.length
    const bytes = asRead ? row.bytes : Buffer.from(marks)
    const start = asRead ? row.starts[cell]! : 0
    const end = start + (asRead ? marks.length : bytes.length)
    const kept = this.#marks.check(bytes, start, end, row.line)
    if (kept === end) return marks
    const beyond = countMarks(bytes.toString('utf8', kept, end))
    const sentence = `There are more marks than two a day of the calendar: the last ${beyond} are cut.`
    this.problems.add('refused-value', row.line, 'marks', sentence)
    return bytes.toString('utf8', start, kept)
  }

  #followCalendar(day: string, line: number): void {
    if (day <= this.#dayBefore) {
      const sentence = `${day} does not come after ${this.#dayBefore}, the day before it in the file. It is kept; marks are matched in the order of the file.`
      this.problems.add('warning', line, 'date', sentence)
    }
    this.#dayBefore = day
  }
}

const BLANK = 'It is read as blank; the row stays.'
const READ_AS_BLANK: Record<string, string> = {
  objects:
    'It is read as blank, so THIS CHILD IS STILL IN: if the family objects, write Y before anything is used.',
}

/** A name, or marks, are never shown; these are the columns whose wrong value says what to correct. */
const SHOWN = new Set<Column['kind']>(['school', 'year', 'date', 'word', 'number', 'score', 'decile'])

function faultOf(text: string, column: Column, utf8: boolean): string {
  if (text === '') return `${column.name} is blank.`
  if (!utf8) return `${column.name} ${NOT_UTF8}.`
  if (column.kind === 'text' || column.kind === 'marks') return `${column.name} holds a zero byte.`
  if (column.kind === 'reasons') return `${column.name} must be ${howWritten(column).replaceAll('`', '')}.`
  if (column.kind === 'word') return `${column.name} is none of ${column.words!.join(', ')}.`
  const wanted = howWritten(column).replaceAll('`', '')
  const example = column.kind === 'date' ? 'a day that exists, written' : ''
  return `${column.name} must be ${example} ${wanted}.`.replaceAll('  ', ' ')
}
