// The switch "school closed": from when to when and why. Meanwhile days are no gaps, school days do not count, and calls and
// doorstep visits stand in for presence (rules/presence.md).
import { once, readAgain } from '#platform/database/once.ts'
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import type { Written } from './seen.ts'

const closure = {
  id: uuid,
  school_id: uuid,
  school: text,
  from_day: day,
  until_day: orNull(day),
  why: text,
  words: orNull(text),
  made_at: moment,
  made_by: orNull(text),
  open_from: orNull(day),
  fresh: orNull(truth),
}
const db = queries(new URL('./closures.sql', import.meta.url), {
  addClosure: maybe({ id: uuid }),
  findClosure: maybe(closure),
  findClosures: many(closure),
  openAgain: many({ id: uuid }),
  withdrawClosure: maybe({ id: uuid }),
  findSchools: many({ id: orNull(uuid) }),
})

export const WHY_CLOSED = ['weather', 'building', 'illness', 'strike', 'other'] as const
export type WhyClosed = (typeof WHY_CLOSED)[number]
export type Closure = Awaited<ReturnType<typeof db.findClosures>>[number]

/** Closes a school from a day on, until a day or until somebody opens it again. Only schools one acts for. */
export async function closeSchool(
  tx: Tx,
  closing: {
    id: string
    schoolId: string
    from: string
    until: string | null
    why: WhyClosed
    words: string | null
    by?: string
  },
): Promise<Written> {
  const { id, schoolId, from, until, why, words, by } = closing
  const values = { id, school_id: schoolId, from_day: from, until_day: until, why, words, by: by ?? null }
  if (await db.addClosure(tx, values)) {
    readAgain(tx)
    await record(tx, { action: 'closed-school', subject: 'closure', subjectId: id, detail: { why } })
    return 'made'
  }
  const held = await db.findClosure(tx, { id })
  if (!held) return 'not-theirs'
  const same =
    held.school_id === schoolId &&
    held.from_day === from &&
    held.until_day === until &&
    held.why === why &&
    held.words === words
  return same ? 'known' : 'other'
}

/** The school is open again from this day, however often it was closed. False where it was not closed. */
export async function openAgain(tx: Tx, id: string, from: string): Promise<boolean> {
  const found = await db.openAgain(tx, { id, open_from: from })
  readAgain(tx)
  for (const each of found)
    await record(tx, { action: 'opened-school', subject: 'closure', subjectId: each.id })
  return found.length > 0
}

/** Takes back a closing of one's own of the last ten minutes. */
export async function withdrawClosure(tx: Tx, id: string): Promise<boolean> {
  const found = await db.withdrawClosure(tx, { id })
  readAgain(tx)
  if (found) await record(tx, { action: 'took-back-closure', subject: 'closure', subjectId: id })
  return found !== undefined
}

/** Closures of the asker's schools, the newest first; with a day, those that hold on it. */
export function closuresOf(tx: Tx, onDay?: string): Promise<Closure[]> {
  return once(tx, `closures ${onDay}`, () => db.findClosures(tx, { day: onDay }))
}

/** The schools whoever asks acts for. */
export async function schoolsOfAsker(tx: Tx): Promise<string[]> {
  return (await db.findSchools(tx)).flatMap(row => row.id ?? [])
}
