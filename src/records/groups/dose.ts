// The dose of a group: for how many minutes somebody was there (rules/groups.md).

export type There = 'there' | 'late' | 'not-there'

/** The minutes from `HH:MM` to `HH:MM` of one day. */
export function plannedMinutes(startsAt: string, endsAt: string): number {
  return minutesOf(endsAt) - minutesOf(startsAt)
}

/**
 * The minutes of one child on one day of a group: the whole time when there, what is left of it when late by so many
 * minutes, the whole time when nobody said how late, none when not there.
 */
export function doseMinutes(planned: number, there: There, minutesLate: number | null): number {
  if (there === 'not-there') return 0
  return there === 'late' ? Math.max(0, planned - (minutesLate ?? 0)) : planned
}

/** `1 hour 30 minutes`, `45 minutes`. */
export function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    (rest > 0 || hours === 0) && `${rest} ${rest === 1 ? 'minute' : 'minutes'}`,
  ]
  return parts.filter(Boolean).join(' ')
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}
