// Holiday lists: who will be rung and when, what food, trip or club is booked, whom to call, and who is kept close; and the
// calls that were made. A change ends what stood before and keeps it. Rule: rules/holidays.md.
import { once, readAgain } from '#platform/database/once.ts'
import {
  day,
  days,
  many,
  maybe,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import type { Written } from '../presence/seen.ts'
import { type Holiday, holidayFor } from './rules.ts'

const list = {
  id: uuid,
  person_id: uuid,
  person: orNull(text),
  school_id: uuid,
  school: text,
  starts_on: day,
  ends_on: day,
  mine: orNull(truth),
}
const ring = { id: uuid, child_id: uuid, on_day: day, how: text, spoke: truth }
const db = queries(new URL('./holidays.sql', import.meta.url), {
  addList: maybe({ id: uuid }),
  findList: maybe({ ...list, made_at: moment }),
  findListOf: maybe({ id: uuid }),
  findLists: many(list),
  replacePlans: nothing(),
  addPlans: many({ child_id: uuid }),
  withdrawCalls: nothing(),
  addCalls: many({ id: uuid }),
  endCloseness: nothing(),
  keepClose: nothing(),
  findPlans: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    food: orNull(text),
    booked: orNull(text),
    call_who: orNull(text),
    keep_close: truth,
    made_at: moment,
    takes_part: truth,
  }),
  findCallsOfList: many({ id: uuid, child_id: uuid, on_day: day, at: orNull(text) }),
  findOwnCalls: many({
    id: uuid,
    list_id: uuid,
    child_id: uuid,
    on_day: day,
    at: orNull(text),
    forename: orNull(text),
    surname: orNull(text),
    keep_close: orNull(truth),
    call_who: orNull(text),
  }),
  findNextCall: maybe({ on_day: day, at: orNull(text) }),
  findChildrenFor: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
  }),
  getSchoolDays: one({ days }),
  addRings: many({ id: uuid }),
  findKnownRings: many(ring),
  withdrawRing: maybe({ child_id: uuid }),
  findRings: many({
    ...ring,
    made_at: moment,
    by_name: orNull(text),
    mine: orNull(truth),
    fresh: orNull(truth),
  }),
  findKeptClose: many({ child_id: uuid, from_day: orNull(day) }),
})

export type HolidayList = NonNullable<Awaited<ReturnType<typeof findList>>>
export type Plan = Awaited<ReturnType<typeof plansOf>>[number]
export type OwnCall = Awaited<ReturnType<typeof ownCalls>>[number]

/** What is planned for one child: the days they will be rung, with a time where one was agreed. */
export type HolidayPlan = {
  childId: string
  food: string | null
  booked: string | null
  callWho: string | null
  keepClose: boolean
  calls: readonly { onDay: string; at: string | null }[]
}

/**
 * Makes one Link Worker's list for a school and a holiday, or brings it up to date: the plans given stand, those of other
 * children stay as they are. The same list twice is one. Answers its id and whether it was made now; undefined where the
 * school is not theirs.
 */
export async function planHoliday(
  tx: Tx,
  holiday: {
    id: string
    schoolId: string
    from: string
    to: string
    plans: readonly HolidayPlan[]
    by?: string
  },
): Promise<{ listId: string; written: 'made' | 'known' } | undefined> {
  const { schoolId, from, to, plans } = holiday
  const by = holiday.by ?? null
  const made = await db.addList(tx, { id: holiday.id, school_id: schoolId, starts_on: from, ends_on: to, by })
  const held = made ?? (await db.findListOf(tx, { school_id: schoolId, starts_on: from, by }))
  if (!held) return undefined
  const listId = held.id
  const children = plans.map(plan => plan.childId)
  const rows = JSON.stringify(
    plans.map(({ childId, food, booked, callWho, keepClose }) => ({
      child_id: childId,
      food,
      booked,
      call_who: callWho,
      keep_close: keepClose,
    })),
  )
  await db.replacePlans(tx, { rows, list_id: listId })
  await db.addPlans(tx, { rows, list_id: listId, by })
  const calls = JSON.stringify(
    plans.flatMap(({ childId, calls }) =>
      calls.map(({ onDay, at }) => ({ child_id: childId, on_day: onDay, at })),
    ),
  )
  await db.withdrawCalls(tx, { rows: calls, list_id: listId, children })
  await db.addCalls(tx, { rows: calls, list_id: listId, by })
  const far = plans.filter(plan => !plan.keepClose).map(plan => plan.childId)
  const close = plans.filter(plan => plan.keepClose).map(plan => plan.childId)
  await db.endCloseness(tx, { children: far, starts_on: from, ends_on: to, by })
  await db.keepClose(tx, { children: close, starts_on: from, ends_on: to, by })
  await record(tx, {
    action: 'planned-holiday',
    subject: 'holiday-list',
    subjectId: listId,
    detail: { children: plans.length, kept_close: close.length },
  })
  return { listId, written: made ? 'made' : 'known' }
}

