// Groups that children go to: breakfast club, homework club, tuition. Each has a neutral name, days and members. A group is
// known to its school and to whoever sees one of its members; of its members everybody sees those within their own reach.
// Registers stand in registers.ts; rules/groups.md is their rule.
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
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./groups.sql', import.meta.url), {
  addGroup: maybe({ id: uuid }),
  findGroup: maybe({
    id: uuid,
    school_id: uuid,
    school: text,
    name: text,
    kind: text,
    run_by: orNull(uuid),
    run_by_name: orNull(text),
    run_by_words: orNull(text),
    room: orNull(text),
    ended_on: orNull(day),
    ours: orNull(truth),
  }),
  findGroups: many({
    id: uuid,
    school_id: uuid,
    school: text,
    name: text,
    kind: text,
    run_by_name: orNull(text),
    run_by_words: orNull(text),
    room: orNull(text),
    ended_on: orNull(day),
    next_day: orNull(day),
    starts_at: orNull(text),
    ends_at: orNull(text),
    members: whole,
  }),
  endGroup: maybe({ id: uuid }),
  goOn: maybe({ id: uuid }),
  addMembers: many({ id: uuid }),
  endMember: maybe({ child_id: uuid }),
  findMembers: many({
    id: uuid,
    group_id: uuid,
    child_id: uuid,
    from_day: day,
    until_day: orNull(day),
    until_why: orNull(text),
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school: orNull(text),
    takes_part: truth,
    took_part_until: orNull(day),
  }),
  addDays: many({ id: uuid }),
  cancelDays: many({ id: uuid }),
  findDay: maybe({
    id: uuid,
    group_id: uuid,
    on_day: day,
    starts_at: text,
    ends_at: text,
    cancelled_at: orNull(moment),
    cancelled_why: orNull(text),
  }),
  findDaysOfGroup: many({
    id: uuid,
    on_day: day,
    starts_at: text,
    ends_at: text,
    cancelled_why: orNull(text),
    there: whole,
    marked: whole,
    minutes: whole,
    taken: truth,
  }),
  findDaysBetween: many({
    id: uuid,
    group_id: uuid,
    name: text,
    school_id: uuid,
    school: text,
    on_day: day,
    starts_at: text,
    ends_at: text,
    cancelled_why: orNull(text),
    run_by: orNull(uuid),
    taken: truth,
  }),
})

export const GROUP_KINDS = [
  'breakfast-club',
  'homework-club',
  'tuition',
  'lunch-group',
  'activity',
  'other',
] as const
export type GroupKind = (typeof GROUP_KINDS)[number]
export const WHY_CANCELLED = ['worker-away', 'school-closed', 'room', 'trip', 'too-few', 'other'] as const
export type WhyCancelled = (typeof WHY_CANCELLED)[number]
export const WHY_LEFT = ['finished', 'did-not-want-to', 'moved', 'another-group', 'other'] as const
export type WhyLeft = (typeof WHY_LEFT)[number]

export type Group = NonNullable<Awaited<ReturnType<typeof findGroup>>>
export type Member = Awaited<ReturnType<typeof membersOf>>[number]
export type GroupDay = NonNullable<Awaited<ReturnType<typeof findGroupDay>>>
export type DayOfGroup = Awaited<ReturnType<typeof daysOfGroup>>[number]

/** What a group is made of. `runBy` is a person; `runByWords` says who of the school runs it. */
export type NewGroup = {
  id: string
  schoolId: string
  name: string
  kind: GroupKind
  runBy?: string
  runByWords?: string
  room?: string
}

/** Makes a group at a school one acts for; the same id twice is one. False where it was here already or is not theirs. */
export async function makeGroup(tx: Tx, group: NewGroup, { by }: { by?: string } = {}): Promise<boolean> {
  const made = await db.addGroup(tx, {
    id: group.id,
    school_id: group.schoolId,
    name: group.name,
    kind: group.kind,
    run_by: group.runBy ?? null,
    run_by_words: group.runByWords ?? null,
    room: group.room ?? null,
    by: by ?? null,
  })
  if (made) await record(tx, { action: 'made-group', subject: 'group', subjectId: group.id })
  return made !== undefined
}

/** Adds children to groups, one or many; those out of reach, who take no part, or are members already are left out. */
export async function addMembers(
  tx: Tx,
  members: readonly { groupId: string; childId: string; from: string }[],
  { by }: { by?: string } = {},
): Promise<number> {
  if (members.length === 0) return 0
  const rows = members.map(({ groupId, childId, from }) => ({
    id: newId(),
    group_id: groupId,
    child_id: childId,
    from_day: from,
  }))
  const added = await db.addMembers(tx, { rows: JSON.stringify(rows), by: by ?? null })
  if (added.length > 0) {
    await record(tx, { action: 'added-to-group', subject: 'group', detail: { children: added.length } })
  }
  return added.length
}

