// A CSV file, chunk by chunk, as rows. RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) with what real files need:
// UTF-8 with or without a BOM, and LF, CRLF or (where the first line ends so) a lone CR. A quote inside an unquoted
// cell is an ordinary character; an empty line is no row. Memory is one chunk and one row, whatever the file's size.

import { isAscii, isUtf8 } from 'node:buffer'
import { splitPlainRow, splitQuotedRow } from './cells.ts'
import { CSV_LIMITS, type CsvLimits, CsvRefused, sizeInWords } from './limits.ts'
import { CsvRow } from './row.ts'

const LF = 10
const CR = 13
const QUOTE = 34
const NOTHING = Buffer.alloc(0)
/** A large chunk is read in pieces, so that it is never there twice. */
const MOST_AT_ONCE = 262_144
/** Bytes there are behind those that were read, so that several can be read at once at any place. */
const BEHIND = 16

/** Rows of a chunk: where the next one begins and on which line; and where they end, or the line after the last one. */
export type PlainRows = { at: number; line: number; end: number; endLine: number }

/**
 * Takes rows straight from the bytes, where nothing about them is odd, before they are split: for files of millions of
 * rows. Moves `at` and `line` on, row by row, up to the end or to a row that it leaves: that one is split and given to
 * `onRow`. The rows hold nothing but UTF-8 without a zero byte, and LF ends each of them, the last one too. A cell that
 * begins with a quote may go on after a newline: a row that goes on in the next line is always to be left. From any byte
 * of a row the view can be asked for sixteen bytes; those behind its newline may be anything.
 */
export type TakeRows = (bytes: Buffer, view: DataView, rows: PlainRows) => void

/**
 * Calls `onRow` for each row, the header being the first. Feed it with `push` and close it with `end`.
 * Bytes may be reused by the caller after `push` returns. Throws CsvRefused when the file cannot be used.
 */
export class CsvScanner {
  readonly #onRow: (row: CsvRow) => void
  readonly #limits: CsvLimits
  readonly #takeRows: TakeRows | undefined
  readonly #plain: PlainRows = { at: 0, line: 0, end: 0, endLine: 0 }
  readonly #row: CsvRow
  /** What is being read; its first `#kept` bytes are a row that has begun and not ended. */
  #buffer = NOTHING
  #kept = 0
  #started = false
  #newline = 0
  /** Where the last line ends that is whole. */
  #whole = 0
  #line = 1
  #rows = 0
  #bytes = 0

  constructor(onRow: (row: CsvRow) => void, limits: Partial<CsvLimits> = {}, takeRows?: TakeRows) {
    this.#onRow = onRow
    this.#takeRows = takeRows
    this.#limits = { ...CSV_LIMITS, ...limits }
    this.#row = new CsvRow(this.#limits.columns)
  }

