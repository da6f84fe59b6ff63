// What presence tells of one child and of a caseload: one line a week on the timeline, a column, who was seen last.
import { dayNumber, dayOf, daysBefore } from '#arithmetic/days.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import type { Mentions } from '#records/children/contributions.ts'
import type { CaseloadColumn, Happenings, LastDays } from '#records/children/happenings.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { todayOf } from '#records/places/today.ts'
import { lastSeenOf, notSeenOf, schoolsOf, tapsOf } from './seen.ts'

/** `Seen on 4 of 5 days this week`, once a week and never a line a day: on the week's last open day that has come. */
export const seenHappenings: Happenings = async (visit, childId, { from, to }) => {
  const { tx } = visit
  const today = todayOf(visit)
  const [first, last] = [mondayOf(from), sundayOf(to)]
  const taps = await tapsOf(tx, [childId], first, last)
  if (taps.length === 0) return []
  const school = (await schoolsOf(tx, [childId])).get(childId)
  const open = (school && (await openDaysOf(tx, [school.schoolId], first, last)).get(school.schoolId)) || []
  const seen = new Set(taps.filter(each => each.there).map(each => each.on_day))
  const known = taps[0]!.on_day
  const began = school && school.beganOn < known ? school.beganOn : known
  const weeks = Map.groupBy(
    [...new Set([...open, ...seen])].filter(day => day <= today && day >= began).sort(),
    mondayOf,
  )
  return [...weeks].flatMap(([monday, days]) => {
    const day = days.at(-1)!
    if (day < from || day > to) return []
    const on = days.filter(each => seen.has(each)).length
    return [
      {
        id: `seen-${childId}-${monday}`,
        day,
        at: new Date(`${day}T23:00:00Z`),
        kind: 'contacts',
        title: weekInWords(on, days.length, monday === mondayOf(today)),
        system: true as const,
      },
    ]
  })
}

/** On how many of the days of one week a child was seen; read later, `this week` would be another week. */
export function weekInWords(on: number, of: number, now: boolean): string {
  const [days, week] = [counted(of, 'day', 'days'), now ? 'this week' : 'that week']
  return on === 0 ? `Not seen on any of ${days} of ${week}` : `Seen on ${on} of ${days} ${week}`
}

/** The last day somebody saw each of these children. */
export const seenDays: LastDays = async (tx, children) =>
  [...(await lastSeenOf(tx, children))].map(([child_id, on_day]) => ({ child_id, kind: 'seen', on_day }))

/** Somebody who was seen was not forgotten. */
export const seenMentions: Mentions = async (tx, children, since) =>
  [...(await lastSeenOf(tx, children))].flatMap(([child_id, on_day]) =>
    on_day >= since ? [{ child_id, on_day }] : [],
  )

/** This week n of m days; who was not seen for too long asks for attention, a point a day. */
export const seenColumn: CaseloadColumn = {
  key: 'seen',
  heading: 'Seen this week',
  order: 40,
  cells: async (tx, children, day) => {
    const monday = mondayOf(day)
    const [stands, taps] = await Promise.all([
      notSeenOf(tx, children, day),
      tapsOf(tx, children, monday, day),
    ])
    const open = await openDaysOf(tx, [...new Set(stands.map(each => each.schoolId))], monday, day)
    const seenOf = Map.groupBy(
      taps.filter(tap => tap.there),
      tap => tap.child_id,
    )
    return new Map(
      stands.map(each => {
        const seen = new Set(seenOf.get(each.childId)?.map(tap => tap.on_day))
        const days = new Set([...(open.get(each.schoolId) ?? []), ...seen])
        return [
          each.childId,
          {
            html: html`${seen.size} of ${counted(days.size, 'day', 'days')}`,
            ...(each.notSeen && { attention: each.days, flag: 'Not seen this week' }),
          },
        ]
      }),
    )
  },
}

function mondayOf(day: string): string {
  return daysBefore(day, (dayNumber(day) + 3) % 7)
}

function sundayOf(day: string): string {
  return dayOf(dayNumber(mondayOf(day)) + 6)
}
