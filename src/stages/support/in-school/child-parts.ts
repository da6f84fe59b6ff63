// What the child's first page says of school: what was agreed in the attendance plan, and the return meeting that is next.
import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart } from '#records/children/happenings.ts'
import { isKept, whereKept } from '#records/children/what-is-kept.ts'
import { todayOf } from '#records/places/today.ts'
import { partsOfPlan, plansOf } from './plan.ts'
import { nextMeeting } from './suspension.ts'
import { homeOfAbout, planHome } from './words.ts'

/** What was agreed in the open plan: steps to be done, and a part-time timetable with its end. */
export const agreedPart: ChildPart = async (visit, childId) => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return undefined
  const today = todayOf(visit)
  const plan = (await whereKept(tx, childId, 'attendance plans', () => plansOf(tx, childId))).find(
    each => each.closed_on === null,
  )
  if (!plan) return undefined
  const { steps, timetables } = await partsOfPlan(tx, plan.id)
  const todo = steps.filter(each => each.done_on === null && each.dropped_because === null)
  const runs = timetables.find(each => each.ended_on === null && each.ends_on >= today)
  return {
    slot: 'agreed',
    title: 'Attendance plan',
    href: planHome(childId, plan.id),
    body: html`${todo.length === 0 && html`<p class="govuk-body-s">Open since ${shortDate(plan.began_on, today)}; no step is left to do.</p>`}
${todo.length > 0 && html`<ul class="govuk-list">${todo.slice(0, STEPS_SHOWN).map(each => html`<li><bdi>${each.what}</bdi>: <bdi>${each.who}</bdi>, by ${shortDate(each.by_day, today)}</li>`)}</ul>`}
${runs && html`<p class="govuk-body-s">Part-time timetable until <strong>${shortDate(runs.ends_on, today)}</strong>.</p>`}`,
  }
}

/** The return meeting that is next. */
export const nextPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const today = todayOf(visit)
  if (!(await isKept(visit.tx, childId, 'return meetings'))) return undefined
  const meeting = await nextMeeting(visit.tx, childId, today)
  if (!meeting) return undefined
  return {
    slot: 'next',
    title: 'Return meeting',
    href: homeOfAbout(childId, meeting),
    body: html`<p class="govuk-body-s">${shortDate(meeting.on_day, today)} at ${meeting.at_time}, <bdi>${meeting.held_where}</bdi></p>`,
  }
}

const STEPS_SHOWN = 3
