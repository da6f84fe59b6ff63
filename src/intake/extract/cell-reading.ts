// What the cells of one column were read as. Files say the same few words, days and numbers over and over: a short
// cell is recognised by its bytes, so that most cells cost neither a string nor a second judgement.

import type { CsvRow } from '#platform/csv/index.ts'
import type { Column } from './rows.ts'
import { readValue, type Value } from './values.ts'

const SLOTS = 512
const LONGEST_REMEMBERED = 20

export class CellReading {
  readonly column: Column
  // Copied from the column: as ours they are always found in the same place, which counts in ten million cells.
  readonly name: string
  readonly required: boolean
  /** Its place in the file's rows. */
  readonly cell: number
  readonly #remembers: boolean
  readonly #texts: string[] = new Array(SLOTS).fill('')
  readonly #values: (Value | null | undefined)[] = new Array(SLOTS).fill(null)

  constructor(column: Column, cell: number) {
    this.column = column
    this.name = column.name
    this.required = column.required
    this.cell = cell
    // A list must not be shared between rows, and no two pupils have the same marks.
    this.#remembers = column.kind !== 'reasons' && column.kind !== 'marks'
  }

  /** The value, null where the cell is blank, or undefined where it is not what the column may hold. */
  read(row: CsvRow): Value | null | undefined {
    const start = row.starts[this.cell]!
    const length = row.ends[this.cell]! - start
    if (length === 0) return null
    if (!this.#remembers || length > LONGEST_REMEMBERED || row.doubled[this.cell] === 1)
      return this.#judge(row)
    const { bytes } = row
    let hash = length
    let high = 0
    for (let i = start; i < start + length; i++) {
      const byte = bytes[i]!
      hash = (Math.imul(hash, 31) + byte) | 0
      high |= byte
    }
    // Beyond ASCII a character is not a byte, and might be mistaken for one.
    if (high > 127) return this.#judge(row)
    const slot = (hash ^ (hash >>> 9)) & (SLOTS - 1)
    if (spells(this.#texts[slot]!, bytes, start, length)) return this.#values[slot]
    const value = this.#judge(row)
    this.#texts[slot] = row.text(this.cell)
    this.#values[slot] = value
    return value
  }

  #judge(row: CsvRow): Value | null | undefined {
    const text = row.text(this.cell).trim()
    if (text === '') return null
    return row.isUtf8(this.cell) ? readValue(text, this.column) : undefined
  }
}

/** Whether the text is just these bytes, for text and bytes that are ASCII. */
function spells(text: string, bytes: Buffer, start: number, length: number): boolean {
  if (text.length !== length) return false
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false
  return true
}
