// One row of a CSV file, as a view on the bytes it came in: nothing is copied or decoded until it is asked for.

import { isUtf8 } from 'node:buffer'

const SINGLE = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

/**
 * The row being read. One object serves every row of a file: take what you need before the next row comes.
 * `starts` and `ends` are offsets in `bytes`, without the enclosing quotes; where `doubled[i]` is 1, two quotes
 * in the bytes stand for one.
 */
export class CsvRow {
  /** Line of the file on which the row begins, from 1. */
  line = 0
  cells = 0
  /** From 1: the first cell with text after its closing quote, or 0 where the row is well formed. */
  brokenCell = 0
  bytes: Buffer
  ascii = false
  utf8 = false
  /** Neither a zero byte nor anything that is not UTF-8 stands in the rows about this one: text can be taken as it is. */
  clean = false
  /** The bytes once more, for reading several at a time. */
  view: DataView
  /** Where the next comma and newline stand, so that a long chunk without one is searched once. */
  comma = -1
  newline = -1
  /** Whether `doubled` may hold anything but nought. */
  quoted = false
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly doubled: Uint8Array

  constructor(columns: number) {
    this.bytes = Buffer.alloc(0)
    this.view = new DataView(this.bytes.buffer, 0, 0)
    this.starts = new Int32Array(columns)
    this.ends = new Int32Array(columns)
    this.doubled = new Uint8Array(columns)
  }

  /** The cell as text, untrimmed. A byte that is not UTF-8 becomes U+FFFD: ask `isUtf8` first where it matters. */
  text(cell: number): string {
    const start = this.starts[cell]!
    const end = this.ends[cell]!
    if (start === end) return ''
    if (end - start === 1 && this.bytes[start]! < 128) return SINGLE[this.bytes[start]!]!
    const text = this.bytes.toString(this.ascii ? 'latin1' : 'utf8', start, end)
    return this.doubled[cell] === 1 ? text.replaceAll('""', '"') : text
  }

  /** False where the cell holds bytes that are not UTF-8, as a Windows-1252 file does. */
  isUtf8(cell: number): boolean {
    return this.utf8 || isUtf8(this.bytes.subarray(this.starts[cell], this.ends[cell]))
  }

  /** Every cell as text. */
  texts(): string[] {
    return Array.from({ length: this.cells }, (_, cell) => this.text(cell))
  }
}
