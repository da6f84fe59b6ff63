// Registers of groups: who was there, late or not there, and for how many minutes. A register of the same day again amends
// the one before, child by child; both stay, and two that were taken at once are both shown. Rule: rules/groups.md.
import { createHash } from 'node:crypto'
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
import { record } from '#records/access/audit.ts'
import { doseMinutes, plannedMinutes, type There } from './dose.ts'

const db = queries(new URL('./registers.sql', import.meta.url), {
  addRegisters: many({ id: uuid }),
  addRows: many({ register_id: uuid, child_id: uuid }),
  findKnown: many({ id: orNull(uuid), same: orNull(truth) }),
  findTimes: many({ id: uuid, on_day: day, starts_at: text, ends_at: text, cancelled_why: orNull(text) }),
  withdrawRegister: maybe({ group_day_id: uuid }),
  withdrawRows: many({ child_id: uuid }),
  findRegisters: many({
    id: uuid,
    taken_by: uuid,
    taken_by_name: orNull(text),
    captured_at: moment,
    made_at: moment,
    amends: orNull(uuid),
    others_came: whole,
    withdrawn_at: orNull(moment),
    mine: orNull(truth),
    fresh: orNull(truth),
  }),
  findRows: many({ register_id: uuid, child_id: uuid, there: text, why: orNull(text), minutes: whole }),
  findStanding: many({
    child_id: orNull(uuid),
    there: orNull(text),
    why: orNull(text),
    minutes: orNull(whole),
    register_id: orNull(uuid),
  }),
  findDoses: many({
    child_id: orNull(uuid),
    group_id: uuid,
    name: text,
    kind: text,
    days: whole,
    there: whole,
    minutes: orNull(whole),
    last_day: orNull(day),
  }),
  findAttended: many({
    register_id: orNull(uuid),
    group_day_id: orNull(uuid),
    group_id: uuid,
    name: text,
    on_day: day,
    starts_at: text,
    ends_at: text,
    there: orNull(text),
    why: orNull(text),
    minutes: orNull(whole),
    made_at: orNull(moment),
    taken_by: orNull(text),
  }),
  findMemberships: many({
    group_id: uuid,
    name: text,
    kind: text,
    school: text,
    from_day: day,
    until_day: orNull(day),
  }),
  findLastAttended: many({ child_id: orNull(uuid), on_day: orNull(day) }),
})

export const WHY_NOT_THERE = [
  'ill',
  'not-in-school',
  'did-not-want-to',
  'something-else-on',
  'not-known',
] as const
export type WhyNotThere = (typeof WHY_NOT_THERE)[number]

/** What became of a register that was sent; `not-theirs` where its day is called off, unknown or out of reach. */
export type RegisterWritten = 'made' | 'known' | 'other' | 'not-theirs'

/** What a register says of one child. */
export type RegisterRow = {
  childId: string
  there: There
  why?: WhyNotThere | undefined
  minutesLate?: number | undefined
}

/** One register. `amends` is the register of that day that stood when this one was begun; `capturedAt` the device's clock. */
export type Register = {
  id: string
  groupDayId: string
  rows: readonly RegisterRow[]
  othersCame?: number
  amends?: string | undefined
  capturedAt: Date
}

/** A child who was taken from the writer's reach meanwhile has no row: `leftOut`. */
export type TakenRegister = { written: RegisterWritten; leftOut: string[] }

/**
 * Writes registers, one or thousands in two statements, in the name of whoever asks, or of `by` where an operator enters them.
 * The same register sent twice is one. Answers by the id of the register.
 */
