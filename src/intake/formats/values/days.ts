// Days as systems and spreadsheets write them, read into `YYYY-MM-DD`.

import { dayOf, isDay } from '#arithmetic/days.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?$/
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ -](\d{4}|\d{2})(?:[ T].*)?$/i
const WEEKDAY = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*[ ,]+/i
/** Day 0 of Excel's count as everybody reckons it from March 1900 on: 30 December 1899. */
const EXCEL_ZERO = -25_569

/**
 * Reads a day, or answers undefined. `03/04/2025` is 3 April unless `dayFirst` is false. A number of five digits is a
 * day of Excel's count (45901 is 1 September 2025); a year of two digits is of this century.
 */
export function readDay(text: string, dayFirst = true): string | undefined {
  const iso = ISO.exec(text)
  if (iso !== null) return good(iso[1]!, iso[2]!, iso[3]!)
  const plain = text.replace(WEEKDAY, '')
  const numbers = NUMBERS.exec(plain)
  if (numbers !== null) {
    const [, first, second, year] = numbers
    return dayFirst ? good(year!, second!, first!) : good(year!, first!, second!)
  }
  const named = NAMED.exec(plain)
  if (named !== null) {
    const month = MONTHS.indexOf(named[2]!.slice(0, 3).toLowerCase()) + 1
    return month === 0 ? undefined : good(named[3]!, String(month), named[1]!)
  }
  // From 1927 to 2064: what a pupil or a register can have.
  if (/^[1-5]\d{4}(\.\d+)?$/.test(plain)) return dayOf(Math.floor(Number(plain)) + EXCEL_ZERO)
  return undefined
}

/** Whether a text that could be two days shows which comes first: true, false, or null where it does not. */
export function dayComesFirst(text: string): boolean | null {
  const numbers = NUMBERS.exec(text.replace(WEEKDAY, ''))
  if (numbers === null) return null
  if (Number(numbers[1]) > 12) return true
  return Number(numbers[2]) > 12 ? false : null
}

/** The half of the day that a time says: `2025-09-01T13:10`, `01/09/2025 08:50`. */
export function halfOfTime(text: string): 'AM' | 'PM' | null {
  const time = /[ T](\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm)?/i.exec(text)
  if (time === null) return null
  if (time[3] !== undefined) return time[3].toUpperCase() as 'AM' | 'PM'
  return Number(time[1]) < 12 ? 'AM' : 'PM'
}

function good(year: string, month: string, day: string): string | undefined {
  const full = year.length === 2 ? `20${year}` : year
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}