/** A member leaves after a day, with why. False where this group has no such member. */
export async function endMember(
  tx: Tx,
  { id, groupId, until, why }: { id: string; groupId: string; until: string; why: WhyLeft },
): Promise<boolean> {
  const ended = await db.endMember(tx, { id, group_id: groupId, until_day: until, why })
  if (ended) await record(tx, { action: 'left-group', subject: 'group', childId: ended.child_id })
  return ended !== undefined
}

/** Adds days to a group; a day it has already stays as it is. Answers how many came. */
export async function addGroupDays(
  tx: Tx,
  days: readonly { groupId: string; onDay: string; startsAt: string; endsAt: string; id?: string }[],
  { by }: { by?: string } = {},
): Promise<number> {
  if (days.length === 0) return 0
  const rows = days.map(({ id = newId(), groupId, onDay, startsAt, endsAt }) => ({
    id,
    group_id: groupId,
    on_day: onDay,
    starts_at: startsAt,
    ends_at: endsAt,
  }))
  const added = (await db.addDays(tx, { rows: JSON.stringify(rows), by: by ?? null })).length
  const [groupId, ...others] = new Set(days.map(each => each.groupId))
  if (added > 0)
    await record(tx, {
      action: 'added-group-days',
      subject: 'group',
      ...(others.length === 0 && groupId !== undefined && { subjectId: groupId }),
      detail: { days: added },
    })
  return added
}

/** Calls days of a group off, with why; they count for nothing then. Those off already, with a register or not theirs stay. */
export async function cancelDays(
  tx: Tx,
  groupId: string,
  ids: readonly string[],
  why: WhyCancelled,
): Promise<number> {
  const cancelled = await db.cancelDays(tx, { ids: [...ids], group_id: groupId, why })
  for (const { id } of cancelled)
    await record(tx, { action: 'cancelled-group-day', subject: 'group-day', subjectId: id, detail: { why } })
  return cancelled.length
}

/** The group ends with this day: none after it is held. False where it ended before, or has a register of a later day. */
export async function endGroup(tx: Tx, id: string, on: string): Promise<boolean> {
  const ended = await db.endGroup(tx, { id, ended_on: on })
  if (ended) await record(tx, { action: 'ended-group', subject: 'group', subjectId: id })
  return ended !== undefined
}

/** A group that ended goes on, on the days it had. */
export async function goOnWithGroup(tx: Tx, id: string): Promise<boolean> {
  const goesOn = await db.goOn(tx, { id })
  if (goesOn) await record(tx, { action: 'group-goes-on', subject: 'group', subjectId: id })
  return goesOn !== undefined
}

export function findGroup(tx: Tx, id: string) {
  return db.findGroup(tx, { id })
}

/** The groups the asker knows, those that ended last; with their next day from `day` on. */
export function groupsKnown(tx: Tx, onDay: string) {
  return db.findGroups(tx, { day: onDay })
}

/** Who is or was a member, as far as the asker sees them, by name. */
export function membersOf(tx: Tx, groupId: string) {
  return db.findMembers(tx, { group_id: groupId })
}

export function findGroupDay(tx: Tx, id: string) {
  return db.findDay(tx, { id })
}

/** The days of a group in order. */
export function daysOfGroup(tx: Tx, groupId: string) {
  return db.findDaysOfGroup(tx, { group_id: groupId })
}

/** Days of the groups of the asker's schools, both days counted. */
export function groupDaysBetween(tx: Tx, from: string, to: string) {
  return db.findDaysBetween(tx, { from_day: from, to_day: to })
}

/**
 * Members on a day, and who was a member and is no longer on the register of that day. Whoever took part until that day or
 * a later one is on it: what was does not change when they leave.
 */
export function onRegister(members: readonly Member[], onDay: string): { on: Member[]; off: Member[] } {
  const here = members.filter(each => each.from_day <= onDay)
  const on = here.filter(each => partOn(each, onDay) && (each.until_day === null || each.until_day >= onDay))
  const kept = new Set(on.map(each => each.child_id))
  return { on, off: here.filter(each => !kept.has(each.child_id)) }
}

function partOn({ takes_part: still, took_part_until: until }: Member, onDay: string): boolean {
  return still || (until !== null && until >= onDay)
}
