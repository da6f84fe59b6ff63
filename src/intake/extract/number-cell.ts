// A cell as a number, for whoever keeps columns of numbers. What a cell may hold is judged by `readValue`, as everywhere;
// files say the same few words, days and numbers over and over, so that each is judged once and then known by its bytes.
// A byte is read with its sign, as all that is looked for is ASCII: the first of V8's compilers makes a read of getInt8 and a
// call of getUint8, and while 25,000 pupils are read it is mostly that one's code that runs (5 ms).

import { dayCode } from '#arithmetic/screen/day-code.ts'
import { endAmong, endsIn, firstOf } from './four-bytes.ts'
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
/** Fours of bytes that such a word takes, the last of which may be none. */
const FOURS = 6
/** Days that are remembered: more than a school year has. */
const DAY_SLOTS = 1024
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
const DAY_FOURS = 3

/** One column of a file, read from the bytes cell by cell: see `TakeRows` for what may be there. */
export class NumberCell {
  readonly #column: Column | null
  readonly #required: boolean
  readonly #kind: 'day' | 'reasons' | 'text' | 'word'
  readonly #dictionary: Dictionary | undefined
  /** Where its number goes in a row of numbers. */
  readonly place: number
  // Days and words that were judged before. A word's bytes are kept in fours, and a day's are all that it is known by.
  readonly #fours: Int32Array
  readonly #lengths: Uint8Array
  readonly #numbers: Float64Array
  /** What the words of one letter (Y, N, a score) were judged to be; NO_NUMBER for those that were not yet. */
  readonly #letters: Float64Array

  /**
   * @param column null for one that is dropped.
   * @param dictionary for a column whose words are wanted and are no fixed list.
   */
  constructor(column: Column | null, place: number, dictionary?: Dictionary) {
    this.#column = column
    this.place = place
    this.#required = column?.required ?? false
    this.#dictionary = dictionary
    this.#kind = kindOf(column, dictionary)
    const isDay = this.#kind === 'day'
    const slots = isDay ? DAY_SLOTS : this.#kind === 'word' ? SLOTS : 0
    this.#fours = new Int32Array(slots * (isDay ? DAY_FOURS : FOURS))
    this.#lengths = new Uint8Array(slots)
    this.#numbers = new Float64Array(slots)
    this.#letters = new Float64Array(this.#kind === 'word' ? FIRST_BEYOND_ASCII : 0).fill(NO_NUMBER)
  }

  get isDay(): boolean {
    return this.#kind === 'day'
  }

  /**
   * Reads the cell that begins at `at` and puts its number (see `numberOf`), or BLANK, in its place in the row. Answers
   * where the cell ends, or ODD; in a required column a blank is odd.
   */
  read(view: DataView, at: number, row: Float64Array): number {
    if (this.#kind === 'day') return this.#readDay(view, at, row)
    return this.#readOther(view, at, row)
  }

  #readOther(view: DataView, at: number, row: Float64Array): number {
    const first = view.getInt8(at)
    if (isEnd(first)) {
      row[this.place] = BLANK
      return this.#required ? ODD : at
    }
    if (first === QUOTE) {
      row[this.place] = 0
      return this.#kind === 'text' ? endOfQuoted(view, at) : ODD
    }
    switch (this.#kind) {
      case 'word':
        return isEnd(view.getInt8(at + 1)) ? this.#readLetter(view, at, row) : this.#readWord(view, at, row)
      case 'reasons':
        row[this.place] = 0
        return endOfReasons(view, at)
      default:
        row[this.place] = 0
        return this.#required && !isInk(first) ? ODD : endOfCell(view, at)
    }
  }

