// From an invitation or the set-up address to an account. Nothing is made until a factor has been shown to work, so a
// half-done joining leaves no account without a second factor behind.
import type { Tx } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { newSeed, stepsOf } from './code-maker.ts'
import { dropFactors, keepPasswordHash, keepSeed, makeRecoveryCodes, sealsOf } from './factors.ts'
import type { FrontDoor } from './installation.ts'
import { useInvitation } from './invitations.ts'
import { hashPassword } from './passwords.ts'
import { beginPending, countWrong, endPending, findPending, type Joining } from './pending.ts'
import { endSessionsOf, note, startSession } from './sessions.ts'
import { useSetUp } from './set-up.ts'

/** Who is joining, before they have chosen how they will sign in. */
export type Joiner = Pick<Joining, 'from' | 'hash' | 'personId' | 'name' | 'email' | 'placeId' | 'place'>

/** Long enough to install an authenticator app. */
const minutes = 30

/** Begins joining by password: next comes a code from an app with a new seed. The browser gets the act's token. */
export async function beginWithPassword(
  tx: Tx,
  visit: Visit,
  door: FrontDoor,
  joiner: Joiner,
  password: string,
) {
  const detail: Joining = {
    ...joiner,
    passwordHash: await hashPassword(password),
    sealed: sealsOf(door).seal(newSeed(), placeOf(joiner)).toString('base64'),
  }
  const token = await beginPending(tx, 'joining', { detail, minutes })
  visit.headers.append('set-cookie', visit.cookies.set(token))
}

/** Begins joining by passkey. */
export async function beginWithPasskey(tx: Tx, visit: Visit, joiner: Joiner): Promise<void> {
  const token = await beginPending(tx, 'joining', { detail: { ...joiner }, minutes })
  visit.headers.append('set-cookie', visit.cookies.set(token))
}

/** Who is joining in this browser, if anybody is. */
export async function whoIsJoining(visit: Visit): Promise<Joining | undefined> {
  return (await findPending(visit.tx, 'joining', visit.token))?.detail
}

/** The seed to put into the app, for the page that shows it. */
export function seedOf(door: FrontDoor, joining: Joining): Buffer {
  return sealsOf(door).open(Buffer.from(joining.sealed!, 'base64'), placeOf(joining))
}

/** `wrong` code; `late`: the invitation no longer holds; else the account is made and signed in, with its recovery codes. */
export async function joinWithCode(
  visit: Visit,
  door: FrontDoor,
  joining: Joining,
  code: string,
): Promise<'wrong' | 'late' | { recoveryCodes: string[] }> {
  const { tx } = visit
  const seed = seedOf(door, joining)
  const step = stepsOf(seed, code, visit.now()).at(-1)
  if (step === undefined) {
    await countWrong(tx, 'joining', visit.token!)
    return 'wrong'
  }
  if (!(await endPending(tx, 'joining', visit.token!)) || !(await makeAccount(visit, joining))) return 'late'
  await keepPasswordHash(tx, joining.personId, joining.passwordHash!)
  await keepSeed(tx, door, joining.personId, seed, step)
  const recoveryCodes = await makeRecoveryCodes(tx, door, joining.personId)
  await enter(visit, joining, 'password-and-code')
  return { recoveryCodes }
}

/** Makes the account of somebody who has just shown a passkey: `keep` stores it. False when the invitation is late. */
export async function joinWithPasskey(
  visit: Visit,
  joining: Joining,
  keep: () => Promise<void>,
): Promise<boolean> {
  if (!(await endPending(visit.tx, 'joining', visit.token!))) return false
  return await joinBy(visit, joining, 'passkey', keep)
}

/** Makes the account of somebody whose organisation has just vouched for them. False when the invitation is late. */
export function joinWithOrganisation(
  visit: Visit,
  joiner: Joiner,
  keep: () => Promise<void>,
): Promise<boolean> {
  return joinBy(visit, joiner, 'organisation', keep)
}

async function joinBy(
  visit: Visit,
  joiner: Joiner,
  factor: string,
  keep: () => Promise<void>,
): Promise<boolean> {
  if (!(await makeAccount(visit, joiner))) return false
  await keep()
  await enter(visit, joiner, factor)
  return true
}

async function makeAccount(visit: Visit, joiner: Joiner): Promise<boolean> {
  const { tx } = visit
  const placeId =
    joiner.from === 'set-up'
      ? await useSetUp(tx, joiner)
      : await useInvitation(tx, joiner.hash, joiner.personId, joiner.name)
  if (!placeId) return false
  await endSessionsOf(tx, joiner.personId, 'new factors were set')
  await dropFactors(tx, joiner.personId)
  return true
}

async function enter(visit: Visit, joining: Joiner, factor: string): Promise<void> {
  const who = { personId: joining.personId, placeId: joining.placeId }
  await note(visit.tx, visit, who, joining.from === 'set-up' ? 'place-set-up' : 'invitation-used', {
    detail: { factor },
  })
  await startSession(visit.tx, visit, { ...who, sharedComputer: false, how: 'joining' })
}

function placeOf(joiner: Joiner) {
  return { table: 'door.pending', column: 'detail', row: joiner.personId }
}
