// Who is followed after a suspension, or whose plan was looked at, has been spoken of. That whoever rang, visited or met was in
// contact too is told with all other contacts (kith.last_contacts). Rules: rules/missed.md, rules/contacts.md.
import { day, many, queries, uuid } from '#platform/database/queries.ts'
import type { Mentions } from '#records/children/contributions.ts'

const db = queries(new URL('./spoken.sql', import.meta.url), {
  findLastSpoken: many({ child_id: uuid, on_day: day }),
})

/** The latest day of a line, a return meeting or an attendance plan, whoever wrote it. */
export const inSchoolMentions: Mentions = (tx, children, since) =>
  db.findLastSpoken(tx, { children: [...children], since })
