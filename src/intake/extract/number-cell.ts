// A cell as a number, for whoever keeps columns of numbers. What a cell may hold is judged by `readValue`, as everywhere;
// files say the same few words, days and numbers over and over, so that each is judged once and then known by its bytes.

import { dayCode } from '#arithmetic/screen/day-code.ts'
import type { CsvRow } from '#platform/csv/index.ts'
import { type Column, YEARS } from './rows.ts'
import { daysIn, readValue, type Value } from './values.ts'

/** Gives a word its number: for columns whose words are no fixed list. */
export interface Dictionary {
  code(word: string): number
}

/** Nothing stands in the cell. */
export const BLANK = -1
/** Not a cell to be taken as it is: somebody should look closer. */
export const ODD = -2

const UNREAD = -3
const SLOTS = 512
const LONGEST_REMEMBERED = 20
const SPACE = 32
const FIRST_BEYOND_ASCII = 128
const SEMICOLON = 59
const DASH = 45
const DIGIT_0 = 48
const MOST_SEMICOLONS = 2

export class NumberCell {
  readonly cell: number
  readonly #column: Column
  readonly #required: boolean
  readonly #isText: boolean
  readonly #isReasons: boolean
  readonly #isDate: boolean
  readonly #dictionary: Dictionary | undefined
  readonly #ofByte = new Float64Array(256).fill(UNREAD)
  readonly #bytes = new Uint8Array(SLOTS * LONGEST_REMEMBERED)
  readonly #lengths = new Uint8Array(SLOTS)
  readonly #numbers = new Float64Array(SLOTS)

  /** @param dictionary for a column whose words are wanted and are no fixed list. */
  constructor(column: Column, cell: number, dictionary?: Dictionary) {
    this.cell = cell
    this.#column = column
    this.#required = column.required
    this.#dictionary = dictionary
    this.#isText = column.kind === 'text' && dictionary === undefined
    this.#isReasons = column.kind === 'reasons'
    this.#isDate = column.kind === 'date'
  }

  /**
   * The number of what stands in the cell (see `numberOf`), BLANK or ODD; in a required column a blank is odd.
   * @param row one whose bytes are UTF-8 without a zero byte (`row.clean`).
   */
  read(row: CsvRow): number {
    const start = row.starts[this.cell]!
    const end = row.ends[this.cell]!
    if (start === end) return this.#required ? ODD : BLANK
    if (this.#isText) return this.#required ? oddUnlessInk(row.bytes[start]!) : 0
    if (this.#isReasons) return oddUnlessFew(row.bytes, start, end)
    if (this.#isDate) return dayIn(row.bytes, start, end)
    const length = end - start
    if (length === 1) return this.#readByte(row, row.bytes[start]!)
    if (length > LONGEST_REMEMBERED || (row.quoted && row.doubled[this.cell] === 1)) return this.#judge(row)
    const { bytes } = row
    let hash = length
    for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + bytes[i]!
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1)
    if (this.#lengths[slot] === length && this.#isIn(slot, bytes, start, length)) return this.#numbers[slot]!
    const number = this.#judge(row)
    if (number === ODD) return ODD
    for (let i = 0; i < length; i++) this.#bytes[slot * LONGEST_REMEMBERED + i] = bytes[start + i]!
    this.#lengths[slot] = length
    this.#numbers[slot] = number
    return number
  }

  #readByte(row: CsvRow, byte: number): number {
    const known = this.#ofByte[byte]!
    if (known !== UNREAD) return known
    const number = this.#judge(row)
    this.#ofByte[byte] = number
    return number
  }

  #isIn(slot: number, bytes: Buffer, start: number, length: number): boolean {
    const at = slot * LONGEST_REMEMBERED
    for (let i = 0; i < length; i++) if (this.#bytes[at + i] !== bytes[start + i]) return false
    return true
  }

  #judge(row: CsvRow): number {
    const text = row.text(this.cell).trim()
    if (text === '') return this.#required ? ODD : BLANK
    const value = readValue(text, this.#column)
    return value === undefined ? ODD : numberOf(value, this.#column, this.#dictionary)
  }
}

/**
 * What a value is as a number: a day is 20260717, a word its place in the column's list, a year its place in YEARS, a
 * text its number in the dictionary (0 without one), and a number is itself.
 */
export function numberOf(value: Value | null, column: Column, dictionary?: Dictionary): number {
  if (value === null) return BLANK
  if (dictionary !== undefined) return dictionary.code(String(value))
  switch (column.kind) {
    case 'word':
      return column.words!.indexOf(value as string)
    case 'date':
      return dayCode(value as string)
    case 'year':
      return (YEARS as readonly string[]).indexOf(value as string)
    default:
      return typeof value === 'number' ? value : 0
  }
}

/** The day code of `2026-07-17`; ODD for whatever is not just that, or no day. */
function dayIn(bytes: Buffer, start: number, end: number): number {
  if (end - start !== 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return ODD
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  // What is no digit makes a number that is none of these.
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year))) return ODD
  return year * 10_000 + month * 100 + day
}

function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - DIGIT_0
  const ones = bytes[at + 1]! - DIGIT_0
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** A text that begins with ink is not blank. */
function oddUnlessInk(first: number): number {
  return first > SPACE && first < FIRST_BEYOND_ASCII ? 0 : ODD
}

/** Up to three reasons, of which the first is one. */
function oddUnlessFew(bytes: Buffer, start: number, end: number): number {
  if (bytes[start] === SEMICOLON) return ODD
  let between = 0
  for (let i = start; i < end; i++) if (bytes[i] === SEMICOLON) between++
  return between > MOST_SEMICOLONS ? ODD : oddUnlessInk(bytes[start]!)
}
