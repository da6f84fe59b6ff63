// The tables of marks become calendar.csv and marks.csv.

import { PlainError } from '#platform/plain-error.ts'
import type { Conversion } from '../converting/conversion.ts'
import type { MatchedRows } from '../converting/matched-table.ts'
import { readDay } from '../values/days.ts'
import { marksTaker } from './read-marks.ts'
import { Register } from './register.ts'

/** Reads the calendar, where one came, and the marks; writes both files. Answers the register for its sums. */
export async function convertRegister(
  conversion: Conversion,
  calendars: readonly MatchedRows[],
  tables: readonly MatchedRows[],
): Promise<Register> {
  const register = new Register()
  const days = calendars.length === 0 ? null : await readCalendar(conversion, calendars)
  if (days !== null) register.keepTo(days)
  for (const table of tables) {
    let take: ReturnType<typeof marksTaker> | undefined
    await conversion.eachRow(table, (row, faults) => {
      take ??= marksTaker(table, register, faults, days)
      const upn = conversion.aboutWhom(table, row, faults)
      if (upn === null) return
      if (take(row, upn)) register.add(upn)
    })
  }
  if (days === null && tables.length === 0) return register
  if (tables.length > 0 && register.days().length === 0)
    throw new PlainError(`There is no attendance mark in ${tables[0]!.id} that can be read.`)
  write(conversion, register, tables.length > 0)
  return register
}

async function readCalendar(conversion: Conversion, tables: readonly MatchedRows[]): Promise<string[]> {
  const days = new Set<string>()
  for (const table of tables) {
    await conversion.eachRow(table, (row, faults) => {
      const text = table.text(row, 'date')
      const day = readDay(text, table.dayFirst)
      if (day === undefined)
        faults.row(row.line, 'date', table.columnOf('date'), 'it is not a day that exists')
      else {
        faults.seen('date', table.columnOf('date'), row.line, null)
        days.add(day)
      }
    })
  }
  return [...days].sort()
}

function write({ out }: Conversion, register: Register, hasMarks: boolean): void {
  const days = register.days()
  const calendar = out.begin('calendar', ['date'])
  for (const day of days) calendar.write([day])
  if (!hasMarks) return
  const marks = out.begin('marks', ['upn', 'marks'])
  for (const row of register.packed(days)) marks.write(row)
}
