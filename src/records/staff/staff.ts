// The people who work with a place, and what they are there. A person is one row, however many places they work in.
import { nothing, one, queries, type Tx, uuid } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'

const db = queries(new URL('./staff.sql', import.meta.url), {
  addPerson: one({ id: uuid }),
  addMembership: nothing(),
  addOrganisation: nothing(),
})

export type NewMember = {
  name: string
  email: string
  role: Role
  organisation: string
  organisationKind: 'lead-charity' | 'council' | 'school' | 'partner' | 'payer' | 'evaluator' | 'other'
  /** URN of the school the person works in or for. */
  school?: string
}

/** Adds a person with a role in the actor's place; an address already known is the same person. Answers the person's id. */
export async function addMember(tx: Tx, placeId: string, member: NewMember): Promise<string> {
  const { name, email, role, organisation, organisationKind: kind, school } = member
  const { id: personId } = await db.addPerson(tx, { id: newId(), name, email })
  await db.addOrganisation(tx, { place_id: placeId, id: newId(), name: organisation, kind })
  await db.addMembership(tx, {
    place_id: placeId,
    id: newId(),
    person_id: personId,
    role,
    organisation,
    urn: school ?? null,
  })
  return personId
}
