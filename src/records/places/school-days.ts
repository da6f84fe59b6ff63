// School days are data: Monday to Friday within the terms of the blueprint, without the days every school is closed.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import type { BlueprintData } from './blueprint.ts'

type SchoolYear = BlueprintData['calendar'][number]

/** The school days of an academic year in order, as YYYY-MM-DD. A school's own inset days are among them. */
export function schoolDays(year: SchoolYear): string[] {
  const closed = new Set(year.closed.map(day => day.date))
  for (const day of year.inset) if (day.schools === 'all') closed.add(day.date)
  return year.terms.flatMap(term => weekdays(term.from, term.to)).filter(day => !closed.has(day))
}

/** The days on which one school alone has staff training: `#` in its marks. */
export function ownInsetDays(year: SchoolYear, urn: string): string[] {
  return year.inset.filter(day => day.schools !== 'all' && day.schools.includes(urn)).map(day => day.date)
}

function weekdays(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = dayNumber(from); at <= dayNumber(to); at++) if (isWeekday(at)) days.push(dayOf(at))
  return days
}

// Day 0, 1 January 1970, was a Thursday: counted from Monday, 3.
function isWeekday(number: number): boolean {
  return (number + 3) % 7 < 5
}