export async function takeRegisters(
  tx: Tx,
  registers: readonly Register[],
  { by }: { by?: string } = {},
): Promise<Map<string, TakenRegister>> {
  const times = new Map(
    (await db.findTimes(tx, { ids: registers.map(each => each.groupDayId) })).map(row => [row.id, row]),
  )
  const sent = registers.filter(each => times.has(each.groupDayId))
  const rows = sent.map(each => ({
    id: each.id,
    group_day_id: each.groupDayId,
    captured_at: each.capturedAt,
    amends: each.amends ?? null,
    others_came: each.othersCame ?? 0,
    body_hash: hashOf(each),
  }))
  const made = new Set(
    (await db.addRegisters(tx, { rows: JSON.stringify(rows), by: by ?? null })).map(row => row.id),
  )
  const children = sent
    .filter(each => made.has(each.id))
    .flatMap(each => {
      const { starts_at, ends_at } = times.get(each.groupDayId)!
      const planned = plannedMinutes(starts_at, ends_at)
      return each.rows.map(row => ({
        register_id: each.id,
        child_id: row.childId,
        group_day_id: each.groupDayId,
        there: row.there,
        why: row.there === 'not-there' ? (row.why ?? null) : null,
        minutes: doseMinutes(planned, row.there, row.minutesLate ?? null),
        captured_at: each.capturedAt,
      }))
    })
  const written = new Set(
    (await db.addRows(tx, { rows: JSON.stringify(children) })).map(row => row.register_id + row.child_id),
  )
  const again = registers.filter(each => !made.has(each.id))
  const known = new Map(
    again.length === 0
      ? []
      : (await db.findKnown(tx, { ids: again.map(each => each.id), hashes: again.map(hashOf) })).map(row => [
          row.id,
          row.same,
        ]),
  )
  for (const id of made.size <= AUDITED_SINGLY ? made : [])
    await record(tx, { action: 'took-register', subject: 'register', subjectId: id })
  if (made.size > AUDITED_SINGLY)
    await record(tx, { action: 'took-registers', subject: 'register', detail: { registers: made.size } })
  return new Map(
    registers.map((each): [string, TakenRegister] => {
      if (made.has(each.id)) {
        const leftOut = each.rows.filter(row => !written.has(each.id + row.childId)).map(row => row.childId)
        return [each.id, { written: 'made', leftOut }]
      }
      const same = known.get(each.id)
      return [each.id, { written: same === undefined ? 'not-theirs' : same ? 'known' : 'other', leftOut: [] }]
    }),
  )
}

/** Takes back one's own register of the last ten minutes. Answers the children it told of, or undefined where there is none. */
export async function withdrawRegister(
  tx: Tx,
  id: string,
): Promise<{ groupDayId: string; children: string[] } | undefined> {
  const found = await db.withdrawRegister(tx, { id })
  if (!found) return undefined
  const children = (await db.withdrawRows(tx, { id })).map(row => row.child_id)
  await record(tx, { action: 'took-back-register', subject: 'register', subjectId: id })
  return { groupDayId: found.group_day_id, children }
}

/** Every register of a day, the newest first, those taken back among them. */
export function registersOf(tx: Tx, groupDayId: string) {
  return db.findRegisters(tx, { group_day_id: groupDayId })
}

/** What every register of a day says, row by row. */
export function rowsOf(tx: Tx, groupDayId: string) {
  return db.findRows(tx, { group_day_id: groupDayId })
}

/** What stands of each child on a day of a group. */
export async function standingOf(
  tx: Tx,
  groupDayId: string,
): Promise<Map<string, { there: There; why: string | null; minutes: number; registerId: string }>> {
  const rows = await db.findStanding(tx, { group_day_id: groupDayId })
  return new Map(
    rows.flatMap(row =>
      row.child_id && row.there && row.register_id
        ? [
            [
              row.child_id,
              {
                there: row.there as There,
                why: row.why,
                minutes: row.minutes ?? 0,
                registerId: row.register_id,
              },
            ],
          ]
        : [],
    ),
  )
}

/** Child by child and group by group: days there of days marked, and the minutes together, since a day or ever. */
export function dosesOf(tx: Tx, children: readonly string[], since?: string) {
  return db.findDoses(tx, { children: [...children], since })
}

/** What registers say of one child between two days, the newest first. */
export function attendedBy(tx: Tx, childId: string, from: string, to: string) {
  return db.findAttended(tx, { child_id: childId, from_day: from, to_day: to })
}

/** The groups one child goes to from this day on. */
export function membershipsOf(tx: Tx, childId: string, onDay: string) {
  return db.findMemberships(tx, { child_id: childId, day: onDay })
}

/** The last day each of these children was in a group, since a day. */
export async function lastAttended(tx: Tx, children: readonly string[], since: string) {
  const rows = await db.findLastAttended(tx, { children: [...children], since })
  return rows.flatMap(row =>
    row.child_id && row.on_day ? [{ child_id: row.child_id, on_day: row.on_day }] : [],
  )
}

// Beyond so many at once an operator enters a whole year.
const AUDITED_SINGLY = 5

function hashOf({ groupDayId, rows, othersCame = 0 }: Register): string {
  const said = rows.map(row => [row.childId, row.there, row.why ?? '', row.minutesLate ?? '']).sort()
  return createHash('sha256')
    .update(JSON.stringify([groupDayId, othersCame, said]))
    .digest('hex')
}
