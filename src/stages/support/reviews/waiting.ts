// The Link Worker's day and what waits for them: reviews of the day, reviews to write up or to plan, and tasks by their day.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { once } from '#platform/database/once.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { DayLines, WaitingLine, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { ownChildren } from '../caseload/own.ts'
import { capital, cardName } from '../in-school/words.ts'
import { actionsWaiting } from './actions.ts'
import { meetingsUntil, type ReviewKind } from './reviews.ts'
import { standingOf } from './standing.ts'
import { kindWords, reviewHome, reviewsHome, sideWords } from './words.ts'

/** Reviews planned for the day. */
export const reviewDayLines: DayLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  return (await meetings(tx, day))
    .filter(each => each.held_on === null && each.planned_for === day)
    .map(each => ({
      at: each.at_time ?? undefined,
      text: html`${kindWords[each.kind as ReviewKind]}: <bdi>${cardName(each)}</bdi>`,
      why: 'Its agenda is there',
      href: reviewHome(each.child_id, each.id),
      childId: each.child_id,
    }))
}

/** My tasks of the days that come, and those of families and schools whose day has come: ask how it went. */
export const tasksWait: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  const waiting = await whereThere(tx, 'tasks', () => actionsWaiting(tx, dayOf(dayNumber(day) + DAYS_AHEAD)))
  return waiting
    .filter(each => each.own || each.due_on <= day)
    .map(each => ({
      text: html`<bdi>${cardName(each)}</bdi>: <bdi>${each.what}</bdi>`,
      why: `${each.own ? 'You said you would' : `${capital(each.who_words ?? SAID_BY[each.who] ?? 'Somebody')} said they would: ask how it went`}, by ${shortDate(each.due_on, day)}`,
      href: reviewsHome(each.child_id),
      action: 'Look',
      points: !each.own ? POINTS.others : each.due_on < day ? POINTS.late : POINTS.task,
      due: each.due_on,
    }))
}

/** Reviews not written up, meetings to look back at, and reviews that are due and for which no day is planned. */
export const reviewsWait: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  const [held, own] = await Promise.all([meetings(tx, day), ownChildren(tx)])
  const standing = await standingOf(
    tx,
    own.map(each => each.child_id),
    day,
  )
  const due = own.flatMap((each): WaitingLine[] => {
    const stands = standing.get(each.child_id)
    if (!stands?.next || stands.next.state === 'later' || stands.planned) return []
    const late = stands.next.overdue
    return [
      {
        text: html`<bdi>${cardName(each)}</bdi>: no day for the termly review`,
        why:
          late > 0
            ? `Overdue ${counted(late, 'school day', 'school days')}`
            : `Due by ${shortDate(stands.next.due, day)}`,
        href: `${reviewsHome(each.child_id)}/new`,
        action: 'Plan',
        points: late > 0 ? POINTS.overdue : POINTS.due,
        due: stands.next.due,
      },
    ]
  })
  return [
    ...held.flatMap((each): WaitingLine[] => {
      const rest = { href: reviewHome(each.child_id, each.id), points: POINTS.write }
      const kind = kindWords[each.kind as ReviewKind].toLowerCase()
      if (each.held_on === null)
        return each.planned_for < day
          ? [
              {
                ...rest,
                text: html`<bdi>${cardName(each)}</bdi>: ${kind} of ${shortDate(each.planned_for, day)}`,
                why: 'Not written yet: who came, what was agreed',
                action: 'Write it',
                due: each.planned_for,
              },
            ]
          : []
      return [
        {
          ...rest,
          text: html`<bdi>${cardName(each)}</bdi>: look back at the ${kind} of ${shortDate(each.held_on, day)}`,
          why: 'What came of what each asked of the other',
          action: 'Look back',
          due: each.look_back_on ?? day,
        },
      ]
    }),
    ...due,
  ]
}

const meetings = (tx: Tx, day: string) =>
  once(tx, `meetings until ${day}`, () => whereThere(tx, 'reviews', () => meetingsUntil(tx, day)))

/** An own task is told two days before its day: time to do it. */
const DAYS_AHEAD = 2
const POINTS = { write: 65, late: 55, task: 50, overdue: 50, others: 40, due: 35 }
const SAID_BY: Record<string, string> = { ...sideWords, other: 'Somebody else' }
