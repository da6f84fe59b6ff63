import { day, maybe, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./enrolment-of.sql', import.meta.url), {
  findEnrolment: maybe({
    id: uuid,
    school_id: uuid,
    cohort_name: text,
    began_on: day,
    ends_on: day,
    ended_on: orNull(day),
    ended_because: orNull(text),
    ended_words: orNull(text),
  }),
})

export type Enrolment = NonNullable<Awaited<ReturnType<typeof enrolmentOf>>>

/** A child's open enrolment, else the last that ended; undefined where they never took part or it is not the asker's to read. */
export function enrolmentOf(tx: Tx, childId: string) {
  return db.findEnrolment(tx, { child_id: childId })
}
