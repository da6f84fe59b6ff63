// A moment as people of the place say it.
import { shortDate } from '#design/contextual-date.ts'
import type { Visit } from '#platform/http.ts'
import { dayOfMoment, timeOf, todayOf } from '#records/places/today.ts'

/** `today at 15:40`, `Tue 14 Jul at 15:40`. */
export function dayAndTime(visit: Visit, moment: Date): string {
  const day = dayOfMoment(visit, moment)
  const today = todayOf(visit)
  return `${day === today ? 'today' : shortDate(day, today)} at ${timeOf(visit, moment)}`
}
