// Who in school should know what: only what the family lets us say, to a named person, with the family's yes, until a day.
// The rule is told in rules/attendance-plan.md, "Who in school should know".
import { day, many, maybe, moment, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./telling.sql', import.meta.url), {
  tellStaff: many({ id: uuid }),
  markTold: maybe({ id: uuid }),
  endTelling: maybe({ id: uuid }),
  findTellings: many({
    id: uuid,
    name: text,
    role: text,
    what: text,
    allowance: orNull(text),
    until: day,
    yes_by: text,
    yes_on: day,
    told_on: orNull(day),
    told_by: orNull(text),
    made_at: moment,
    made_by: orNull(text),
    ended_on: orNull(day),
    ended_because: orNull(text),
  }),
  findAgreedHappenings: many({
    id: uuid,
    what: text,
    on_day: orNull(day),
    at: moment,
    who: orNull(text),
    by_name: orNull(text),
  }),
})

/** What one named person at school may know. Days are YYYY-MM-DD; `madeBy` where no person is asking, as in the demo. */
export type NewTelling = {
  id: string
  childId: string
  name: string
  role: string
  what: string
  allowance: string | null
  until: string
  yesBy: string
  yesOn: string
  toldOn?: string | undefined
  madeBy?: string | undefined
}

export type Telling = Awaited<ReturnType<typeof tellingsOf>>[number]

/** Keeps what may be said to whom. Answers the ids that are new: not those of children who take no part, or sent before. */
export async function tellStaff(tx: Tx, tellings: NewTelling[]): Promise<string[]> {
  const rows = tellings.map(each => ({
    id: each.id,
    child_id: each.childId,
    name: each.name,
    role: each.role,
    what: each.what,
    allowance: each.allowance,
    until: each.until,
    yes_by: each.yesBy,
    yes_on: each.yesOn,
    told_on: each.toldOn,
    made_by: each.madeBy,
  }))
  return (await db.tellStaff(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Writes down that the person was told, on a day. False where they were told before or it has ended. */
export async function markTold(tx: Tx, childId: string, id: string, onDay: string): Promise<boolean> {
  return (await db.markTold(tx, { id, child_id: childId, on_day: onDay })) !== undefined
}

/** Ends it before its day, with the reason. False where it had ended. */
export async function endTelling(
  tx: Tx,
  childId: string,
  { id, onDay, because }: { id: string; onDay: string; because: string },
): Promise<boolean> {
  return (await db.endTelling(tx, { id, child_id: childId, on_day: onDay, because })) !== undefined
}

/** Everything of one child, what stands on the day first. */
export function tellingsOf(tx: Tx, childId: string, today: string) {
  return db.findTellings(tx, { child_id: childId, today })
}

/** Who was told between two days, and when What helps me in class was written: for the timeline, without the words. */
export function agreedHappenings(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findAgreedHappenings(tx, { child_id: childId, from_day: from, to_day: to })
}

/** Whether it stands on a day: not ended, and its own day not past. */
export function stands({ until, ended_on }: Pick<Telling, 'until' | 'ended_on'>, today: string): boolean {
  return ended_on === null && until >= today
}