  #readDay(view: DataView, start: number, row: Float64Array): number {
    const year = view.getInt32(start, true)
    const month = view.getInt32(start + 4, true)
    const day = view.getInt16(start + 8, true)
    const slot = dayHash(year, month, day) & (DAY_SLOTS - 1)
    const at = slot * DAY_FOURS
    const fours = this.#fours
    if (fours[at] === year && fours[at + 1] === month && fours[at + 2] === day) {
      row[this.place] = this.#numbers[slot]!
      return start + DAY_LENGTH
    }
    const code = dayIn(view, start)
    if (code === NO_NUMBER) return this.#readNoDay(view, start, row)
    fours[at] = year
    fours[at + 1] = month
    fours[at + 2] = day
    this.#numbers[slot] = code
    row[this.place] = code
    return start + DAY_LENGTH
  }

  #readNoDay(view: DataView, at: number, row: Float64Array): number {
    row[this.place] = BLANK
    return isEnd(view.getInt8(at)) && !this.#required ? at : ODD
  }

  #readLetter(view: DataView, at: number, row: Float64Array): number {
    const letter = view.getInt8(at)
    let number = this.#letters[letter]!
    if (number === NO_NUMBER) {
      number = this.#judge(textIn(view, at, at + 1).trim())
      if (number === NO_NUMBER) return ODD
      this.#letters[letter] = number
    }
    row[this.place] = number
    return at + 1
  }

  #readWord(view: DataView, start: number, row: Float64Array): number {
    let hash = 0
    let end = start
    let four = view.getInt32(end, true)
    let ends = endsIn(four)
    while (ends === 0) {
      hash = Math.imul(hash ^ four, 0x9e3779b1)
      end += 4
      four = view.getInt32(end, true)
      ends = endsIn(four)
    }
    const more = endAmong(ends)
    const rest = firstOf(four, more)
    end += more
    const length = end - start
    hash = Math.imul(hash ^ rest, 0x9e3779b1)
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    if (this.#lengths[slot] === length && this.#isIn(slot, view, start, end, rest)) {
      row[this.place] = this.#numbers[slot]!
      return end
    }
    const number = length > LONGEST_CELL ? NO_NUMBER : this.#judge(textIn(view, start, end).trim())
    if (number === NO_NUMBER) return ODD
    if (length <= LONGEST_REMEMBERED) this.#remember(slot, view, start, end, rest, number)
    row[this.place] = number
    return end
  }

  #isIn(slot: number, view: DataView, start: number, end: number, rest: number): boolean {
    const fours = this.#fours
    let at = slot * FOURS
    for (let i = start; i + 4 <= end; i += 4) if (fours[at++] !== view.getInt32(i, true)) return false
    return fours[at] === rest
  }

  #remember(slot: number, view: DataView, start: number, end: number, rest: number, number: number): void {
    let at = slot * FOURS
    for (let i = start; i + 4 <= end; i += 4) this.#fours[at++] = view.getInt32(i, true)
    this.#fours[at] = rest
    this.#lengths[slot] = end - start
    this.#numbers[slot] = number
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

function endOfCell(view: DataView, start: number): number {
  let end = start
  let ends = endsIn(view.getInt32(end, true))
  while (ends === 0) {
    end += 4
    ends = endsIn(view.getInt32(end, true))
  }
  end += endAmong(ends)
  return end - start > LONGEST_CELL ? ODD : end
}

/** The end of a text in quotes that is not blank, holds no quote and does not go on in the next line. */
function endOfQuoted(view: DataView, start: number): number {
  let end = start + 1
  let byte = view.getInt8(end)
  while (byte !== QUOTE && byte !== NEWLINE) byte = view.getInt8(++end)
  const isPlain =
    byte === QUOTE && isEnd(view.getInt8(end + 1)) && isInk(view.getInt8(start + 1)) && end > start + 1
  return isPlain && end - start <= LONGEST_CELL ? end + 1 : ODD
}

/** Up to three reasons, of which the first is one. */
function endOfReasons(view: DataView, start: number): number {
  const end = endOfCell(view, start)
  let between = 0
  for (let i = start; i < end; i++) if (view.getInt8(i) === SEMICOLON) between++
  const first = view.getInt8(start)
  return between > MOST_SEMICOLONS || first === SEMICOLON || !isInk(first) ? ODD : end
}

function textIn({ buffer, byteOffset }: DataView, start: number, end: number): string {
  return Buffer.from(buffer, byteOffset + start, end - start).toString()
}

/** The day code of `2026-07-17`; NO_NUMBER for whatever does not begin so, or is no day. */
function dayIn(view: DataView, start: number): number {
  if (view.getInt8(start + 4) !== DASH || view.getInt8(start + 7) !== DASH) return NO_NUMBER
  const year = twoDigits(view, start) * 100 + twoDigits(view, start + 2)
  const month = twoDigits(view, start + 5)
  const day = twoDigits(view, start + 8)
  // What is no digit makes a number that is none of these.
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year))) return NO_NUMBER
  return year * 10_000 + month * 100 + day
}

function dayHash(year: number, month: number, day: number): number {
  const hash = Math.imul(month ^ (year >>> 16), 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b)
  return hash ^ (hash >>> 15)
}

function twoDigits(view: DataView, at: number): number {
  const tens = view.getInt8(at) - DIGIT_0
  const ones = view.getInt8(at + 1) - DIGIT_0
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
