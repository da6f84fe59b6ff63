// How long a referral has waited or waited in all: until the first appointment after a yes, else until the answer, else until today.
import { dayNumber } from '#arithmetic/days.ts'

export type Waited = {
  sent_on: string
  answered_on: string | null
  answer: string | null
  seen_on: string | null
}

/** Whole weeks, and whether it waits still. */
export function weeksWaiting(each: Waited, today: string): { weeks: number; waits: boolean } {
  const over = each.seen_on ?? (each.answer === 'accepted' ? null : each.answered_on)
  return {
    weeks: Math.floor((dayNumber(over ?? today) - dayNumber(each.sent_on)) / 7),
    waits: over === null,
  }
}
