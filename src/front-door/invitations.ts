// Accounts begin with an invitation and in no other way, so nobody can take an address before its owner comes.
// Looking at an invitation does not use it up: programs that read mail look at every link.
// A role that sees children is given by two people, or one could give it to themselves under another name (0008).
import {
  many,
  maybe,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken, newToken } from '#platform/sessions.ts'

const invitation = {
  id: uuid,
  place_id: uuid,
  place: text,
  name: text,
  email: text,
  role: orNull(text),
  until: moment,
  person_id: orNull(uuid),
  new_start: truth,
  made_by: uuid,
}

const db = queries(new URL('./invitations.sql', import.meta.url), {
  addInvitation: maybe({ id: uuid }),
  findInvitation: maybe(invitation),
  findOpenInvitations: many({
    id: uuid,
    name: text,
    email: text,
    role: orNull(text),
    until: moment,
    new_start: truth,
    made_by: uuid,
    maker: text,
    waits: truth,
    approver: orNull(text),
    alone: truth,
  }),
  getWaiting: one({ waits: truth }),
  grantAlone: maybe({ id: uuid }),
  approveInvitation: maybe({ id: uuid }),
  approveFromOutside: maybe({ id: uuid, role: orNull(text), maker: text }),
  withdrawInvitation: maybe({ id: uuid }),
  withdrawNewStarts: nothing(),
  useInvitation: one({ place_id: orNull(uuid) }),
  countOtherPlaces: one({ n: whole }),
})

/** Long enough for a school's week, short enough that a forgotten one is no way in. */
export const invitationDays = 7
/** A person who lost their factors is usually waiting beside whoever helps them. */
export const newStartDays = 1

/** An invitation that still holds. `person_id` is set where somebody with this e-mail is known already. */
export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>
export type OpenInvitation = Awaited<ReturnType<typeof openInvitations>>[number]

export type NewInvitation = {
  id: string
  placeId: string
  madeBy: string
  name: string
  email: string
} & ({ role: string; schoolId: string | null } | { personId: string })

/** An invitation as it was made. `alone`: a second person is needed, and the place has none yet. */
export type Made = { token: string; secondPerson: 'not-needed' | 'waits' | 'alone' }

/** Makes an invitation and answers its token, which is kept nowhere; null when this form was sent before. */
export async function invite(tx: Tx, wanted: NewInvitation): Promise<Made | null> {
  const token = newToken()
  const newStart = 'personId' in wanted
  if (newStart) await db.withdrawNewStarts(tx, { person_id: wanted.personId })
  const added = await db.addInvitation(tx, {
    place_id: wanted.placeId,
    id: wanted.id,
    hash: hashToken(token),
    name: wanted.name,
    email: wanted.email,
    role: newStart ? null : wanted.role,
    school_id: newStart ? null : wanted.schoolId,
    person_id: newStart ? wanted.personId : null,
    made_by: wanted.madeBy,
    days: newStart ? newStartDays : invitationDays,
  })
  if (!added) return null
  if (await db.grantAlone(tx, { place_id: wanted.placeId, id: wanted.id }))
    return { token, secondPerson: 'alone' }
  return { token, secondPerson: (await waitsForSecondPerson(tx, token)) ? 'waits' : 'not-needed' }
}

/** Whether this token's invitation stands, and does not hold until a second person has approved it. */
export async function waitsForSecondPerson(tx: Tx, token: string): Promise<boolean> {
  return (await db.getWaiting(tx, { hash: hashToken(token) })).waits
}

/** The second person's yes. False when it does not wait, or waits for somebody else than this person. */
export async function approve(tx: Tx, placeId: string, id: string, approver: string): Promise<boolean> {
  return (await db.approveInvitation(tx, { place_id: placeId, id, approver })) !== undefined
}

/** The invitation of a token while it holds: not used, not withdrawn, not late, approved where it must be, its maker still there. */
export function findInvitation(tx: Tx, token: string) {
  return db.findInvitation(tx, { hash: hashToken(token) })
}

/** The yes of whoever runs this Kith, for a place without a second person. Undefined when nothing waits for this address. */
export function approveFromOutside(tx: Tx, placeId: string, email: string) {
  return db.approveFromOutside(tx, { place_id: placeId, email })
}

export function openInvitations(tx: Tx, placeId: string) {
  return db.findOpenInvitations(tx, { place_id: placeId })
}

export async function withdraw(tx: Tx, placeId: string, id: string): Promise<boolean> {
  return (await db.withdrawInvitation(tx, { place_id: placeId, id })) !== undefined
}

/** Uses an invitation up: the person and the membership are made by the database from the invitation itself. */
export async function useInvitation(
  tx: Tx,
  hash: string,
  personId: string,
  name: string,
): Promise<string | null> {
  const used = await db.useInvitation(tx, { hash, person_id: personId, membership_id: newId(), name })
  return used.place_id
}

/** Whether the person also works in another place, whose administrator has a say in their account too. */
export async function worksElsewhere(tx: Tx, personId: string, placeId: string): Promise<boolean> {
  return (await db.countOtherPlaces(tx, { person_id: personId, place_id: placeId })).n > 0
}
