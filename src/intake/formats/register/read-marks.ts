// Marks out of a table into the register: a row a session or a day, a column a session or a day, or packed in one cell.
// Rule: a code nobody knows on its day is set aside, reported and never counted (docs/import-from-your-school-system.md).

import { splitMarks } from '#arithmetic/attendance/marks.ts'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { MatchedRows } from '../converting/matched-table.ts'
import type { RowFaults } from '../converting/row-faults.ts'
import type { SheetRow } from '../reading/rows.ts'
import { halfOfTime, readDay } from '../values/days.ts'
import { CodeReader, type Half, type Register } from './register.ts'

/** Takes one row of marks about a pupil. Answers false where the whole row was set aside. */
export type TakeMarks = (row: SheetRow, upn: string) => boolean

/** `days`: the calendar that came with the files, for marks that have no day of their own. */
export function marksTaker(
  rows: MatchedRows,
  register: Register,
  faults: RowFaults,
  days: readonly string[] | null,
): TakeMarks {
  const keep = keeper(register, faults)
  if (rows.register === 'wide') return wideTaker(rows, keep)
  if (rows.register === 'packed') return packedTaker(rows, keep, faults, days)
  return longTaker(rows, register, keep, faults)
}

type Keep = (row: SheetRow, upn: string, day: string, half: Half, text: string, column: string) => void

function keeper(register: Register, faults: RowFaults): Keep {
  const codes = new CodeReader()
  return (row, upn, day, half, text, column) => {
    const code = codes.read(text, day)
    if (code === '') return
    if (code === undefined) {
      const reason = `${codeShown(text)} is not known on its day; it is not counted`
      faults.seen('mark', column, row.line, reason)
      faults.mark(row.line, column, reason)
      return
    }
    faults.seen('mark', column, row.line, null)
    if (!register.takes(day)) {
      faults.mark(row.line, column, 'a mark on a day that is not in the calendar; it is not counted')
    } else if (!register.put(upn, day, half, code)) {
      faults.mark(row.line, column, 'a second, different mark for the same session; the first is kept')
    }
  }
}

/** A code is shown; what is longer than a code may be a name, and is not. */
function codeShown(text: string): string {
  return text.length <= 3 ? `the attendance code “${text}”` : 'a text too long for an attendance code'
}

function longTaker(rows: MatchedRows, register: Register, keep: Keep, faults: RowFaults): TakeMarks {
  const days = new Map<string, string | undefined>()
  const dateColumn = rows.columnOf('date')
  const [markColumn, amColumn, pmColumn] = ['mark', 'am', 'pm'].map(target => rows.columnOf(target))
  const [hasMark, hasAm, hasPm, hasSession] = ['mark', 'am', 'pm', 'session'].map(target => rows.has(target))
  return (row, upn) => {
    const said = rows.text(row, 'date')
    let day = days.get(said)
    if (day === undefined && !days.has(said)) {
      day = readDay(said, rows.dayFirst)
      if (days.size < 50_000) days.set(said, day)
    }
    if (day === undefined) return faults.row(row.line, 'date', dateColumn, notADay(said))
    if (hasAm) keep(row, upn, day, 0, rows.text(row, 'am'), amColumn!)
    if (hasPm) keep(row, upn, day, 1, rows.text(row, 'pm'), pmColumn!)
    if (!hasMark) return true
    const text = rows.text(row, 'mark')
    const both = hasSession ? null : bothIn(text)
    if (both !== null) {
      keep(row, upn, day, 0, both[0], markColumn!)
      keep(row, upn, day, 1, both[1], markColumn!)
      return true
    }
    const half = hasSession
      ? halfSaid(rows.text(row, 'session'))
      : (halfNumber(halfOfTime(said)) ?? nextHalf(register, upn, day))
    if (half === undefined) {
      return faults.row(
        row.line,
        'session',
        rows.columnOf('session'),
        'the session is neither AM nor PM: the marks of lessons are not taken',
      )
    }
    keep(row, upn, day, half, text, markColumn!)
    return true
  }
}

