// Days of pretend lives: weekdays by name, weeks by their Monday, and the school year a day lies in.
import { dayNumber, dayOf } from '#arithmetic/days.ts'

// Day 0, 1 January 1970, was a Thursday.
export function weekOf(day: string): number {
  return Math.floor((dayNumber(day) + 3) / 7)
}

/** This day, or the Friday before where it falls on a weekend. */
export function workingDay(number: number): string {
  const weekday = (number + 3) % 7
  return dayOf(weekday > 4 ? number - (weekday - 4) : number)
}

export function dayName(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
}

/** The academic year of a day, by the year it begins in. */
export function schoolYearOf(day: string): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
}

/** `three days`, `a day`. */
export function daysInWords(n: number): string {
  const words = [
    'no day',
    'a day',
    'two days',
    'three days',
    'four days',
    'five days',
    'six days',
    'seven days',
  ]
  return words[n] ?? `${n} days`
}

/** How one speaks in a school of what comes next: `after half-term`, `in January`. */
export function soonAfter(day: string): string {
  const next = [
    'after half-term',
    'after half-term',
    'after Easter',
    'after half-term',
    'before the summer',
    'in September',
  ]
  const later = [
    'in September',
    'in September',
    'after half-term',
    'after half-term',
    'in January',
    'in January',
  ]
  return [...next, ...later][Number(day.slice(5, 7)) - 1]!
}
