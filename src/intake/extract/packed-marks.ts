// Packed attendance marks against the school's calendar: two marks a day, codes that are known on their day.
// Rule: an unknown code counts for nothing and keeps its place; marks beyond two a day are cut; fewer leave the later
// days unmarked (docs/import-from-your-school-system.md). What a code means is in arithmetic/attendance.

import { categoryOf } from '#arithmetic/attendance/codes.ts'
import { splitMarks } from '#arithmetic/attendance/marks.ts'
import type { Problems } from './problems.ts'
import { quoted } from './problems.ts'

const DIGIT_0 = 48
const DIGIT_9 = 57
/** Different unknown codes that are told apart; a file with more is no register. */
const MOST_CODES = 200

interface Unknown {
  marks: number
  rows: number
  firstLine: number
  lastLine: number
}

/** Looks over each pupil's marks in turn, and remembers the codes nobody knows. */
export class PackedMarks {
  readonly #days: readonly string[]
  /** For each day, by character code: 1 where the character alone is a known code. Days alike share a table. */
  readonly #known: Uint8Array[]
  readonly #longKnown = new Map<string, boolean>()
  readonly #unknown = new Map<string, Unknown>()
  #otherUnknown = 0

  constructor(days: readonly string[]) {
    this.#days = days
    const tables = new Map<string, Uint8Array>()
    this.#known = days.map(day => {
      const table = singleCodesKnownOn(day)
      const same = tables.get(table.join(''))
      if (same === undefined) tables.set(table.join(''), table)
      return same ?? table
    })
  }

  /**
   * Answers the length of the part of `marks` that has a day to belong to: all of it, or less where there are more
   * marks than two a day.
   */
  check(marks: string, line: number): number {
    const sessions = this.#days.length * 2
    let session = 0
    let at = 0
    while (at < marks.length && session < sessions) {
      const code = marks.charCodeAt(at)
      let next = at + 1
      while (next < marks.length && isDigit(marks.charCodeAt(next))) next++
      // A letter outside the basic plane is two units of text and still one mark.
      if (code >= 0xd800 && code < 0xdc00 && next === at + 1) next = afterPair(marks, at)
      const single = next === at + 1 && code < 128
      const day = session >> 1
      const known = single ? this.#known[day]![code] === 1 : this.#isKnown(marks.slice(at, next), day)
      if (!known) this.#note(marks.slice(at, next), line)
      at = next
      session++
    }
    return at
  }

  /** One problem for each unknown code, however often it stands in the file. */
  report(problems: Problems): void {
    for (const [code, { marks, rows, firstLine }] of this.#unknown) {
      const times = `${marks} ${marks === 1 ? 'mark' : 'marks'} in ${rows} ${rows === 1 ? 'row' : 'rows'}`
      const sentence = `The attendance code ${quoted(code)} is not known on its day: ${times}, here first. It counts for nothing and keeps its place.`
      problems.add('refused-value', firstLine, 'marks', sentence)
    }
    if (this.#otherUnknown === 0) return
    const sentence = `${this.#otherUnknown} more marks have other codes that are not known. Is this the register?`
    problems.add('refused-value', null, 'marks', sentence)
  }

  #isKnown(code: string, day: number): boolean {
    const key = `${day} ${code}`
    let known = this.#longKnown.get(key)
    if (known === undefined) {
      known = categoryOf(code, this.#days[day]!) !== null
      if (this.#longKnown.size < 20_000) this.#longKnown.set(key, known)
    }
    return known
  }

  #note(code: string, line: number): void {
    const unknown = this.#unknown.get(code)
    if (unknown === undefined) {
      if (this.#unknown.size >= MOST_CODES) this.#otherUnknown++
      else this.#unknown.set(code, { marks: 1, rows: 1, firstLine: line, lastLine: line })
      return
    }
    unknown.marks++
    if (unknown.lastLine !== line) unknown.rows++
    unknown.lastLine = line
  }
}

/** How many marks a packed string holds. */
export function countMarks(marks: string): number {
  return splitMarks(marks).length
}

function singleCodesKnownOn(day: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    categoryOf(String.fromCharCode(code), day) === null ? 0 : 1,
  )
}

function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9
}

function afterPair(marks: string, at: number): number {
  let next = Math.min(at + 2, marks.length)
  while (next < marks.length && isDigit(marks.charCodeAt(next))) next++
  return next
}
