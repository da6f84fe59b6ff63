import { many, moment, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./signed-cohorts.sql', import.meta.url), {
  findSignedCohorts: many({
    school_id: uuid,
    school: text,
    id: uuid,
    frozen_at: orNull(moment),
  }),
})

/** The schools that have a cohort signed by both sides, by name. */
export async function signedCohorts(tx: Tx) {
  return (await db.findSignedCohorts(tx)).map(row => ({
    schoolId: row.school_id,
    school: row.school,
    cohortId: row.id,
  }))
}