  push(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; from += MOST_AT_ONCE) {
      const piece = chunk.subarray(from, from + MOST_AT_ONCE)
      this.pull(piece.length, (into, at) => piece.copy(into, at))
    }
  }

  /**
   * Lets `read` put at most so many bytes into a buffer from `at` on, behind what is left of the last ones, so that none
   * is copied twice. Answers how many it put there: none at the end of the file.
   */
  pull(most: number, read: (into: Buffer, at: number) => number): number {
    this.#makeRoom(most)
    const bytes = read(this.#buffer, this.#kept)
    this.#bytes += bytes
    if (this.#bytes > this.#limits.fileBytes) {
      throw new CsvRefused(
        `The file is larger than ${sizeInWords(this.#limits.fileBytes)}. Split it and try again.`,
      )
    }
    if (bytes > 0) this.#read(this.#buffer.subarray(0, this.#kept + bytes), false)
    return bytes
  }

  end(): void {
    this.#read(this.#buffer.subarray(0, this.#kept), true)
  }

  #makeRoom(bytes: number): void {
    const room = this.#kept + bytes + BEHIND
    if (this.#buffer.length >= room) return
    const larger = Buffer.allocUnsafeSlow(Math.max(room, this.#buffer.length * 2))
    this.#buffer.copy(larger, 0, 0, this.#kept)
    this.#buffer = larger
  }

  #read(data: Buffer, last: boolean): void {
    let at = 0
    if (!this.#started) {
      if (data.length < 4 && !last) {
        this.#keep(data, 0)
        return
      }
      this.#started = true
      at = afterSignature(data)
    }
    if (this.#newline === 0) this.#newline = newlineOf(data, at, last)
    if (this.#newline !== 0) at = this.#rowsFrom(data, at, last)
    if (data.length - at > this.#limits.rowBytes) throw this.#tooLong(data, at)
    this.#keep(data, at)
  }

  /** Reads every whole row from `at` on, and answers where the first incomplete one begins. */
  #rowsFrom(data: Buffer, at: number, last: boolean): number {
    const newline = this.#newline
    this.#describe(data, last)
    let quote = nextQuote(data, at)
    while (at < data.length) {
      if (this.#takeRows !== undefined) at = this.#takePlainRows(data, at, this.#takeRows)
      if (at === data.length) break
      if (quote < at) quote = nextQuote(data, at)
      const end = splitPlainRow(this.#row, data, at, quote, newline)
      if (end === quote) {
        if (quote < data.length) {
          const next = splitQuotedRow(this.#row, data, at, newline, last, this.#line)
          if (next === -1) return at
          this.#emit(next - at)
          this.#line += newlinesBetween(data, at, next, newline)
          at = next
          continue
        }
        if (!last) return at
      }
      const isEmpty = this.#row.cells === 1 && this.#row.starts[0] === this.#row.ends[0]
      if (!isEmpty) this.#emit(end - at)
      this.#line++
      at = end + 1
    }
    return Math.min(at, data.length)
  }

  /** Offers the rows up to the last whole line; answers where the first one begins that was left. */
  #takePlainRows(data: Buffer, at: number, takeRows: TakeRows): number {
    const { clean, view } = this.#row
    if (!clean || this.#newline !== LF || this.#rows === 0) return at
    const plain = this.#plain
    plain.at = at
    plain.line = this.#line
    plain.end = this.#whole
    plain.endLine = this.#line + this.#limits.rows - this.#rows
    takeRows(data, view, plain)
    this.#rows += plain.line - this.#line
    this.#line = plain.line
    return plain.at
  }

  #emit(length: number): void {
    const row = this.#row
    const { columns, cellBytes } = this.#limits
    row.line = this.#line
    if (row.cells > columns) {
      throw new CsvRefused(
        `Line ${row.line} has more than ${columns} columns. Is this the right file?`,
        row.line,
      )
    }
    if (length > cellBytes) this.#checkCells()
    this.#countRow()
    this.#onRow(row)
  }

  #countRow(): void {
    const { rows } = this.#limits
    if (++this.#rows > rows) {
      throw new CsvRefused(`The file has more than ${rows} rows. Split it and try again.`, this.#line)
    }
  }

  #checkCells(): void {
    const row = this.#row
    for (let cell = 0; cell < row.cells; cell++) {
      if (row.ends[cell]! - row.starts[cell]! <= this.#limits.cellBytes) continue
      throw new CsvRefused(
        `Line ${row.line}, column ${cell + 1} holds more than ${sizeInWords(this.#limits.cellBytes)}. ` +
          'Perhaps a quote is not closed, or the lines do not end as lines.',
        row.line,
      )
    }
  }

  /** Says once a chunk what would cost much a cell: whether its whole rows are ASCII, or at least UTF-8. */
  #describe(data: Buffer, last: boolean): void {
    this.#whole = data.lastIndexOf(this.#newline) + 1
    const whole = last ? data : data.subarray(0, this.#whole)
    const row = this.#row
    row.bytes = data
    row.view = new DataView(data.buffer, data.byteOffset, Math.min(data.length + BEHIND, this.#buffer.length))
    row.comma = -1
    row.newline = -1
    row.ascii = isAscii(whole)
    row.utf8 = row.ascii || isUtf8(whole)
    row.clean = row.utf8 && whole.indexOf(0) === -1
  }

  #tooLong(data: Buffer, at: number): CsvRefused {
    const size = sizeInWords(this.#limits.rowBytes)
    const fault =
      data.indexOf(QUOTE, at) === -1 ? 'does not end' : 'has a quote that is not closed, or does not end'
    return new CsvRefused(
      `The row on line ${this.#line} ${fault} within ${size}. Is this a CSV file?`,
      this.#line,
    )
  }

  #keep(data: Buffer, at: number): void {
    data.copyWithin(0, at)
    this.#kept = data.length - at
  }
}

function nextQuote(data: Buffer, from: number): number {
  const quote = data.indexOf(QUOTE, from)
  return quote === -1 ? data.length : quote
}

/** Where the text begins: after a BOM. A file that shows itself to be something else is refused by name. */
function afterSignature(data: Buffer): number {
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) return 3
  if ((data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff)) {
    throw new CsvRefused('The file is UTF-16 text. Save it as "CSV UTF-8" and try again.', 1)
  }
  if (data[0] === 0x50 && data[1] === 0x4b && data[2]! < 9) {
    throw new CsvRefused('The file is a zip or an Excel workbook, not a CSV file. Save it as "CSV UTF-8".', 1)
  }
  if (data.subarray(0, 4).includes(0)) {
    throw new CsvRefused('The file holds zero bytes: it is not UTF-8 text. Save it as "CSV UTF-8".', 1)
  }
  return 0
}

/** How lines end, judged by the first one outside quotes: LF (for CRLF too), CR, or 0 where it is not known yet. */
function newlineOf(data: Buffer, at: number, last: boolean): number {
  let quoted = false
  for (let i = at; i < data.length; i++) {
    const byte = data[i]!
    if (byte === QUOTE) quoted = !quoted
    else if (quoted) continue
    else if (byte === LF) return LF
    else if (byte === CR && (i + 1 < data.length || last)) return data[i + 1] === LF ? LF : CR
  }
  return last ? LF : 0
}

function newlinesBetween(data: Buffer, at: number, end: number, newline: number): number {
  let lines = 0
  for (let i = data.indexOf(newline, at); i !== -1 && i < end; i = data.indexOf(newline, i + 1)) lines++
  return lines
}
