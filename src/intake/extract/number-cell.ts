// A cell as a number, for whoever keeps columns of numbers. What a cell may hold is judged by `readValue`, as everywhere;
// files say the same few words, days and numbers over and over, so that each is judged once and then known by its bytes.

import { dayCode } from '#arithmetic/screen/day-code.ts'
import { type Column, YEARS } from './rows.ts'
import { daysIn, readValue, type Value } from './values.ts'

/** Gives a word its number: for columns whose words are no fixed list. */
export interface Dictionary {
  code(word: string): number
}

/** Nothing stands in the cell. */
export const BLANK = -1
/** Not to be taken as it is: somebody should look closer. Said in place of where a cell or row ends. */
export const ODD = -1

const NO_NUMBER = -3
const SLOTS = 512
const LONGEST_REMEMBERED = 20
/** A cell that is longer is odd, so that a file without line ends is left to the reader that refuses it. */
const LONGEST_CELL = 4_000
const SPACE = 32
const FIRST_BEYOND_ASCII = 128
const SEMICOLON = 59
const MOST_SEMICOLONS = 2
const COMMA = 44
const NEWLINE = 10
const RETURN = 13
const QUOTE = 34
const DASH = 45
const DIGIT_0 = 48
const DAY_LENGTH = 10

/** One column of a file, read from the bytes cell by cell: see `TakeBytes` for what may be there. */
export class NumberCell {
  /** What the cell held that was read last: its number (see `numberOf`), or BLANK. */
  number = BLANK
  readonly #column: Column | null
  readonly #required: boolean
  readonly #kind: 'day' | 'reasons' | 'text' | 'word'
  readonly #dictionary: Dictionary | undefined
  readonly #bytes = new Uint8Array(SLOTS * LONGEST_REMEMBERED)
  readonly #lengths = new Uint8Array(SLOTS)
  readonly #numbers = new Float64Array(SLOTS)

  /**
   * @param column null for one that is dropped.
   * @param dictionary for a column whose words are wanted and are no fixed list.
   */
  constructor(column: Column | null, dictionary?: Dictionary) {
    this.#column = column
    this.#required = column?.required ?? false
    this.#dictionary = dictionary
    this.#kind = kindOf(column, dictionary)
  }

  /** Reads the cell that begins at `at`. Answers where it ends, or ODD; in a required column a blank is odd. */
  read(bytes: Buffer, at: number): number {
    if (isEnd(bytes[at]!)) {
      this.number = BLANK
      return this.#required ? ODD : at
    }
    if (bytes[at] === QUOTE) {
      this.number = 0
      return this.#kind === 'text' ? endOfQuoted(bytes, at) : ODD
    }
    switch (this.#kind) {
      case 'day':
        this.number = dayIn(bytes, at)
        return this.number === NO_NUMBER ? ODD : at + DAY_LENGTH
      case 'text':
        this.number = 0
        return this.#required && !isInk(bytes[at]!) ? ODD : endOfCell(bytes, at)
      case 'reasons':
        this.number = 0
        return endOfReasons(bytes, at)
      case 'word':
        return this.#readWord(bytes, at)
    }
  }

  #readWord(bytes: Buffer, start: number): number {
    let hash = 0
    let end = start
    for (; ; end++) {
      const byte = bytes[end]!
      if (byte <= COMMA && isEnd(byte)) break
      hash = Math.imul(hash, 31) + byte
    }
    const length = end - start
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1)
    if (this.#lengths[slot] === length && this.#isIn(slot, bytes, start, length)) {
      this.number = this.#numbers[slot]!
      return end
    }
    this.number = length > LONGEST_CELL ? NO_NUMBER : this.#judge(bytes.toString('utf8', start, end).trim())
    if (this.number === NO_NUMBER) return ODD
    if (length <= LONGEST_REMEMBERED) this.#remember(slot, bytes, start, length)
    return end
  }

  #isIn(slot: number, bytes: Buffer, start: number, length: number): boolean {
    const at = slot * LONGEST_REMEMBERED
    for (let i = 0; i < length; i++) if (this.#bytes[at + i] !== bytes[start + i]) return false
    return true
  }

  #remember(slot: number, bytes: Buffer, start: number, length: number): void {
    this.#bytes.set(bytes.subarray(start, start + length), slot * LONGEST_REMEMBERED)
    this.#lengths[slot] = length
    this.#numbers[slot] = this.number
  }

  #judge(text: string): number {
    if (text === '') return this.#required ? NO_NUMBER : BLANK
    const column = this.#column!
    const value = readValue(text, column)
    return value === undefined ? NO_NUMBER : numberOf(value, column, this.#dictionary)
  }
}

function kindOf(
  column: Column | null,
  dictionary: Dictionary | undefined,
): 'day' | 'reasons' | 'text' | 'word' {
  if (dictionary !== undefined) return 'word'
  if (column === null || column.kind === 'text') return 'text'
  if (column.kind === 'date') return 'day'
  return column.kind === 'reasons' ? 'reasons' : 'word'
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

/** Whether a cell ends before this byte. A lone CR is judged with what follows, where the row ends. */
export function isEnd(byte: number): boolean {
  return byte === COMMA || byte === NEWLINE || byte === RETURN
}

/** Something that is seen: no space, and nothing beyond ASCII that might be one. */
export function isInk(byte: number): boolean {
  return byte > SPACE && byte < FIRST_BEYOND_ASCII
}

function endOfCell(bytes: Buffer, start: number): number {
  let end = start
  for (; ; end++) {
    const byte = bytes[end]!
    if (byte <= COMMA && isEnd(byte)) break
  }
  return end - start > LONGEST_CELL ? ODD : end
}

/** The end of a text in quotes that is not blank, holds no quote and does not go on in the next line. */
function endOfQuoted(bytes: Buffer, start: number): number {
  let end = start + 1
  while (bytes[end] !== QUOTE && bytes[end] !== NEWLINE) end++
  const isPlain =
    bytes[end] === QUOTE && isEnd(bytes[end + 1]!) && isInk(bytes[start + 1]!) && end > start + 1
  return isPlain && end - start <= LONGEST_CELL ? end + 1 : ODD
}

/** Up to three reasons, of which the first is one. */
function endOfReasons(bytes: Buffer, start: number): number {
  const end = endOfCell(bytes, start)
  let between = 0
  for (let i = start; i < end; i++) if (bytes[i] === SEMICOLON) between++
  return between > MOST_SEMICOLONS || bytes[start] === SEMICOLON || !isInk(bytes[start]!) ? ODD : end
}

/** The day code of `2026-07-17`; NO_NUMBER for whatever does not begin so, or is no day. */
function dayIn(bytes: Buffer, start: number): number {
  if (bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return NO_NUMBER
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  // What is no digit makes a number that is none of these.
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year))) return NO_NUMBER
  return year * 10_000 + month * 100 + day
}

function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - DIGIT_0
  const ones = bytes[at + 1]! - DIGIT_0
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