function wideTaker(rows: MatchedRows, keep: Keep): TakeMarks {
  const { sessions, headers } = rows.layout
  return (row, upn) => {
    for (const { cell, day, half } of sessions) {
      const text = row.cells[cell] ?? ''
      if (text === '') continue
      const column = headers[cell]!
      if (half !== null) keep(row, upn, day, half === 'AM' ? 0 : 1, text, column)
      else {
        const [am, pm] = bothIn(text) ?? [text, '']
        keep(row, upn, day, 0, am, column)
        keep(row, upn, day, 1, pm, column)
      }
    }
    return true
  }
}

function packedTaker(
  rows: MatchedRows,
  keep: Keep,
  faults: RowFaults,
  calendar: readonly string[] | null,
): TakeMarks {
  const column = rows.columnOf('marks')
  if (!rows.has('from') && calendar === null) {
    throw new PlainError(
      `${rows.id} has marks one after the other and nothing says on which days. Match the column of their first day, or send the school days as a table of their own.`,
    )
  }
  return (row, upn) => {
    const said = rows.text(row, 'from')
    const from = rows.has('from') ? readDay(said, rows.dayFirst) : null
    if (from === undefined) return faults.row(row.line, 'from', rows.columnOf('from'), notADay(said))
    const marks = marksIn(rows.text(row, 'marks'))
    const days = from === null ? calendar! : weekdaysFrom(from, Math.ceil(marks.length / 2))
    if (marks.length > days.length * 2)
      faults.mark(row.line, column, 'more marks than two a day of the calendar; the last are left out')
    for (let at = 0; at < Math.min(marks.length, days.length * 2); at++)
      keep(row, upn, days[at >> 1]!, (at & 1) as Half, marks[at]!, column)
    return true
  }
}

/** A blank is a session without a mark; but where blanks part groups of one even length they are only between them. */
function marksIn(text: string): string[] {
  const groups = text.trim().split(/\s+/).map(splitMarks)
  const length = groups[0]?.length ?? 0
  const even =
    groups.length > 1 && length % 2 === 0 && groups.slice(0, -1).every(each => each.length === length)
  return even ? groups.flat() : splitMarks(text.replaceAll(/\s/g, '-'))
}

/** Monday to Friday, so many of them, from a day on. */
function weekdaysFrom(from: string, many: number): string[] {
  const days: string[] = []
  for (let number = dayNumber(from); days.length < many; number++) {
    // Day 0 of the count, 1 January 1970, was a Thursday.
    const weekday = (((number + 3) % 7) + 7) % 7
    if (weekday < 5) days.push(dayOf(number))
  }
  return days
}

/** `/\` in one cell is a morning and an afternoon; `C2` is one mark. */
function bothIn(text: string): [string, string] | null {
  if (text.length < 2 || text.length > 4) return null
  const marks = splitMarks(text.toUpperCase())
  return marks.length === 2 && marks.every(mark => mark.trim() !== '') ? [marks[0]!, marks[1]!] : null
}

function halfSaid(text: string): Half | undefined {
  if (/^(a\.?m\.?|morning|1|a|session 1|am reg.*|am session)$/i.test(text)) return 0
  return /^(p\.?m\.?|afternoon|2|p|session 2|pm reg.*|pm session)$/i.test(text) ? 1 : undefined
}

function halfNumber(half: 'AM' | 'PM' | null): Half | undefined {
  return half === null ? undefined : half === 'AM' ? 0 : 1
}

/** Where nothing says which session it is, a pupil's first mark of the day is the morning's. */
function nextHalf(register: Register, upn: string, day: string): Half {
  return register.has(upn, day, 0) ? 1 : 0
}

function notADay(text: string): string {
  return text === '' ? 'no day stands there' : 'it is not a day that exists'
}
