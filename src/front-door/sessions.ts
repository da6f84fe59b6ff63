// A session is a row of access.credentials: an opaque token in one cookie, of which only the hash is kept.
// These pages ask for the session at the door and not as the person: entering as a person touches the very row they change.
import { NotKnown } from '#platform/database/connections.ts'
import {
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { hashToken, newToken } from '#platform/sessions.ts'
import { record } from '#records/access/audit.ts'
import { deviceWords } from './device-words.ts'
import { sessionLimits } from './session-limits.ts'

const db = queries(new URL('./sessions.sql', import.meta.url), {
  findMemberships: many({ place_id: uuid, place: text, pretend: truth, roles: texts }),
  addSession: nothing(),
  findSession: maybe({
    id: uuid,
    person_id: uuid,
    place_id: orNull(uuid),
    shared_computer: truth,
    name: text,
    email: text,
  }),
  findSessionsOf: many({
    id: uuid,
    device: orNull(text),
    place: orNull(text),
    shared_computer: truth,
    made_at: moment,
    last_seen_at: moment,
    until: moment,
    idle_minutes: whole,
  }),
  endSession: maybe({ id: uuid }),
  endSessionsOf: many({ id: uuid }),
  renewSession: nothing(),
})

/** The session of this browser, as the door sees it. */
export type Session = {
  id: string
  personId: string
  placeId: string | null
  sharedComputer: boolean
  name: string
  email: string
}
export type OwnSession = Awaited<ReturnType<typeof db.findSessionsOf>>[number]

/** How somebody showed who they are: fixed words for the audit. */
export type How =
  | 'password-and-code'
  | 'password-and-recovery-code'
  | 'passkey'
  | 'organisation'
  | 'pretend'
  | 'joining'
  | 'change-of-place'

type Who = {
  personId: string
  placeId?: string
  sharedComputer: boolean
  how: How
  /** False when they were let in without having been asked just now: pages that matter then ask first. */
  justAsked?: boolean
}

/** The places where this person works now, longest first; none when they or all their memberships have ended. */
export function placesOf(tx: Tx, personId: string) {
  return db.findMemberships(tx, { person_id: personId })
}

/**
 * Starts a session with a new token and gives the browser its cookie; a session that this browser had before ends.
 * False when the person works nowhere (or not in `placeId`), and then nothing is done.
 */
export function startSession(tx: Tx, visit: Visit, who: Who): Promise<boolean> {
  return addSession(tx, visit, who, null)
}

/**
 * Goes on in another place under a new token. Nobody has shown again who they are, so the session ends when the one
 * before would have, and pages that ask again who is there ask as soon as before.
 */
export function goOnIn(tx: Tx, visit: Visit, from: Session, placeId: string, how: How): Promise<boolean> {
  const { personId, sharedComputer } = from
  return addSession(tx, visit, { personId, placeId, sharedComputer, how }, from.id)
}

async function addSession(tx: Tx, visit: Visit, who: Who, goesOnFrom: string | null): Promise<boolean> {
  const places = await placesOf(tx, who.personId)
  const place = who.placeId ? places.find(each => each.place_id === who.placeId) : places[0]
  if (!place) return false
  await endThisBrowsers(tx, visit)
  const token = newToken()
  const id = newId()
  const limits = sessionLimits(who.sharedComputer, place.roles)
  await db.addSession(tx, {
    id,
    hash: hashToken(token),
    person_id: who.personId,
    place_id: place.place_id,
    device: deviceWords(visit.userAgent),
    shared_computer: who.sharedComputer,
    idle_minutes: limits.idleMinutes,
    hours: limits.hours,
    stepped_up: who.justAsked ?? true,
    goes_on_from: goesOnFrom,
  })
  await note(tx, visit, { personId: who.personId, placeId: place.place_id }, 'signed-in', {
    subjectId: id,
    detail: { how: who.how, shared: who.sharedComputer },
  })
  visit.headers.append('set-cookie', visit.cookies.set(token))
  return true
}

/** The session of this browser, if it has one. */
export function findMySession(visit: Visit): Promise<Session | undefined> {
  return sessionOf(visit.tx, visit.token)
}

/** The session of this browser. Throws `NotKnown` (and so leads to sign-in) when there is none. */
export async function mySession(visit: Visit): Promise<Session> {
  const found = await findMySession(visit)
  if (!found) throw new NotKnown('no session')
  return found
}

/** Ends this browser's session and everything the browser kept of Kith. Harmless when there is none. */
export async function signOut(tx: Tx, visit: Visit): Promise<void> {
  const session = await sessionOf(tx, visit.token)
  if (session && (await endSession(tx, session.personId, session.id, 'signed out'))) {
    await note(tx, visit, session, 'signed-out', { subjectId: session.id })
  }
  clearBrowser(visit, session?.sharedComputer === false)
}

/**
 * Asks the browser to forget its cookie and all it kept of Kith: https://www.w3.org/TR/clear-site-data/. On a device of one's
 * own what was written without signal stays until it is sent: it is sealed, and nobody can read it there.
 */
export function clearBrowser(visit: Visit, ownDevice = false): void {
  visit.headers.append('set-cookie', visit.cookies.clear())
  visit.headers.set('clear-site-data', `"cache", "cookies"${ownDevice ? '' : ', "storage"'}`)
}

/** Every session of a person that still works, the one seen last first. */
export function sessionsOf(tx: Tx, personId: string): Promise<OwnSession[]> {
  return db.findSessionsOf(tx, { person_id: personId })
}

/** Ends one of a person's own sessions; false when there is no such session of theirs. */
export async function endSession(tx: Tx, personId: string, id: string, why: string): Promise<boolean> {
  return (await db.endSession(tx, { id, person_id: personId, why })) !== undefined
}

/** Ends all sessions of a person but, if given, one. Returns how many ended. */
export async function endSessionsOf(tx: Tx, personId: string, why: string, except?: string): Promise<number> {
  return (await db.endSessionsOf(tx, { person_id: personId, why, except: except ?? null })).length
}

/** Marks that the person has just shown again who they are, under a new token: ASVS 7.2.4. */
export async function renewSession(tx: Tx, visit: Visit, session: Session): Promise<void> {
  const token = newToken()
  await db.renewSession(tx, { id: session.id, hash: hashToken(token) })
  visit.headers.append('set-cookie', visit.cookies.set(token))
}

/** Writes an act at the door into the audit: nobody is known there yet, so the person is named. */
export function note(
  tx: Tx,
  visit: Visit,
  who: { personId?: string | null; placeId?: string | null },
  action: string,
  more: { subjectId?: string; detail?: Record<string, string | number | boolean | null> } = {},
): Promise<void> {
  return record(tx, {
    action,
    subject: 'account',
    subjectId: more.subjectId,
    detail: more.detail,
    request: visit.requestId,
    personId: who.personId ?? undefined,
    placeId: who.placeId ?? undefined,
  })
}

/** Writes an act of the person who is signed in about their own account, in the door's transaction. */
export function noteOwn(
  tx: Tx,
  visit: Visit,
  action: string,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  return note(tx, visit, visit.actor, action, { subjectId: visit.actor.personId ?? undefined, detail })
}

/** Ends the session this browser had, when somebody begins to sign in anew. */
export async function endThisBrowsers(tx: Tx, visit: Visit): Promise<void> {
  const before = await sessionOf(tx, visit.token)
  if (before) await endSession(tx, before.personId, before.id, 'signed in again')
}

async function sessionOf(tx: Tx, token: string | null): Promise<Session | undefined> {
  const row = token === null ? undefined : await db.findSession(tx, { hash: hashToken(token) })
  if (!row) return undefined
  return {
    id: row.id,
    personId: row.person_id,
    placeId: row.place_id,
    sharedComputer: row.shared_computer,
    name: row.name,
    email: row.email,
  }
}
