// Packed attendance marks against the school's calendar: two marks a day, codes that are known on their day.
// Rule: an unknown code counts for nothing and keeps its place; marks beyond two a day are cut; fewer leave the later
// days unmarked (docs/import-from-your-school-system.md). What a code means is in arithmetic/attendance.

import { categoryOf } from '#arithmetic/attendance/codes.ts'
import { splitMarks } from '#arithmetic/attendance/marks.ts'
import type { Problems } from './problems.ts'
import { quoted } from './problems.ts'

const DIGIT_0 = 48
const DIGIT_9 = 57
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
/** Different unknown codes that are told apart; a file with more is no register. */
const MOST_CODES = 200

/** A run of sessions on whose days the same single codes are known, up to the session `until`. */
interface Span {
  codes: string
  pairs: Uint8Array
  until: number
}

interface Unknown {
  marks: number
  rows: number
  firstLine: number
  lastLine: number
}

/** Looks over each pupil's marks in turn, and remembers the codes nobody knows. */
export class PackedMarks {
  readonly #days: readonly string[]
  /** Made when somebody's marks are looked over: it takes 4 ms, and mostly nobody's are. */
  #spans: Span[] | undefined
  readonly #longKnown = new Map<string, boolean>()
  readonly #unknown = new Map<string, Unknown>()
  #otherUnknown = 0

  constructor(days: readonly string[]) {
    this.#days = days
  }

  /**
   * Goes through the marks in `bytes` from `start` to `end`, UTF-8, and answers where the part ends that has a day to
   * belong to: at `end`, or before it where there are more marks than two a day.
   */
  check(bytes: Buffer, start: number, end: number, line: number): number {
    let at = start
    let session = 0
    this.#spans ??= spansOf(this.#days)
    for (const { codes, pairs, until } of this.#spans) {
      while (at < end && session < until) {
        // Nearly all marks are single known codes: two at a time, by one look in a table.
        while (session + 2 <= until && at + 1 < end && pairs[(bytes[at]! << 8) | bytes[at + 1]!] === 1) {
          at += 2
          session += 2
        }
        if (at < end && session > 0 && isDigit(bytes[at])) {
          // A digit belongs to the mark before it, which was not a single code after all.
          at--
          session--
        }
        if (at === end || session === until) break
        const next = endOfMark(bytes, at, end)
        const single = next === at + 1
        if (
          single ? !codes.includes(String.fromCharCode(bytes[at]!)) : !this.#isKnown(bytes, at, next, session)
        ) {
          this.#note(bytes.toString('utf8', at, next), line)
        }
        at = next
        session++
      }
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

  #isKnown(bytes: Buffer, at: number, next: number, session: number): boolean {
    const code = bytes.toString('utf8', at, next)
    const day = this.#days[session >> 1]!
    const key = `${day} ${code}`
    let known = this.#longKnown.get(key)
    if (known === undefined) {
      known = categoryOf(code, day) !== null
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

function spansOf(days: readonly string[]): Span[] {
  const spans: Span[] = []
  for (const [day, date] of days.entries()) {
    const codes = singleCodesKnownOn(date)
    const last = spans.at(-1)
    if (last?.codes === codes) last.until = day * 2 + 2
    else spans.push({ codes, pairs: pairsOf(codes), until: day * 2 + 2 })
  }
  return spans
}

/** The characters that are a known code by themselves. */
function singleCodesKnownOn(day: string): string {
  return ASCII.filter(code => categoryOf(code, day) !== null).join('')
}

/** By two bytes: 1 where each is a known code. */
function pairsOf(codes: string): Uint8Array {
  const pairs = new Uint8Array(65_536)
  for (const first of codes)
    for (const second of codes) pairs[(first.charCodeAt(0) << 8) | second.charCodeAt(0)] = 1
  return pairs
}

/** A mark is one character, of however many bytes, and the digits after it; digits at the very start are one mark. */
function endOfMark(bytes: Buffer, at: number, end: number): number {
  let next = at + 1
  while (next < end && (bytes[next]! & 0xc0) === 0x80) next++
  while (next < end && isDigit(bytes[next])) next++
  return next
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_9
}
