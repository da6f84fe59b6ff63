import type { Visit } from '#platform/http.ts'

/** The day `YYYY-MM-DD` it is in the actor's place. A pretend place may stand still at one. */
export function todayOf({ actor, now }: Pick<Visit, 'actor' | 'now'>): string {
  return actor.place?.standsOn ?? dayByTheClocks(actor, now())
}

/**
 * The day of a moment by the clocks of the actor's place. Where a pretend place stands still at a day, whatever was done
 * since was done on that day: else what somebody writes there today would be called back-dated, by months.
 */
export function dayOfMoment({ actor, now }: Pick<Visit, 'actor' | 'now'>, moment: Date): string {
  const day = dayByTheClocks(actor, moment)
  const still = actor.place?.standsOn
  return still && day > still && moment <= now() ? still : day
}

/** `15:40` by the clocks of the actor's place. */
export function timeOf({ actor }: Pick<Visit, 'actor'>, moment: Date): string {
  return clocksOf(actor).time.format(moment)
}

function dayByTheClocks(actor: Visit['actor'], moment: Date): string {
  return clocksOf(actor).day.format(moment)
}

type Clocks = { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat }

/** Kept for each zone: to make one takes 0.1 ms, and a page of a record says the time of all that happened. */
const clocks = new Map<string, Clocks>()

function clocksOf({ place }: Visit['actor']): Clocks {
  const timeZone = place?.zone ?? 'Europe/London'
  const kept = clocks.get(timeZone)
  if (kept) return kept
  const made = {
    day: new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }),
  }
  clocks.set(timeZone, made)
  return made
}
