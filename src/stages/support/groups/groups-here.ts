// Who may be asked into a group, and at which schools whoever asks may make one.
import { many, orNull, queries, type Tx, text, truth, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./groups-here.sql', import.meta.url), {
  findThoseToChoose: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school: text,
    at_school: orNull(truth),
  }),
  findSchools: many({ id: uuid, name: text }),
})

/** Children within reach who take part, those of this school first. */
export function thoseToChoose(tx: Tx, schoolId: string) {
  return db.findThoseToChoose(tx, { school_id: schoolId })
}

/** The schools whoever asks acts for. */
export function schoolsForGroups(tx: Tx) {
  return db.findSchools(tx)
}
