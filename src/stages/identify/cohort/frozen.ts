// The frozen run: what was agreed and on what, never rewritten. A later correction of data stands beside it.
// Rule: rules/cohort.md. Those not chosen have no name here, only a study key that the school can read.
import { checkIdentify, screenPupils } from '#arithmetic/screen/index.ts'
import {
  day,
  json,
  many,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { readRoll } from '#records/schooling/schooling.ts'
import type { Reasons } from '../screens/reasons.ts'
import type { Room } from './rooms.ts'
import type { AgreedPlace } from './signed.ts'

const db = queries(new URL('./frozen.sql', import.meta.url), {
  findFrozenPlaces: many({
    child_id: uuid,
    place: text,
    position: whole,
    forename: orNull(text),
    surname: orNull(text),
    year_group: text,
    rank: orNull(whole),
    outcome: text,
    risks_met: whole,
    risks_measured: whole,
    areas_met: texts,
    possible: whole,
    absent: whole,
    rows_used: json,
    overrides: json,
  }),
  countFrozen: many({ place: text, outcome: text, pupils: whole }),
  findFrozen: many({
    study_key: text,
    born_month: orNull(day),
    year_group: text,
    groups: json,
    outcome: text,
    rank: orNull(whole),
    risks_met: whole,
    risks_measured: whole,
    areas_met: texts,
    areas_not_measured: texts,
    also: texts,
    possible: whole,
    absent: whole,
    place: text,
    position: orNull(whole),
    delete_on: day,
  }),
  findFingerprint: one({ fingerprint: orNull(text) }),
  deleteDue: one({ deleted: orNull(whole) }),
})

export type Override = {
  kind: string
  side: string
  decision?: string
  reason?: string
  words?: string
}
export type FrozenPlace = Omit<
  Awaited<ReturnType<typeof db.findFrozenPlaces>>[number],
  'place' | 'rows_used' | 'overrides'
> & { place: AgreedPlace; reasons: Reasons; overrides: Override[] }

/** Those who were agreed on, as they stood then, in their order. */
export async function frozenPlaces(tx: Tx, cohortId: string): Promise<FrozenPlace[]> {
  const rows = await db.findFrozenPlaces(tx, { cohort_id: cohortId })
  return rows.map(({ rows_used, overrides, ...row }) => ({
    ...row,
    place: row.place as AgreedPlace,
    reasons: rows_used as Reasons,
    overrides: overrides as Override[],
  }))
}

/** How many pupils the frozen run holds, by where they were placed. */
export function countFrozen(tx: Tx, cohortId: string) {
  return db.countFrozen(tx, { cohort_id: cohortId })
}

/** Every frozen row, without names. */
export function frozenRows(tx: Tx, cohortId: string) {
  return db.findFrozen(tx, { cohort_id: cohortId })
}

/** Whether every frozen row is what it was on the day of freezing. */
export async function isAsFrozen(tx: Tx, room: Room): Promise<boolean> {
  const { fingerprint } = await db.findFingerprint(tx, { cohort_id: room.id })
  return fingerprint !== null && fingerprint === room.frozen_hash
}

export type Now = { possible: number; absent: number; risksMet: number; outcome: string }

/**
 * What the same rules, for the same day, say of the school's children from what is held now. A child who has left the
 * school's roll is not in it.
 */
export async function asOfNow(tx: Tx, room: Room): Promise<Map<string, Now>> {
  const { rules, problems } = checkIdentify(room.blueprint.identify)
  if (problems) throw new PlainError(`The rules of this run cannot be read any more: ${problems[0]}`)
  const school = { id: room.school_id, urn: room.urn }
  const { context, pupils } = await readRoll(tx, school, room.academic_year)
  const results = screenPupils(
    { ...rules, as_of: room.as_of, capacity: { ...rules.capacity, [room.urn]: room.capacity } },
    context,
    pupils.map(each => each.pupil),
  )
  return new Map(
    results.map((result, i) => {
      const { possible, authorised, unauthorised } = result.attendance
      return [
        pupils[i]!.childId,
        { possible, absent: authorised + unauthorised, risksMet: result.risksMet, outcome: result.outcome },
      ]
    }),
  )
}

/** Deletes the frozen runs of the actor's place whose day has come, as a job. Answers how many pupils' rows went. */
export async function deleteFrozenDue(tx: Tx): Promise<number> {
  const { deleted } = await db.deleteDue(tx)
  if (deleted)
    await record(tx, { action: 'deleted-frozen-run', subject: 'cohort', detail: { pupils: deleted } })
  return deleted ?? 0
}
