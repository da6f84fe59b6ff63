// How a person shows who they are by password and code: the password, the authenticator app's codes, recovery codes.
import { randomInt } from 'node:crypto'
import {
  bytes,
  many,
  maybe,
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
import { PlainError } from '#platform/plain-error.ts'
import type { Seals } from '#platform/sealed.ts'
import { stepsOf } from './code-maker.ts'
import type { FrontDoor } from './installation.ts'
import { hashPassword, isPassword } from './passwords.ts'

const db = queries(new URL('./factors.sql', import.meta.url), {
  findAccount: maybe({ person_id: uuid, name: text, email: text, hash: orNull(text) }),
  findPasswordOf: maybe({ hash: orNull(text), name: text, email: text }),
  setPassword: nothing(),
  findLocalWords: many({ word: text }),
  setCodeMaker: nothing(),
  findCodeMaker: maybe({ id: uuid, sealed: bytes }),
  useStep: maybe({ id: uuid }),
  dropRecoveryCodes: nothing(),
  addRecoveryCodes: nothing(),
  useRecoveryCode: maybe({ id: uuid }),
  getFactors: one({
    has_password: truth,
    has_code_maker: truth,
    recovery_codes: whole,
    passkeys: whole,
    identities: whole,
  }),
  dropPassword: nothing(),
  dropCodeMaker: nothing(),
  endPasskeys: nothing(),
  endIdentities: nothing(),
})

export type Factors = Awaited<ReturnType<typeof factorsOf>>

/** Which factors a person has, and how many recovery codes are left. */
export function factorsOf(tx: Tx, personId: string) {
  return db.getFactors(tx, { person_id: personId })
}

/** The person with this e-mail and password; undefined otherwise, after the same work for any address. */
export async function whoHasPassword(tx: Tx, email: string, password: string): Promise<string | undefined> {
  const account = await db.findAccount(tx, { email })
  const right = await isPassword(password, account?.hash ?? undefined)
  return right ? account?.person_id : undefined
}

/** Whether this is the person's password. */
export async function isPasswordOf(tx: Tx, personId: string, password: string): Promise<boolean> {
  const account = await db.findPasswordOf(tx, { person_id: personId })
  return await isPassword(password, account?.hash ?? undefined)
}

/** Keeps a password that was checked before, replacing the one there was. */
export async function setPassword(tx: Tx, personId: string, password: string): Promise<void> {
  await keepPasswordHash(tx, personId, await hashPassword(password))
}

export async function keepPasswordHash(tx: Tx, personId: string, hash: string): Promise<void> {
  await db.setPassword(tx, { person_id: personId, hash })
}

/** The names that a password here must not be made of: the place's, its schools', the person's own. */
export async function localWords(tx: Tx, placeId: string | null, own: string[]): Promise<string[]> {
  const local = placeId ? await db.findLocalWords(tx, { place_id: placeId }) : []
  return [...own, ...local.map(each => each.word)]
}

/** Keeps a seed, sealed, whose code of `step` was just shown; a code of that step or before never works again. */
export async function keepSeed(
  tx: Tx,
  door: FrontDoor,
  personId: string,
  seed: Buffer,
  step: number,
): Promise<void> {
  const id = newId()
  const sealed = sealsOf(door).seal(seed, placeOfSeed(id))
  await db.setCodeMaker(tx, { person_id: personId, id, sealed, last_step: step })
}

/**
 * Takes a code from the authenticator app, once: the step is compared and stored in one UPDATE, so of two that come
 * at the same moment one is refused.
 */
export async function takeCode(
  tx: Tx,
  door: FrontDoor,
  personId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const maker = await db.findCodeMaker(tx, { person_id: personId })
  if (!maker) return false
  const seed = sealsOf(door).open(maker.sealed, placeOfSeed(maker.id))
  for (const step of stepsOf(seed, code, now)) {
    if (await db.useStep(tx, { person_id: personId, id: maker.id, step })) return true
  }
  return false
}

/** Ten new recovery codes in place of all earlier ones. They are shown now and never again. */
export async function makeRecoveryCodes(tx: Tx, door: FrontDoor, personId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newRecoveryCode)
  await db.dropRecoveryCodes(tx, { person_id: personId })
  await db.addRecoveryCodes(tx, {
    person_id: personId,
    ids: codes.map(() => newId()),
    hashes: codes.map(code => hashOfCode(door, personId, code)),
  })
  return codes
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(
  tx: Tx,
  door: FrontDoor,
  personId: string,
  code: string,
): Promise<boolean> {
  const hash = hashOfCode(door, personId, code)
  return (await db.useRecoveryCode(tx, { person_id: personId, hash })) !== undefined
}

/** Takes every factor away from a person who is about to set new ones. */
export async function dropFactors(tx: Tx, personId: string): Promise<void> {
  const who = { person_id: personId }
  await db.dropPassword(tx, who)
  await db.dropCodeMaker(tx, who)
  await db.dropRecoveryCodes(tx, who)
  await db.endPasskeys(tx, who)
  await db.endIdentities(tx, who)
}

/** The keys of this installation. */
export function sealsOf(door: FrontDoor): Seals {
  if (!door.seals)
    throw new PlainError('Kith was started without its keys, so nobody can sign in by password.')
  return door.seals
}

function placeOfSeed(id: string) {
  return { table: 'door.code_makers', column: 'sealed', row: id }
}

// Letters and digits that are not mistaken for each other on paper; 16 of 31 are 79 bits.
function newRecoveryCode(): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  const code = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('')
  return code.match(/.{4}/g)!.join('-')
}

// A keyed hash: whoever has the rows but not the key file cannot try codes against them.
function hashOfCode(door: FrontDoor, personId: string, code: string): string {
  const even = code.toLowerCase().replace(/[^0-9a-z]/g, '')
  return sealsOf(door).hash('recovery code', `${personId} ${even}`).toString('hex')
}
