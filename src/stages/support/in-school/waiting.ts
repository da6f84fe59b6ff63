// The Link Worker's day and what waits for them, of suspensions, return meetings, part-time timetables and teachers' answers.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { DayLines, WaitingLine, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { unseenAnswers } from './class-page.ts'
import { placementsEnding } from './placement.ts'
import { reviewsDue, timetablesEnding } from './plan.ts'
import { inSchoolRules } from './settings.ts'
import { meetingsNotWritten, meetingsOfDay, notFollowed } from './suspension.ts'
import {
  cardName,
  homeOfAbout,
  inClassHome,
  placementHome,
  planHome,
  schoolHome,
  suspendedWords,
  suspensionHome,
} from './words.ts'

/** Return meetings at their hour, and plans to be looked at again. */
export const inSchoolDayLines: DayLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  const [meetings, reviews] = await Promise.all([
    whereThere(tx, 'return meetings', () => meetingsOfDay(tx, day)),
    whereThere(tx, 'attendance plans', () => reviewsDue(tx, day)),
  ])
  return [
    ...meetings.map(each => ({
      at: each.at_time,
      text: html`Return meeting: <bdi>${cardName(each)}</bdi>, ${each.held_where}`,
      href: homeOfAbout(each.child_id, each),
      childId: each.child_id,
    })),
    ...reviews.map(each => ({
      text: html`Look again at the attendance plan: <bdi>${cardName(each)}</bdi>`,
      why: each.next_on === day ? undefined : `since ${shortDate(each.next_on ?? day, day)}`,
      href: planHome(each.child_id, each.id),
      childId: each.child_id,
    })),
  ]
}

/** Suspensions not followed, meetings not written up, timetables and placements about to end, and what teachers said. */
export const inSchoolWaiting: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  const rules = await inSchoolRules(tx)
  const farthest = dayOf(dayNumber(day) + DAYS_AHEAD)
  const [suspended, meetings, ending, leaving, answers] = await Promise.all([
    whereThere(tx, 'suspensions', () =>
      notFollowed(tx, dayOf(dayNumber(day) - rules.suspendedWithinDays), day),
    ),
    whereThere(tx, 'return meetings', () => meetingsNotWritten(tx, day)),
    whereThere(tx, 'part-time timetables', () => timetablesEnding(tx, day, farthest)),
    whereThere(tx, 'placements', () => placementsEnding(tx, farthest)),
    whereThere(tx, 'answers of teachers', () => unseenAnswers(tx, actor.place?.zone ?? 'Europe/London')),
  ])
  const soon = await soonOf(tx, [...ending, ...leaving], day, rules.timetableEndsSchoolDays)
  const line = (
    each: { child_id: string; forename: string | null; initial: string | null },
    rest: Omit<WaitingLine, 'text'> & { text: string },
  ): WaitingLine => ({ ...rest, text: html`<bdi>${cardName(each)}</bdi>: ${rest.text}` })
  return [
    ...suspended.map(each =>
      line(each, {
        text: `${suspendedWords(each)} from ${shortDate(each.starts_on, day)}`,
        why: each.reached ? 'Return meeting not planned' : 'Ring, visit, return meeting',
        href: suspensionHome(each.child_id, each.id),
        action: 'Follow up',
        points: each.reached ? POINTS.meeting : POINTS.suspended,
        due: each.starts_on,
      }),
    ),
    ...meetings.map(each =>
      line(each, {
        text: `the return meeting of ${shortDate(each.on_day, day)}`,
        why: 'Not written yet: who came, what was agreed',
        href: homeOfAbout(each.child_id, each),
        action: 'Write it',
        points: POINTS.meeting,
        due: each.on_day,
      }),
    ),
    ...ending.filter(soon).map(each =>
      line(each, {
        text: `part-time timetable ends on ${shortDate(each.ends_on, day)}`,
        why: each.ends_on < day ? 'Its day has passed: review it' : 'Agree what comes after, before it ends',
        href: schoolHome(each.child_id),
        action: 'Look',
        points: POINTS.timetable,
        due: each.ends_on,
      }),
    ),
    ...leaving.filter(soon).map(each =>
      line(each, {
        text: `${each.provider} ends on ${shortDate(each.ends_on, day)}`,
        why: 'Return meeting not planned',
        href: placementHome(each.child_id, each.id),
        action: 'Look',
        points: POINTS.timetable,
        due: each.ends_on,
      }),
    ),
    ...answers.map(each =>
      line(each, {
        text: `${counted(each.teachers, 'teacher', 'teachers')} said what helped in class`,
        why: `New since ${shortDate(each.since, day)}`,
        href: inClassHome(each.child_id),
        action: 'Read',
        points: POINTS.answers,
        due: each.since,
      }),
    ),
  ]
}

/** What waits for longest hurts most: a child who is suspended and whom nobody has rung comes first. */
const POINTS = { suspended: 90, meeting: 70, timetable: 60, answers: 30 }
/** Enough calendar days for the school days that a place names, across the summer. */
const DAYS_AHEAD = 60

/** Whether something ends within so many days on which the child's school is open, or has ended. */
async function soonOf(
  tx: Tx,
  ending: { school_id: string; ends_on: string }[],
  day: string,
  schoolDays: number,
): Promise<(each: { school_id: string; ends_on: string }) => boolean> {
  if (ending.length === 0) return () => false
  const schools = [...new Set(ending.map(each => each.school_id))]
  const open = await openDaysOf(tx, schools, dayOf(dayNumber(day) + 1), dayOf(dayNumber(day) + DAYS_AHEAD))
  return ({ school_id: school, ends_on: ends }) =>
    (open.get(school) ?? []).filter(each => each <= ends).length <= schoolDays
}
