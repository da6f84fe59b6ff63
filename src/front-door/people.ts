// Who has an account in a place: asked for as the administrator, so the database's own wall says which place.
import { many, maybe, one, orNull, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'

const db = queries(new URL('./people.sql', import.meta.url), {
  findMembers: many({ id: uuid, person_id: uuid, name: text, email: text, role: text, school: orNull(text) }),
  findMember: maybe({ id: uuid, person_id: uuid, name: text, email: text, role: text }),
  endMembership: maybe({ id: uuid }),
  countCaseload: one({ children: orNull(whole) }),
  findTeamLeads: many({ name: text }),
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

/** How many children and young people somebody is there for, and who leads the team: asked before a role ends. */
export async function caseloadOf(tx: Tx, personId: string): Promise<{ children: number; leads: string[] }> {
  const { children } = await db.countCaseload(tx, { person_id: personId })
  const leads = await db.findTeamLeads(tx)
  return { children: children ?? 0, leads: leads.map(each => each.name) }
}

export function schoolsHere(tx: Tx) {
  return db.findSchoolsHere(tx)
}
