import type { Visit } from '#platform/http.ts'

/** The day `YYYY-MM-DD` it is in the actor's place. A pretend place may stand still at one. */
export function todayOf({ actor, now }: Pick<Visit, 'actor' | 'now'>): string {
  return actor.place?.standsOn ?? dayOfMoment({ actor }, now())
}

/** The day of a moment by the clocks of the actor's place. */
export function dayOfMoment({ actor }: Pick<Visit, 'actor'>, moment: Date): string {
  const timeZone = actor.place?.zone ?? 'Europe/London'
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment)
}
