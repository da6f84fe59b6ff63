// Passkeys (WebAuthn). The device itself checks its owner (user verification is required), so a passkey alone is two
// factors. A counter that went back is noted and not refused: passkeys that are copied between devices always say 0.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import {
  bytes,
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
import { beginPending, endPending, findPending } from './pending.ts'

const db = queries(new URL('./passkeys.sql', import.meta.url), {
  addPasskey: nothing(),
  findPasskey: maybe({
    id: uuid,
    person_id: uuid,
    credential: text,
    public_key: bytes,
    counter: whole,
    transports: texts,
  }),
  findPasskeysOf: many({
    id: uuid,
    credential: text,
    name: text,
    transports: texts,
    made_at: moment,
    last_used_at: orNull(moment),
    backed_up: truth,
  }),
  notePasskeyUse: nothing(),
  endPasskey: maybe({ id: uuid }),
})

// EdDSA, ES256, RS256: https://www.iana.org/assignments/cose, and what every device knows one of.
const algorithms = [-8, -7, -257]

export type Passkey = Awaited<ReturnType<typeof passkeysOf>>[number]
/** What the browser's script needs: the options for the device, and the token to send back with its answer. */
export type Offer = { token: string; options: object }
export type NewPasskey = NonNullable<Awaited<ReturnType<typeof checkNewPasskey>>>

export function passkeysOf(tx: Tx, personId: string) {
  return db.findPasskeysOf(tx, { person_id: personId })
}

/** Offers to make a passkey for this person, who need not have an account yet. */
export async function offerNewPasskey(
  tx: Tx,
  visit: Visit,
  person: { id: string; name: string; email: string },
): Promise<Offer> {
  const known = await passkeysOf(tx, person.id)
  const options = await generateRegistrationOptions({
    rpName: 'Kith',
    rpID: relyingParty(visit),
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    userName: person.email,
    userDisplayName: person.name,
    excludeCredentials: known.map(each => ({ id: each.credential, transports: each.transports })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const detail = { challenge: options.challenge, personId: person.id }
  return { token: await beginPending(tx, 'passkey-adding', { detail }), options }
}

/** The passkey that a device made for this offer to this person; null when the answer is not a right one. */
export async function checkNewPasskey(tx: Tx, visit: Visit, personId: string, token: string, answer: string) {
  const pending = await findPending(tx, 'passkey-adding', token)
  const response = parsed<RegistrationResponseJSON>(answer)
  if (!pending || !response || pending.detail.personId !== personId) return null
  if (!(await endPending(tx, 'passkey-adding', token))) return null
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: pending.detail.challenge,
    expectedOrigin: visit.origin,
    expectedRPID: relyingParty(visit),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ verified: false, registrationInfo: undefined }))
  return verified && registrationInfo ? registrationInfo : null
}

/** Keeps a passkey under a name its owner will know it by. */
export async function keepPasskey(tx: Tx, personId: string, made: NewPasskey, name: string): Promise<void> {
  await db.addPasskey(tx, {
    id: newId(),
    person_id: personId,
    credential: made.credential.id,
    public_key: Buffer.from(made.credential.publicKey),
    counter: made.credential.counter,
    transports: made.credential.transports ?? [],
    backed_up: made.credentialBackedUp,
    name,
  })
}

/** Offers to sign in with a passkey. The device lists its own, so nothing is said here of who has an account. */
export async function offerSignIn(tx: Tx, visit: Visit): Promise<Offer> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(visit),
    userVerification: 'required',
  })
  const detail = { challenge: options.challenge }
  return { token: await beginPending(tx, 'passkey-sign-in', { detail }), options }
}

/** Whose passkey answered this offer; null when the answer is not a right one. An offer is answered once. */
export async function checkPasskey(
  tx: Tx,
  visit: Visit,
  token: string,
  answer: string,
): Promise<{ personId: string; passkeyId: string; counterWentBack: boolean } | null> {
  const pending = await findPending(tx, 'passkey-sign-in', token)
  const response = parsed<AuthenticationResponseJSON>(answer)
  if (!pending || !response || !(await endPending(tx, 'passkey-sign-in', token))) return null
  const known = await db.findPasskey(tx, { credential: String(response.id) })
  if (!known) return null
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: pending.detail.challenge,
    expectedOrigin: visit.origin,
    expectedRPID: relyingParty(visit),
    requireUserVerification: true,
    // Kept at 0 so that the library does not refuse a counter that went back.
    credential: { id: known.credential, publicKey: new Uint8Array(known.public_key), counter: 0 },
  }).catch(() => null)
  if (!checked?.verified) return null
  const counter = checked.authenticationInfo.newCounter
  await db.notePasskeyUse(tx, { id: known.id, counter })
  return {
    personId: known.person_id,
    passkeyId: known.id,
    counterWentBack: known.counter > 0 && counter <= known.counter,
  }
}

export async function endPasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  return (await db.endPasskey(tx, { id, person_id: personId })) !== undefined
}

function relyingParty(visit: Visit): string {
  return new URL(visit.origin).hostname
}

function parsed<T extends { id: string }>(answer: string): T | null {
  try {
    const value: unknown = JSON.parse(answer)
    const isOne = typeof value === 'object' && value !== null && 'id' in value && 'response' in value
    return isOne ? (value as T) : null
  } catch {
    return null
  }
}
