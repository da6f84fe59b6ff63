// The marks of a whole register in memory, one byte a session, whatever order they came in: a year of 25,000 pupils is
// ten million bytes.

import { type AttendanceCategory, CODES_OF_2024_FROM, categoryOf } from '#arithmetic/attendance/codes.ts'
import { PlainError } from '#platform/plain-error.ts'

const MOST_DAYS = 2_000
const WEEK = 7

export type Half = 0 | 1

export interface SessionCounts {
  possible: number
  attended: number
  authorised: number
  unauthorised: number
  lates: number
}

export class Register {
  readonly #pupils = new Map<string, Uint8Array>()
  readonly #days = new Map<string, number>()
  readonly #codes: string[] = ['-']
  readonly #numbers = new Map<string, number>([['-', 0]])
  #calendar: readonly string[] | null = null

  get isEmpty(): boolean {
    return this.#pupils.size === 0
  }

  /** From now on only these days are taken, in this order. */
  keepTo(days: readonly string[]): void {
    this.#calendar = days
    for (const day of days) this.#dayNumber(day)
  }

  /** Whether a day is one of the calendar that was given, or none was. */
  takes(day: string): boolean {
    return this.#calendar === null || this.#days.has(day)
  }

  /** Makes room for a pupil who may have no mark at all. */
  add(upn: string): void {
    if (!this.#pupils.has(upn)) this.#pupils.set(upn, new Uint8Array(this.#days.size * 2))
  }

  /** Keeps a known code; answers false, and keeps the first, where another stands there already. */
  put(upn: string, day: string, half: Half, code: string): boolean {
    const at = this.#dayNumber(day) * 2 + half
    let marks = this.#pupils.get(upn)
    if (marks === undefined || at >= marks.length) {
      const longer = new Uint8Array(Math.max(at + 1, (marks?.length ?? 64) * 2))
      if (marks !== undefined) longer.set(marks)
      this.#pupils.set(upn, longer)
      marks = longer
    }
    const number = this.#codeNumber(code)
    if (marks[at] !== 0 && marks[at] !== number) return false
    marks[at] = number
    return true
  }

  /** Whether a session has a mark already. */
  has(upn: string, day: string, half: Half): boolean {
    const slot = this.#days.get(day)
    return slot !== undefined && (this.#pupils.get(upn)?.[slot * 2 + half] ?? 0) !== 0
  }

  /** The school days, in order: those given, or those on which anybody has a mark (at a weekend, more than "closed"). */
  days(): string[] {
    if (this.#calendar !== null) return [...this.#calendar]
    const used = new Uint8Array(this.#days.size)
    const closed = this.#numbers.get('#') ?? -1
    for (const marks of this.#pupils.values()) {
      for (let at = 0; at < marks.length; at++) {
        const mark = marks[at]!
        if (mark !== 0) used[at >> 1] = Math.max(used[at >> 1]!, mark === closed ? 1 : 2)
      }
    }
    return [...this.#days]
      .filter(([day, slot]) => used[slot] === 2 || (used[slot] === 1 && !isWeekend(day)))
      .map(([day]) => day)
      .sort()
  }

  /** Each pupil's marks over the days, packed as the extract packs them. */
  *packed(days: readonly string[]): Generator<[upn: string, marks: string]> {
    const slots = days.map(day => this.#days.get(day)! * 2)
    for (const [upn, marks] of this.#pupils) {
      let text = ''
      for (const slot of slots) text += this.#codes[marks[slot] ?? 0]! + this.#codes[marks[slot + 1] ?? 0]!
      yield [upn, text]
    }
  }

  /** The sums of one pupil's marks, by what each code means on its day; undefined for somebody without marks. */
  counts(upn: string): SessionCounts | undefined {
    const marks = this.#pupils.get(upn)
    if (marks === undefined) return undefined
    const counts = { possible: 0, attended: 0, authorised: 0, unauthorised: 0, lates: 0 }
    for (const [day, slot] of this.#days) {
      for (const at of [slot * 2, slot * 2 + 1]) {
        const code = this.#codes[marks[at] ?? 0]!
        if (code !== '-') addTo(counts, categoryOf(code, day), code)
      }
    }
    return counts
  }

  #dayNumber(day: string): number {
    let number = this.#days.get(day)
    if (number === undefined) {
      number = this.#days.size
      if (number >= MOST_DAYS) {
        throw new PlainError(
          `The register has marks on more than ${MOST_DAYS} different days. Is the column of the date the right one?`,
        )
      }
      this.#days.set(day, number)
    }
    return number
  }

  #codeNumber(code: string): number {
    let number = this.#numbers.get(code)
    if (number === undefined) {
      number = this.#codes.push(code) - 1
      this.#numbers.set(code, number)
    }
    return number
  }
}

/** Reads a register's cell into a code that is known on its day, '' for no mark, or undefined for what nobody knows. */
export class CodeReader {
  readonly #known = [new Map<string, string | undefined>(), new Map<string, string | undefined>()]

  read(text: string, day: string): string | undefined {
    const known = this.#known[day < CODES_OF_2024_FROM ? 0 : 1]!
    let code = known.get(text)
    if (code === undefined && !known.has(text)) {
      code = codeIn(text, day)
      if (known.size < 5_000) known.set(text, code)
    }
    return code
  }
}

/** `i`, "I - Illness" and "Illness (I)" are I. */
function codeIn(text: string, day: string): string | undefined {
  const plain = text.trim().toUpperCase()
  if (plain === '' || plain === '-') return ''
  if (categoryOf(plain, day) !== null) return plain
  const beside = /^(\S\d?)\s*[-:–(]\s*\S/.exec(plain) ?? /\((\S\d?)\)$/.exec(plain)
  return beside !== null && beside[1] !== '-' && categoryOf(beside[1]!, day) !== null ? beside[1] : undefined
}

function addTo(counts: SessionCounts, category: AttendanceCategory | null, code: string): void {
  if (category === 'present' || category === 'approved') counts.attended++
  else if (category === 'authorised') counts.authorised++
  else if (category === 'unauthorised') counts.unauthorised++
  else return
  counts.possible++
  if (code === 'L') counts.lates++
}

function isWeekend(day: string): boolean {
  const weekday = ((new Date(`${day}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK) + 1
  return weekday > 5
}
