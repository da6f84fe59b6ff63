// Who has an account in a place: asked for as the administrator, so the database's own wall says which place.
import { many, maybe, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./people.sql', import.meta.url), {
  findMembers: many({ id: uuid, person_id: uuid, name: text, email: text, role: text, school: orNull(text) }),
  findMember: maybe({ id: uuid, person_id: uuid, name: text, email: text, role: text }),
  endMembership: maybe({ id: uuid }),
  findSchoolsHere: many({ id: uuid, name: text }),
})

export type Member = Awaited<ReturnType<typeof membersHere>>[number]

export function membersHere(tx: Tx) {
  return db.findMembers(tx)
}

export function findMember(tx: Tx, id: string) {
  return db.findMember(tx, { id })
}

/** Ends a membership. With the last one in the place the person's sessions there end in the same moment (0008). */
export async function endMembership(tx: Tx, id: string): Promise<boolean> {
  return (await db.endMembership(tx, { id })) !== undefined
}

export function schoolsHere(tx: Tx) {
  return db.findSchoolsHere(tx)
}
