// Seen today: one tap a child and a day by each worker. A later tap corrects an earlier one; what was tapped by mistake is
// taken back within ten minutes and stays on record. Rule: rules/presence.md.
import { daysBefore } from '#arithmetic/days.ts'
import { onceOfEach, readAgain } from '#platform/database/once.ts'
import {
  day,
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { isNotSeen, notSeenFor } from './rules.ts'
import { presenceRules } from './settings.ts'

const db = queries(new URL('./seen.sql', import.meta.url), {
  addSeen: many({ id: uuid }),
  findKnown: many({ id: uuid, child_id: uuid, on_day: day, there: truth }),
  followIntoSchool: nothing(),
  withdrawSeen: maybe({ child_id: uuid }),
  withdrawOfRegister: nothing(),
  withdrawOfContact: nothing(),
  findToSee: many({
    child_id: uuid,
    school_id: uuid,
    school: text,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
  }),
  findTaps: many({
    id: uuid,
    child_id: uuid,
    on_day: day,
    there: truth,
    how: text,
    captured_at: moment,
    seen_by: uuid,
    by_name: orNull(text),
    mine: orNull(truth),
    fresh: orNull(truth),
  }),
  findLastSeen: many({ child_id: orNull(uuid), on_day: day }),
  findStandingOfChildren: many({ child_id: uuid, school_id: uuid, began_on: day, kept_close: truth }),
  findNames: many({ child_id: uuid, forename: orNull(text), surname: orNull(text) }),
})

/** What became of a thing that was sent: written now; here already, the same; another stands under its id; not theirs to write. */
export type Written = 'made' | 'known' | 'other' | 'not-theirs'

/** One tap. `capturedAt` is the device's clock. `aboutId` is the day of a group, or the contact, it followed from. */
export type Tap = {
  id: string
  childId: string
  onDay: string
  there?: boolean
  how?: 'tap' | 'club' | 'register' | 'contact'
  aboutId?: string
  capturedAt: Date
}

/**
 * Writes who was seen, one or thousands in one statement, in the name of whoever asks, or of `by` where an operator enters
 * it. A child seen in a school that is open says that their worker was in school. Nothing is written of a child who takes
 * part no more or is out of reach: `not-theirs`. Answers by the id of the tap. `inSchool` false: it says nothing of where
 * the worker was, as somebody else enters it who cannot know.
 */
export async function sawChildren(
  tx: Tx,
  taps: readonly Tap[],
  { by, inSchool = true }: { by?: string; inSchool?: boolean } = {},
): Promise<Map<string, Written>> {
  if (taps.length === 0) return new Map()
  const rows = taps.map(({ id, childId, onDay, there = true, how = 'tap', aboutId, capturedAt }) => ({
    id,
    child_id: childId,
    on_day: onDay,
    there,
    how,
    about_id: aboutId ?? null,
    captured_at: capturedAt,
  }))
  readAgain(tx)
  const made = (await db.addSeen(tx, { rows: JSON.stringify(rows), by: by ?? null })).map(row => row.id)
  const answers = new Map<string, Written>(made.map(id => [id, 'made']))
  if (inSchool) await db.followIntoSchool(tx, { ids: made })
  const again = taps.filter(tap => !answers.has(tap.id))
  const known = new Map(
    again.length === 0
      ? []
      : (await db.findKnown(tx, { ids: again.map(tap => tap.id) })).map(row => [row.id, row]),
  )
  for (const tap of again) {
    const row = known.get(tap.id)
    const same = row && row.child_id === tap.childId && row.on_day === tap.onDay
    answers.set(tap.id, row ? (same && row.there === (tap.there ?? true) ? 'known' : 'other') : 'not-theirs')
  }
  if (made.length > 0) {
    const only = taps.length === 1 ? taps[0]!.childId : undefined
    await record(tx, {
      action: 'said-who-was-seen',
      subject: 'seen',
      ...(only !== undefined && { childId: only }),
      detail: { children: made.length, there: taps.filter(tap => tap.there !== false).length },
    })
  }
  return answers
}

/** Takes back one's own tap of the last ten minutes. False where there is none. */
export async function withdrawSeen(tx: Tx, id: string): Promise<boolean> {
  readAgain(tx)
  const found = await db.withdrawSeen(tx, { id })
  if (found)
    await record(tx, { action: 'took-back-seen', subject: 'seen', subjectId: id, childId: found.child_id })
  return found !== undefined
}

/** What this person's register of a day of a group said of these children holds no more. */
export async function unseeOfRegister(
  tx: Tx,
  groupDayId: string,
  children: readonly string[],
  by?: string,
): Promise<void> {
  if (children.length === 0) return
  readAgain(tx)
  await db.withdrawOfRegister(tx, { about_id: groupDayId, children: [...children], by: by ?? null })
}

/** What this contact said of whom it met holds no more. */
export async function unseeOfContact(tx: Tx, contactId: string): Promise<void> {
  readAgain(tx)
  await db.withdrawOfContact(tx, { about_id: contactId })
}

/** The children of the asker's own caseload, school by school and by name, as the page of taps shows them. */
export function childrenToSee(tx: Tx, onDay: string) {
  return db.findToSee(tx, { day: onDay })
}

export type TapThatStands = Awaited<ReturnType<typeof tapsOf>>[number]

/** What each worker says last of these children on each of these days; `mine` and `fresh` may be taken back. */
export function tapsOf(tx: Tx, children: readonly string[], from: string, to: string) {
  return db.findTaps(tx, { children: [...children], from_day: from, to_day: to })
}

const EVER = '9999-12-31'

/** The last day each of these children was seen, up to a day; those nobody ever saw are left out. */
export async function lastSeenOf(
  tx: Tx,
  children: readonly string[],
  upTo = EVER,
): Promise<Map<string, string>> {
  const seenUpTo = (day: string, those: readonly string[]) =>
    onceOfEach(tx, `last seen ${day}`, those, {
      read: unread => db.findLastSeen(tx, { children: unread, day }),
      idOf: row => row.child_id!,
    })
  const ever = await seenUpTo(EVER, children)
  // Hardly anybody is asked about a day before the last one.
  const later = ever.filter(row => row.on_day > upTo).map(row => row.child_id!)
  const rows = [...ever.filter(row => row.on_day <= upTo), ...(await seenUpTo(upTo, later))]
  return new Map(rows.map(row => [row.child_id!, row.on_day]))
}

export type NotSeen = {
  childId: string
  schoolId: string
  lastSeen: string | undefined
  days: number
  keptClose: boolean
  notSeen: boolean
}

/** For how many days each of these children was not seen, and whether that is too long; only those who take part. */
export async function notSeenOf(tx: Tx, children: readonly string[], today: string): Promise<NotSeen[]> {
  if (children.length === 0) return []
  const [rows, last, rules] = await Promise.all([
    db.findStandingOfChildren(tx, { children: [...children], day: today }),
    lastSeenOf(tx, children, today),
    presenceRules(tx),
  ])
  const schools = [...new Set(rows.map(row => row.school_id))]
  const open = await openDaysOf(tx, schools, daysBefore(today, LOOKS_BACK), today)
  return rows.map(({ child_id: childId, school_id: schoolId, began_on: beganOn, kept_close: keptClose }) => {
    const lastSeen = last.get(childId)
    const days = notSeenFor(open.get(schoolId) ?? [], { lastSeen, beganOn, keptClose }, today)
    return { childId, schoolId, lastSeen, days, keptClose, notSeen: isNotSeen(days, keptClose, rules) }
  })
}

/** Where and since when each of these children takes part; those who take no part are left out. */
export async function schoolsOf(
  tx: Tx,
  children: readonly string[],
): Promise<Map<string, { schoolId: string; beganOn: string }>> {
  const rows = await db.findStandingOfChildren(tx, { children: [...children], day: '9999-12-31' })
  return new Map(rows.map(row => [row.child_id, { schoolId: row.school_id, beganOn: row.began_on }]))
}

/** The names of these children, as far as they may be seen. */
export async function namesOf(tx: Tx, children: readonly string[]) {
  const rows = await db.findNames(tx, { children: [...children] })
  return new Map(rows.map(row => [row.child_id, row]))
}

const LOOKS_BACK = 120
