import type { Visit } from '#platform/http.ts'

/** The day `YYYY-MM-DD` it is in the actor's place. */
export function todayOf({ actor, now }: Pick<Visit, 'actor' | 'now'>): string {
  const timeZone = actor.place?.zone ?? 'Europe/London'
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now())
}

/** The day of a moment by the clocks of the actor's place. */
export function dayOfMoment({ actor }: Pick<Visit, 'actor'>, moment: Date): string {
  return todayOf({ actor, now: () => moment })
}
