// The rules of presence (rules/presence.md): who was not seen this week, on how many of the days open a Link Worker was in
// school, and why not on the others. Days are `YYYY-MM-DD`; open days are those of the school (records/places/open-days.ts).
import { dayNumber, daysBefore, daysUpTo } from '#arithmetic/days.ts'

/** What is known of one child for Not seen this week. */
export type LastSeen = {
  /** The last day somebody saw them, if ever. */
  lastSeen: string | undefined
  /** The day they began in the programme: where nobody ever saw them, days are counted from it. */
  beganOn: string
  /** Their days run on the calendar. */
  keptClose?: boolean | undefined
}

/**
 * On how many days a child was not seen: the school's open days after the last day they were seen, today counted, as there
 * is still time to see them. Of a child who is kept close every day of the calendar counts.
 */
export function notSeenFor(openDays: readonly string[], child: LastSeen, today: string): number {
  const { lastSeen, beganOn, keptClose } = child
  if (today < beganOn) return 0
  if (keptClose) {
    return Math.max(0, dayNumber(today) - (lastSeen ? dayNumber(lastSeen) : dayNumber(beganOn) - 1))
  }
  const from = lastSeen ?? daysBefore(beganOn, 1)
  return Math.max(0, daysUpTo(openDays, today) - daysUpTo(openDays, from))
}

/** Whether a child stands under Not seen this week: after so many open days, or kept close after so many calendar days. */
export function isNotSeen(
  days: number,
  keptClose: boolean,
  rules: { notSeenSchoolDays: number; keepCloseDays: number },
): boolean {
  return days >= (keptClose ? rules.keepCloseDays : rules.notSeenSchoolDays)
}

export const WHY_AWAY = ['training', 'ill', 'home-visits', 'leave', 'school-closed', 'other'] as const
export type WhyAway = (typeof WHY_AWAY)[number]

/** What stands of one worker on one day. */
export type Stands = { day: string; there: boolean; why: WhyAway | null }

/** Days in school of days open; the gaps by reason, and those of which nobody said why. */
export type Presence = { present: number; open: number; gaps: Map<WhyAway | 'not-said', string[]> }

/**
 * On how many of the open days a worker (or, of a school, any worker) was there. A day the school was closed is no gap. A
 * day on which several are known counts once: there if anybody was, else the first reason said. Today is a day like the others
 * only once something is known of it.
 */
export function presenceOf(openDays: readonly string[], stands: readonly Stands[], today: string): Presence {
  const byDay = Map.groupBy(stands, each => each.day)
  const gaps: Presence['gaps'] = new Map()
  let present = 0
  let open = 0
  for (const day of openDays) {
    const known = byDay.get(day)
    if (day > today || (day === today && !known)) continue
    open++
    if (known?.some(each => each.there)) present++
    else {
      const why = known?.find(each => each.why)?.why ?? 'not-said'
      gaps.set(why, [...(gaps.get(why) ?? []), day])
    }
  }
  return { present, open, gaps }
}
