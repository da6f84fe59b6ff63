import { many, moment, orNull, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'

const db = queries(new URL('./signed-cohorts.sql', import.meta.url), {
  findSignedCohorts: many({
    school_id: uuid,
    school: text,
    id: uuid,
    frozen_at: orNull(moment),
    places: orNull(whole),
  }),
})

/** The schools that have a cohort signed by both sides, by name, with how many are in. */
export async function signedCohorts(tx: Tx) {
  return (await db.findSignedCohorts(tx)).map(row => ({
    schoolId: row.school_id,
    school: row.school,
    cohortId: row.id,
    places: row.places ?? 0,
  }))
}
