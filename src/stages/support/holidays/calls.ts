// Whom to ring today: calls of one's holiday lists whose day has come, those kept close of whom nothing was heard for too
// long, and while a school is closed everybody there of whom nothing was heard on an open day. A call is done once somebody
// rang, saw the child or was in contact: whatever part of Kith knows of it (rules/holidays.md).
import type { Tx } from '#platform/database/queries.ts'
import { lastContacts } from '../contacts/contacts.ts'
import { closuresOf } from '../presence/closures.ts'
import { childrenToSee, lastSeenOf } from '../presence/seen.ts'
import { presenceRules } from '../presence/settings.ts'
import { holidayAt, keptCloseOn, ownCalls } from './holidays.ts'
import { calendarDaysSince, callIsOpen } from './rules.ts'

export type OpenCall = {
  childId: string
  forename: string | null
  surname: string | null
  why: string
  callWho: string | null
  at: string | null
  /** The day it was planned for, or since when it is due. */
  since: string
  keptClose: boolean
}

/** The asker's own calls that are open on a day: those kept close first, then by time. */
export async function openCalls(tx: Tx, today: string): Promise<OpenCall[]> {
  const holiday = await holidayAt(tx, today)
  const closed = await closuresOf(tx, today)
  const inHoliday = holiday !== undefined && today >= holiday.from
  if (!inHoliday && closed.length === 0) return []
  const children = await childrenToSee(tx, today)
  const ids = children.map(each => each.child_id)
  const [calls, close, rules, done] = await Promise.all([
    inHoliday ? ownCalls(tx, holiday.from, today) : [],
    inHoliday ? keptCloseOn(tx, ids, today) : [],
    presenceRules(tx),
    lastDoneOf(tx, ids),
  ])
  const open = new Map<string, OpenCall>()
  for (const call of calls) {
    if (!callIsOpen(call.on_day, today, done.get(call.child_id))) continue
    open.set(call.child_id, {
      childId: call.child_id,
      forename: call.forename,
      surname: call.surname,
      why: call.on_day === today ? 'To be rung today' : 'Was to be rung',
      callWho: call.call_who,
      at: call.at,
      since: call.on_day,
      keptClose: call.keep_close === true,
    })
  }
  for (const { child_id: childId, from_day: from } of close) {
    const child = children.find(each => each.child_id === childId)
    const days = calendarDaysSince(done.get(childId), from, today)
    if (!child || open.has(childId) || days < rules.keepCloseDays) continue
    open.set(childId, {
      childId,
      forename: child.forename,
      surname: child.surname,
      why: `Kept close: nothing heard for ${days} days`,
      callWho: null,
      at: null,
      since: from,
      keptClose: true,
    })
  }
  if (!inHoliday) {
    for (const child of children) {
      const closure = closed.find(each => each.school_id === child.school_id)
      const last = done.get(child.child_id)
      if (!closure || (last !== undefined && last >= closure.from_day)) continue
      open.set(child.child_id, {
        childId: child.child_id,
        forename: child.forename,
        surname: child.surname,
        why: 'School is closed: ring or go to the door',
        callWho: null,
        at: null,
        since: closure.from_day,
        keptClose: false,
      })
    }
  }
  return [...open.values()].sort(
    (a, b) =>
      Number(b.keptClose) - Number(a.keptClose) ||
      (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) ||
      (a.at ?? '99').localeCompare(b.at ?? '99'),
  )
}

/** The last day each of these was rung, seen or in contact, whatever part of Kith knows it. */
export async function lastDoneOf(tx: Tx, children: readonly string[]): Promise<Map<string, string>> {
  const [seen, contacts] = await Promise.all([lastSeenOf(tx, children), lastContacts(tx, children)])
  const last = new Map(seen)
  for (const { child_id, contact_on } of contacts)
    if (contact_on > (last.get(child_id) ?? '')) last.set(child_id, contact_on)
  return last
}
