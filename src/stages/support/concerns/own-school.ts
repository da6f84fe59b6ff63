// What a school's own safeguarding lead reads: the concerns of children on their roll. Rule: rules/concerns.md, "A school's own
// safeguarding lead". The database says which; nothing of the matrix is widened for it.
import {
  day,
  many,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./own-school.sql', import.meta.url), {
  findChildren: many({
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    concerns: whole,
    last_on: day,
    decided: truth,
  }),
  findLeads: many({
    school_id: uuid,
    school: text,
    person_id: uuid,
    name: text,
    named_at: orNull(moment),
    named_by: orNull(text),
  }),
  nameLead: one({ changed: truth }),
})

/** The children of the reader's school with a concern that they may read, the newest first. Nobody, for whoever is not named. */
export function ownSchoolsChildren(tx: Tx) {
  return db.findChildren(tx)
}

/** The leads of every school, and who of them is named as its safeguarding lead. */
export function schoolLeads(tx: Tx) {
  return db.findLeads(tx)
}

/** Names a school's lead as its safeguarding lead, or ends that. False where nothing changed. */
export async function nameSchoolLead(
  tx: Tx,
  { schoolId, personId, isLead, by }: { schoolId: string; personId: string; isLead: boolean; by?: string },
): Promise<boolean> {
  return (
    await db.nameLead(tx, { school_id: schoolId, person_id: personId, is_lead: isLead, by: by ?? null })
  ).changed
}
