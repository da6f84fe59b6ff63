// Who is still missed: of what a look found, what nobody has spoken of since. Rule: rules/missed.md. It clears by something
// done or said about the child, never by a tick, and comes back with the next thing.

export type Kind = 'days-missed' | 'falling' | 'suspended' | 'risk-met'

export type Noticed = {
  kind: Kind
  /** The day it began. */
  since: string
  /** Attendance stays off the list while somebody spoke of the child on this day or later; null where no marks came. */
  quietFrom: string | null
}

/** Whether nobody has spoken of it. @param lastSpokenOf the latest day on which somebody did or said something about the child. */
export function isStillMissed(thing: Noticed, lastSpokenOf: string | undefined): boolean {
  if (lastSpokenOf === undefined) return true
  const isAttendance = thing.kind === 'days-missed' || thing.kind === 'falling'
  const spokenOfFrom = isAttendance && thing.quietFrom !== null ? thing.quietFrom : thing.since
  return lastSpokenOf < spokenOfFrom
}

/** Whether marks that end on this day are old on that day. */
export function isOld(marksEnd: string, today: string, oldAfterDays: number): boolean {
  return Date.parse(today) - Date.parse(marksEnd) > oldAfterDays * A_DAY
}

const A_DAY = 86_400_000