/** The next call that is planned for a child, from a day on. */
export function nextCall(tx: Tx, childId: string, from: string) {
  return db.findNextCall(tx, { child_id: childId, day: from })
}

/** One call or one visit to the door, and whether somebody was spoken to. */
export type Ring = {
  id: string
  childId: string
  onDay: string
  how: 'rang' | 'doorstep'
  spoke: boolean
  capturedAt: Date
}

/** Writes that somebody rang or went to the door, one or many. Answers by id, as `sawChildren` does. */
export async function rang(
  tx: Tx,
  rings: readonly Ring[],
  { by }: { by?: string } = {},
): Promise<Map<string, Written>> {
  const rows = rings.map(({ id, childId, onDay, how, spoke, capturedAt }) => ({
    id,
    child_id: childId,
    on_day: onDay,
    how,
    spoke,
    captured_at: capturedAt,
  }))
  const made = (await db.addRings(tx, { rows: JSON.stringify(rows), by: by ?? null })).map(row => row.id)
  readAgain(tx)
  const answers = new Map<string, Written>(made.map(id => [id, 'made']))
  const again = rows.filter(row => !answers.has(row.id))
  const held = new Map(
    again.length === 0
      ? []
      : (await db.findKnownRings(tx, { ids: again.map(row => row.id) })).map(row => [row.id, row]),
  )
  for (const row of again) {
    const known = held.get(row.id)
    const same =
      known?.child_id === row.child_id &&
      known.on_day === row.on_day &&
      known.how === row.how &&
      known.spoke === row.spoke
    answers.set(row.id, known ? (same ? 'known' : 'other') : 'not-theirs')
  }
  for (const { id, childId } of rings.length <= AUDITED_SINGLY
    ? rings.filter(each => made.includes(each.id))
    : [])
    await record(tx, { action: 'rang', subject: 'ring', subjectId: id, childId })
  if (rings.length > AUDITED_SINGLY)
    await record(tx, { action: 'rang', subject: 'ring', detail: { calls: made.length } })
  return answers
}

/** Takes back one's own of the last ten minutes. */
export async function withdrawRing(tx: Tx, id: string): Promise<boolean> {
  const found = await db.withdrawRing(tx, { id })
  if (found) {
    await record(tx, { action: 'took-back-ring', subject: 'ring', subjectId: id, childId: found.child_id })
  }
  return found !== undefined
}

/** The place's holiday that a day lies in, or its next one. */
export async function holidayAt(tx: Tx, today: string): Promise<Holiday | undefined> {
  const from = `${Number(today.slice(0, 4)) - 1}-06-01`
  const { days } = await once(tx, `school days from ${from}`, () => db.getSchoolDays(tx, { from_day: from }))
  return holidayFor(days, today)
}

export function findList(tx: Tx, id: string) {
  return db.findList(tx, { id })
}

/** The lists of the asker's schools whose holiday has not ended on a day. */
export function listsFrom(tx: Tx, onDay: string) {
  return db.findLists(tx, { day: onDay })
}

/** What stands on a list, those kept close first. */
export function plansOf(tx: Tx, listId: string) {
  return db.findPlans(tx, { list_id: listId })
}

/** The calls a list plans, in order. */
export function callsOf(tx: Tx, listId: string) {
  return db.findCallsOfList(tx, { list_id: listId })
}

/** The calls of the asker's own lists between two days. */
export function ownCalls(tx: Tx, from: string, to: string) {
  return db.findOwnCalls(tx, { from_day: from, to_day: to })
}

/** The asker's own children at a school, for a list. */
export function childrenFor(tx: Tx, schoolId: string) {
  return db.findChildrenFor(tx, { school_id: schoolId })
}

/** Calls and visits of these children between two days, the newest first. */
export function ringsOf(tx: Tx, children: readonly string[], from: string, to: string) {
  return db.findRings(tx, { children: [...children], from_day: from, to_day: to })
}

/** Those of these children who are kept close on a day, with since when. */
export async function keptCloseOn(tx: Tx, children: readonly string[], onDay: string) {
  const rows = await db.findKeptClose(tx, { children: [...children], day: onDay })
  return rows.flatMap(row => (row.from_day ? [{ child_id: row.child_id, from_day: row.from_day }] : []))
}

const AUDITED_SINGLY = 5
