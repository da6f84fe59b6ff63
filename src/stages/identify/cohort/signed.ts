// What was agreed, for those who go on with it: whom both sides signed for. Rule: rules/cohort.md.
import {
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./cohort.sql', import.meta.url), {
  findSignedPlaces: many({
    id: uuid,
    frozen_at: orNull(moment),
    child_id: orNull(uuid),
    place: orNull(text),
    position: orNull(whole),
  }),
  findSchoolOf: maybe({ school_id: uuid, school: text }),
  forgetChecks: one({ deleted: orNull(whole) }),
})

export type AgreedPlace = 'in' | 'reserve' | 'waiting'
export type SignedCohort = {
  id: string
  frozenAt: Date
  /** In first, then the reserve in its order, then the others who wait; of those the actor may see. */
  children: { childId: string; place: AgreedPlace; position: number }[]
}

/** The newest cohort of a school that both sides have signed, or undefined where there is none yet. */
export async function signedCohort(tx: Tx, schoolId: string): Promise<SignedCohort | undefined> {
  const rows = await db.findSignedPlaces(tx, { school_id: schoolId })
  const [first] = rows
  if (!first?.frozen_at) return undefined
  return {
    id: first.id,
    frozenAt: first.frozen_at,
    children: rows.flatMap(({ child_id, place, position }) =>
      child_id && place && position !== null
        ? [{ childId: child_id, place: place as AgreedPlace, position }]
        : [],
    ),
  }
}

/** The school whose newest agreement holds the child, on its roll still or not; undefined where none does. */
export function signedSchoolOf(
  tx: Tx,
  childId: string,
): Promise<{ school_id: string; school: string } | undefined> {
  return db.findSchoolOf(tx, { child_id: childId })
}

/** The family said no: deletes what the council answered about the child. The audit keeps that it was, and no answer. */
export async function forgetChecks(tx: Tx, childId: string): Promise<number> {
  const { deleted } = await db.forgetChecks(tx, { child_id: childId })
  await record(tx, { action: 'forgot-checks', subject: 'cohort-check', childId, detail: { checks: deleted } })
  return deleted ?? 0
}
