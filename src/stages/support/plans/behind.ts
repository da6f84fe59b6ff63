// What we think is behind it, in the words of whoever says so, and needs that nobody had named before: when each was found, by
// whom, and how long it took from a worry said to first help. Read with notes alone. Rule: rules/plan.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const made = many({ id: uuid })
const db = queries(new URL('./behind.sql', import.meta.url), {
  sayBehind: made,
  endBehind: maybe({ id: uuid }),
  findBehind: many({
    id: uuid,
    said_by: text,
    words: text,
    language: orNull(text),
    said_on: day,
    ended_on: orNull(day),
    made_by: orNull(text),
    made_at: moment,
  }),
  tellNeeds: made,
  helpNeed: maybe({ id: uuid }),
  listNeeds: many({
    id: uuid,
    kind: text,
    what: text,
    found_on: day,
    found_by: text,
    worry_on: orNull(day),
    worry_by: orNull(text),
    helped_on: orNull(day),
    help: orNull(text),
    days: orNull(whole),
    made_by: orNull(text),
    made_at: moment,
  }),
})

export const behindSides = ['child', 'parent', 'school', 'programme'] as const
export type BehindSide = (typeof behindSides)[number]
export const needKinds = [
  'learning',
  'speech',
  'hearing-sight',
  'health',
  'feelings',
  'caring',
  'home',
  'money',
  'safety',
  'other',
] as const
export type NeedKind = (typeof needKinds)[number]
export const finders = ['child', 'parent', 'programme', 'school', 'partner', 'council'] as const
export type Finder = (typeof finders)[number]

type By = { madeBy?: string | undefined }
export type NewBehind = {
  id: string
  planId: string
  saidBy: BehindSide
  words: string
  language: string | null
  saidOn: string
} & By
/** `worryOn`: when somebody first said they were worried, not after it was found. `helpedOn`: when help first came, if it has. */
export type NewNeed = {
  id: string
  planId: string
  kind: NeedKind
  what: string
  foundOn: string
  foundBy: Finder
  worryOn: string | null
  worryBy: Finder | null
  helpedOn?: string | null | undefined
  help?: string | null | undefined
} & By
export type Behind = Awaited<ReturnType<typeof behindOf>>[number]
export type Need = Awaited<ReturnType<typeof needsOf>>[number]

/** Adds what somebody thinks is behind it, beside what others said. Answers the ids that are new. */
export async function sayBehind(tx: Tx, said: readonly NewBehind[]): Promise<string[]> {
  const rows = said.map(each => ({
    id: each.id,
    plan_id: each.planId,
    said_by: each.saidBy,
    words: each.words,
    language: each.language,
    said_on: each.saidOn,
    made_by: each.madeBy,
  }))
  return (await db.sayBehind(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** It is seen otherwise now; the words stay. */
export async function endBehind(tx: Tx, childId: string, id: string, onDay: string): Promise<boolean> {
  return (await db.endBehind(tx, { id, child_id: childId, on_day: onDay })) !== undefined
}

/** All that was said, the oldest first, ended or not. */
export function behindOf(tx: Tx, planId: string) {
  return db.findBehind(tx, { plan_id: planId })
}

/** Writes down needs that were found. Answers the ids that are new. */
export async function tellNeeds(tx: Tx, needs: readonly NewNeed[]): Promise<string[]> {
  const rows = needs.map(each => ({
    id: each.id,
    plan_id: each.planId,
    kind: each.kind,
    what: each.what,
    found_on: each.foundOn,
    found_by: each.foundBy,
    worry_on: each.worryOn,
    worry_by: each.worryBy,
    helped_on: each.helpedOn,
    help: each.help,
    made_by: each.madeBy,
  }))
  return (await db.tellNeeds(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Help has come for the first time. False where it had. */
export async function helpNeed(
  tx: Tx,
  childId: string,
  { id, onDay, help }: { id: string; onDay: string; help: string },
): Promise<boolean> {
  return (await db.helpNeed(tx, { id, child_id: childId, on_day: onDay, help })) !== undefined
}

/** Needs in the order they were found. `days`: calendar days from the worry to first help, or so far; null without a worry. */
export function needsOf(tx: Tx, planId: string, today: string) {
  return db.listNeeds(tx, { plan_id: planId, today })
}
