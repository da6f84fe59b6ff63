// What holidays tell: today's calls, the list that is due, and on the timeline that somebody rang.
import { shortDate } from '#design/contextual-date.ts'
import { once } from '#platform/database/once.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { ChildPart, DayLines, Happenings, WaitingLines } from '#records/children/happenings.ts'
import { isKept, whereKept } from '#records/children/what-is-kept.ts'
import { todayOf } from '#records/places/today.ts'
import { ownSchools } from '../presence/in-school.ts'
import { presenceRules } from '../presence/settings.ts'
import { openCalls } from './calls.ts'
import { holidayAt, listsFrom, nextCall, ringsOf } from './holidays.ts'
import { listDueFrom } from './rules.ts'

const POINTS = { close: 80, call: 70, list: 35 }

const rings: Happenings = async ({ tx }, childId, { from, to }) =>
  (await whereKept(tx, childId, 'rings', () => ringsOf(tx, [childId], from, to))).map(row => ({
    id: row.id,
    day: row.on_day,
    at: row.made_at,
    kind: 'contacts',
    title: row.how === 'doorstep' ? 'Went to the door' : row.spoke ? 'Rang, and spoke' : 'Rang: no answer',
    by: row.by_name ?? undefined,
  }))

const callsOn = (tx: Tx, day: string) => once(tx, `open calls ${day}`, () => openCalls(tx, day))

const callsOfDay: DayLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do be in school')) return []
  return (await callsOn(tx, day))
    .filter(call => call.since === day)
    .map(call => ({
      ...(call.at !== null && { at: call.at }),
      text: html`Ring <bdi>${shortNameOf(call)}</bdi>`,
      why: [call.callWho && `Call ${call.callWho}`, call.keptClose && 'Kept close']
        .filter(Boolean)
        .join('. '),
      href: '/support/holidays',
      childId: call.childId,
    }))
}

const callsWait: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do be in school')) return []
  return (await callsOn(tx, day)).map(call => ({
    text: html`Ring <bdi>${shortNameOf(call)}</bdi>${call.since === day && ' today'}`,
    why: call.since < day && !call.keptClose ? `${call.why} on ${shortDate(call.since, day)}` : call.why,
    href: `/support/holidays#call-${call.childId}`,
    action: 'Ring',
    points: call.keptClose ? POINTS.close : POINTS.call,
    due: call.since,
  }))
}

const listDue: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do be in school')) return []
  const [holiday, rules] = await Promise.all([holidayAt(tx, day), presenceRules(tx)])
  if (!holiday || day < listDueFrom(holiday, rules.listDaysBefore)) return []
  const [schools, lists] = await Promise.all([ownSchools(tx), listsFrom(tx, day)])
  return schools
    .filter(
      school =>
        !lists.some(each => each.mine && each.school_id === school.id && each.starts_on === holiday.from),
    )
    .map(school => ({
      text: html`Holiday list for ${school.name}`,
      why: `No school from ${shortDate(holiday.from, day)}: who is rung, and when?`,
      href: `/support/holidays/make/${school.id}`,
      action: 'Make it',
      points: POINTS.list,
      due: holiday.from,
    }))
}

/** On the child's first page: the next call of a holiday list. */
const nextCallPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const today = todayOf(visit)
  if (!(await isKept(visit.tx, childId, 'holiday calls'))) return undefined
  const call = await nextCall(visit.tx, childId, today)
  if (!call) return undefined
  return {
    slot: 'next',
    // In one line: the last notes below it stay in sight.
    title: `Call in the holidays: ${shortDate(call.on_day, today)}${call.at ? ` at ${call.at}` : ''}`,
    body: html``,
  }
}

export const holidaysContributes: Contributions = {
  happenings: [{ tell: rings, notes: true }],
  dayLines: [callsOfDay],
  waiting: [callsWait, listDue],
  childParts: [nextCallPart],
}
