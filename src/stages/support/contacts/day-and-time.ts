// A moment as people of the place say it.
import { shortDate } from '#design/contextual-date.ts'
import type { Visit } from '#platform/http.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'

/** `15:40` by the clocks of the place. */
export function timeOf({ actor }: Pick<Visit, 'actor'>, moment: Date): string {
  const timeZone = actor.place?.zone ?? 'Europe/London'
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)
}

/** `today at 15:40`, `Tue 14 Jul at 15:40`. */
export function dayAndTime(visit: Visit, moment: Date): string {
  const day = dayOfMoment(visit, moment)
  const today = todayOf(visit)
  return `${day === today ? 'today' : shortDate(day, today)} at ${timeOf(visit, moment)}`
}
