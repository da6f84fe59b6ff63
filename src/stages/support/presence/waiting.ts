// What presence makes wait: children not seen this week (the default alert), and days of one's own nobody knows of.
import { daysBefore } from '#arithmetic/days.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { DayLines, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { ownChildren } from '../caseload/own.ts'
import { closuresOf } from './closures.ts'
import { presenceBySchool } from './in-school.ts'
import { notSeenOf } from './seen.ts'

const POINTS = { notSeen: 45, ownDays: 10 }
const NAMED = 3

/** Not seen this week: those of one's own caseload, in one line that leads to where they are tapped. */
export const notSeenWaits: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do be in school')) return []
  const own = new Map((await ownChildren(tx)).map(each => [each.child_id, each]))
  const not = (await notSeenOf(tx, [...own.keys()], day)).filter(each => each.notSeen)
  if (not.length === 0) return []
  const shown = not.toSorted((a, b) => b.days - a.days).slice(0, NAMED)
  return [
    {
      text: html`${counted(not.length, 'child or young person', 'children and young people')} not seen this week`,
      why: `${shown.map(each => nameOf(own.get(each.childId))).join(', ')}${not.length > NAMED ? ` and ${not.length - NAMED} more` : ''}`,
      href: '/support/seen',
      action: 'Look',
      points: POINTS.notSeen,
    },
  ]
}

function nameOf(child: Awaited<ReturnType<typeof ownChildren>>[number] | undefined): string {
  return shortNameOf({ forename: child?.forename ?? null, surname: child?.initial ?? null })
}

/** Days of the last two weeks of which one said neither that one was in school nor why not. */
export const ownDaysWait: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do be in school')) return []
  const span = { from: daysBefore(day, 14), to: daysBefore(day, 1), today: day }
  const schools = await presenceBySchool(tx, span, { all: false })
  return schools.flatMap(school => {
    const own = school.workers.find(each => each.personId === actor.personId)
    const days = own?.presence.gaps.get('not-said') ?? []
    return days.length === 0
      ? []
      : [
          {
            text: html`Were you in school? ${counted(days.length, 'day', 'days')} without a word`,
            why: school.school,
            href: `/support/in-school?day=${days[0]}`,
            action: 'Say',
            points: POINTS.ownDays,
            due: days[0],
          },
        ]
  })
}

/** A school that is closed is said first, for the whole day. */
export const closedLines: DayLines = async ({ tx }, day) =>
  (await whereThere(tx, 'closures', () => closuresOf(tx, day))).map(closure => ({
    text: html`${closure.school} is closed`,
    why: 'Calls and doorstep visits instead; days and windows pause',
    href: '/support/holidays',
  }))
