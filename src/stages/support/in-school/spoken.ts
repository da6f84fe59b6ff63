// Who is followed after a suspension has been spoken of, and whoever rang, visited or met was in contact: nobody writes it
// down a second time as a contact. Rules: rules/missed.md, rules/suspension.md.
import { day, many, orNull, queries, uuid } from '#platform/database/queries.ts'
import type { Mentions } from '#records/children/contributions.ts'
import type { LastDays } from '#records/children/happenings.ts'

const db = queries(new URL('./spoken.sql', import.meta.url), {
  findLastSpoken: many({ child_id: uuid, on_day: day, contact_on: orNull(day) }),
})

/** The latest day of a line, a return meeting or an attendance plan, whoever wrote it. */
export const inSchoolMentions: Mentions = async (tx, children, since) =>
  (await db.findLastSpoken(tx, { children: [...children], since })).map(({ child_id, on_day }) => ({
    child_id,
    on_day,
  }))

/** The latest call, visit or return meeting. */
export const inSchoolDays: LastDays = async (tx, children) =>
  (await db.findLastSpoken(tx, { children: [...children], since: EVER })).flatMap(
    ({ child_id, contact_on }) =>
      contact_on === null ? [] : [{ child_id, kind: 'contact' as const, on_day: contact_on }],
  )

/** No record of a child at school is older. */
const EVER = '2000-01-01'
