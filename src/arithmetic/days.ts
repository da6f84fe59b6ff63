// Days as `YYYY-MM-DD` text, compared as text and counted as whole numbers: no clock, no time zone.
// Day numbers by Howard Hinnant's civil calendar algorithms, https://howardhinnant.github.io/date_algorithms.html

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a day that exists, from year 1 on: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  return FORM.test(text) && text >= '0001-01-01' && dayOf(dayNumber(text)) === text
}

/** The day `days` before another; never earlier than `0001-01-01`. */
export function daysBefore(day: string, days: number): string {
  return dayOf(Math.max(dayNumber('0001-01-01'), dayNumber(day) - days))
}

/** How many of these days, in order, have come by a day, that day counted. */
export function daysUpTo(days: readonly string[], day: string): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** Days since 1 January 1970; negative before. */
export function dayNumber(day: string): number {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)].map(Number) as [
    number,
    number,
    number,
  ]
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day of a day number. */
export function dayOf(number: number): string {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
