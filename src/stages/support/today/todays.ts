// What Today shows, gathered from all parts for one reader.
import { daysBefore } from '#arithmetic/days.ts'
import { day, many, queries, type Tx, uuid } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { DayLine, WaitingLine } from '#records/children/happenings.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { marksEnd, notMentionedLately } from '#stages/identify/index.ts'
import { isOwn, ownChildren } from '../caseload/own.ts'
import { byWhatMatters, inTimeOrder, isOld, isUnseenFor, schoolDaysSince } from './day.ts'

const db = queries(new URL('./today.sql', import.meta.url), {
  findEverybody: many({ child_id: uuid, school_id: uuid, began_on: day }),
})

export type Mine = Awaited<ReturnType<typeof db.findEverybody>>[number]

/** Ten school days lie within so many days of the calendar, the summer among them. */
const LOOK_BACK_DAYS = 90

/** Whom the reader's Today is about: a Link Worker's own, else everybody who takes part whom they may see. */
export async function childrenOfToday({ tx, actor }: Pick<Visit, 'tx' | 'actor'>): Promise<Mine[]> {
  return isOwn(actor) ? await ownChildren(tx) : await db.findEverybody(tx)
}

export async function linesOfDay(
  visit: Visit,
  { dayLines = [] }: Gathered,
  today: string,
): Promise<DayLine[]> {
  const told = await Promise.all(dayLines.map(each => each(visit, today)))
  return inTimeOrder(told.flat())
}

/** All that waits for the reader, what matters most first. */
export async function allWaiting(
  visit: Visit,
  { waiting = [] }: Gathered,
  today: string,
): Promise<WaitingLine[]> {
  const told = await Promise.all(waiting.map(each => each(visit, today)))
  return byWhatMatters(told.flat())
}

/** Those of these children whose attendance fell or who missed days, and of whom nobody has spoken lately. */
export async function notMentionedOf(tx: Tx, { mentions }: Gathered, mine: Promise<readonly Mine[]>) {
  const [missed, children] = await Promise.all([notMentionedLately(tx, mentions), mine])
  const wanted = new Set(children.map(each => each.child_id))
  return missed.filter(each => wanted.has(each.childId))
}

/** How many of these children nobody has seen or been in contact with for the place's number of school days. */
export async function unseen(
  tx: Tx,
  { lastDays = [] }: Gathered,
  children: readonly Mine[],
  today: string,
): Promise<{ children: number; days: number }> {
  const ids = children.map(each => each.child_id)
  const [{ content }, told] = await Promise.all([
    blueprintInForce(tx),
    Promise.all(ids.length === 0 ? [] : lastDays.map(each => each(tx, ids))),
  ])
  const days = content.alerts.contact.school_days_without_contact
  if (children.length === 0 || lastDays.length === 0) return { children: 0, days }
  const lastOn = new Map<string, string>()
  for (const { child_id, kind, on_day } of told.flat()) {
    if (kind !== 'note' && on_day > (lastOn.get(child_id) ?? '')) lastOn.set(child_id, on_day)
  }
  const open = await openDaysOf(
    tx,
    children.map(each => each.school_id),
    daysBefore(today, LOOK_BACK_DAYS),
    today,
  )
  const those = children.filter(each =>
    isUnseenFor(
      open.get(each.school_id) ?? [],
      { lastOn: lastOn.get(each.child_id), beganOn: each.began_on },
      days,
    ),
  )
  return { children: those.length, days }
}

export type OldMarks = { school: string; endOn: string | null; schoolDays: number }

/** Schools of these children whose marks ended more than two school days ago, or never came. */
export async function oldMarks(tx: Tx, children: readonly Mine[], today: string): Promise<OldMarks[]> {
  const schools = new Set(children.map(each => each.school_id))
  const ends = (await marksEnd(tx)).filter(each => schools.has(each.schoolId))
  const open = await openDaysOf(
    tx,
    ends.map(each => each.schoolId),
    daysBefore(today, LOOK_BACK_DAYS),
    today,
  )
  return ends.flatMap(({ schoolId, school, endOn }) => {
    const days = open.get(schoolId) ?? []
    const last = endOn ?? ''
    return isOld(days, last) ? [{ school, endOn, schoolDays: schoolDaysSince(days, last) }] : []
  })
}
