// One half-done act at the door: the second step of a sign-in, a challenge for a passkey, an account being made. Its
// token opens that one act, for a short time, and nothing else: OWASP ASVS 5.0 6.6.2 and 6.6.3.
import { json, maybe, nothing, orNull, queries, type Tx, uuid, whole } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken, newToken } from '#platform/sessions.ts'

const db = queries(new URL('./pending.sql', import.meta.url), {
  addPending: nothing(),
  findPending: maybe({ id: uuid, person_id: orNull(uuid), detail: json }),
  endPending: maybe({ id: uuid }),
  countWrong: maybe({ wrong: whole }),
  clearOldPending: nothing(),
})

/** What each kind of act remembers between its pages. */
export type Acts = {
  'second-step': { sharedComputer: boolean; next: string }
  'passkey-sign-in': { challenge: string }
  'passkey-adding': { challenge: string; personId: string }
  'code-maker': { sealed: string }
  organisation: {
    key: string
    state: string
    nonce: string
    verifier: string
    next: string
    sharedComputer: boolean
    /** The token of an invitation that is being taken. */
    invitation: string | null
    /** Whether they went to confirm that it is they, and who was signed in then, and where. */
    again: boolean
    before: { personId: string; placeId: string | null } | null
  }
  joining: Joining
}

/** Somebody on the way to an account: from an invitation or the set-up address, until a factor is shown to work. */
export type Joining = {
  from: 'invitation' | 'set-up'
  /** The hash of the invitation's or set-up address's token. */
  hash: string
  personId: string
  name: string
  email: string
  placeId: string
  place?: { name: string; slug: string }
  /** Set where the way is a password: its argon2id hash and the sealed seed (base64). */
  passwordHash?: string
  sealed?: string
}

export type Kind = keyof Acts
export type Pending<K extends Kind> = { personId: string | null; detail: Acts[K] }

/** Begins an act; its token is for this browser alone. OWASP ASVS 5.0 6.5.5: at most ten minutes. */
export async function beginPending<K extends Kind>(
  tx: Tx,
  kind: K,
  about: { personId?: string; detail: Acts[K]; minutes?: number },
): Promise<string> {
  const token = newToken()
  await db.clearOldPending(tx)
  await db.addPending(tx, {
    id: newId(),
    hash: hashToken(token),
    kind,
    person_id: about.personId ?? null,
    detail: JSON.stringify(about.detail),
    minutes: about.minutes ?? 10,
  })
  return token
}

/** The act this token is for, if it is of this kind and still open. */
export async function findPending<K extends Kind>(
  tx: Tx,
  kind: K,
  token: string | null,
): Promise<Pending<K> | undefined> {
  const row = token ? await db.findPending(tx, { hash: hashToken(token), kind }) : undefined
  return row && { personId: row.person_id, detail: row.detail as Acts[K] }
}

/** Ends an act; false when it had ended already, so that only one of two goes on. */
export async function endPending(tx: Tx, kind: Kind, token: string): Promise<boolean> {
  return (await db.endPending(tx, { hash: hashToken(token), kind })) !== undefined
}

/** Counts a wrong code; after the fifth the act has ended and must begin again. */
export async function countWrong(tx: Tx, kind: Kind, token: string): Promise<void> {
  await db.countWrong(tx, { hash: hashToken(token), kind, most: 5 })
}
