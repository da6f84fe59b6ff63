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

function dayByTheClocks(actor: Visit['actor'], moment: Date): string {
  const timeZone = actor.place?.zone ?? 'Europe/London'
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment)
}
