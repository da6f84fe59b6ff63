// What was written without signal arrives: kept first, to the letter and for good, and only then given its place, in the
// name of whoever wrote it and within what they may write now. What may not go there goes to the manager's inbox; nothing
// is refused. Rules: rules/arrivals.md; why so: decisions/0010.
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Database, NotKnown } from '#platform/database/connections.ts'
import {
  json,
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
import { type Form, formOfTexts } from '#platform/forms.ts'
import { newId } from '#platform/ids.ts'
import { networkOf } from '#platform/network-of.ts'
import { hashToken, newToken } from '#platform/sessions.ts'
import { type Envelope, envelopeOf, type Header, headerOf, type OutboxKey } from './envelope.ts'

const db = queries(new URL('./arrivals.sql', import.meta.url), {
  giveOutbox: maybe({ until: orNull(moment), again: orNull(truth) }),
  handInWait: one({ seconds: orNull(whole) }),
  endOutbox: nothing(),
  keepArrival: one({ what: orNull(text) }),
  keepUnopened: one({ kept: orNull(truth) }),
  findHeld: many({ item_id: orNull(uuid) }),
  findWaiting: many({
    place_id: orNull(uuid),
    id: orNull(uuid),
    item_id: orNull(uuid),
    kind: orNull(text),
    saved_at: orNull(moment),
    arrived_at: orNull(moment),
    envelope: orNull(json),
  }),
  beginArrival: one({ what: orNull(text) }),
  settleArrival: nothing(),
  countUnopened: one({ unopened: orNull(whole) }),
})

/** Of everything a device hands in, and however often. */
export type Received = 'received' | 'not-kept'

/** What became of an item in its own writer's hands: it has its place, or why it goes to the inbox, in a word. */
export type Entered = 'entered' | 'another-text' | 'not-yours-now' | 'not-understood'

/** `savedAt` is the device's clock, which may be wrong, and `arrivedAt` ours. */
type Item = { id: string; savedAt: Date; arrivedAt: Date }

/** How one kind of item is entered. `form` holds the fields as the page's own form would have posted them. */
export type EnterKind = (tx: Tx, item: Item & { form: Form }) => Promise<Entered>

/** What arrivals need: the key that opens them, and how each kind is entered. */
export type Taking = {
  database: Database
  key: OutboxKey
  kinds: Readonly<Record<string, EnterKind>>
  /** Told of a fault while something that was kept is given its place: it waits for the next round. */
  onFault?: ((error: unknown) => void) | undefined
}

type Waiting = Awaited<ReturnType<typeof db.findWaiting>>[number]

const Content = v.object({
  grant: v.pipe(v.string(), v.minLength(20), v.maxLength(100)),
  fields: v.array(v.tuple([v.string(), v.string()])),
})

/**
 * Gives this device a grant to hand in for whoever is signed in: the one it `had`, by its token, while that is of today;
 * undefined on a shared computer. The token is kept nowhere.
 */
export async function giveOutbox(
  tx: Tx,
  device: string,
  had = '',
): Promise<{ token: string; until: Date } | undefined> {
  const token = newToken()
  const given = await db.giveOutbox(tx, {
    id: newId(),
    hash: hashToken(token),
    device,
    had: had ? hashToken(had) : null,
  })
  return given?.until ? { token: given.again ? had : token, until: given.until } : undefined
}

/** How many seconds whoever hands in from here waits, as too much came; undefined where they need not. Counts this time. */
export async function handInWait(tx: Tx, source: string): Promise<number | undefined> {
  const network = createHash('sha256')
    .update(`outbox ${networkOf(source)}`)
    .digest('hex')
  return (await db.handInWait(tx, { network })).seconds ?? undefined
}

/** Ends what a device may seal from now on in the name of whoever is signed in. */
export async function endOutbox(tx: Tx, device: string, deviceSays?: Date): Promise<void> {
  await db.endOutbox(tx, { device, device_says: deviceSays?.toISOString() ?? null })
}

/**
 * Keeps what a device hands in, each item on its own, and then gives each its place. Answers only once it is kept for good.
 * `atTheDoor` runs one transaction of its own.
 */
export async function receive(
  taking: Taking,
  posted: readonly unknown[],
): Promise<{ id: string | undefined; what: Received }[]> {
  const answers: { id: string | undefined; what: Received }[] = []
  for (const each of posted) {
    const envelope = envelopeOf(each)
    if (!envelope) {
      answers.push({ id: undefined, what: 'not-kept' })
      continue
    }
    const id = headerOf(envelope)?.id
    const kept = await taking.database.atTheDoor(tx => keep(tx, taking.key, envelope))
    // It is kept: a fault now only means that the next round gives it its place.
    if (kept === 'kept' && id) await takeWaiting(taking, id).catch(error => taking.onFault?.(error))
    answers.push({ id, what: kept === 'full' || kept === 'later' ? 'not-kept' : 'received' })
  }
  return answers
}

/** Gives what waits its place: one item, or all that a stop or a fault left behind. Answers how many were looked at. */
export async function takeWaiting(taking: Taking, itemId?: string): Promise<number> {
  const waiting = await taking.database.asMachine(tx => db.findWaiting(tx, { item_id: itemId ?? null }))
  // A fault with one keeps nobody else's waiting.
  for (const each of waiting) await take(taking, each).catch(error => taking.onFault?.(error))
  return waiting.length
}

/** Of these items, the ids of those that are here to the letter: then a device may forget its copy. */
export async function findHeld(tx: Tx, items: readonly { id: string; hash: string }[]): Promise<string[]> {
  const rows = await db.findHeld(tx, {
    items: items.map(each => each.id),
    hashes: items.map(each => each.hash),
  })
  return rows.flatMap(row => row.item_id ?? [])
}

/** How many arrivals no key of this installation opens. */
export async function countUnopened(tx: Tx): Promise<number> {
  return (await db.countUnopened(tx)).unopened ?? 0
}

/** The hash by which an envelope is known again, here and on the device: SHA-256 of its sealed text, in hex. */
export function hashOf({ sealed }: Envelope): string {
  return createHash('sha256').update(sealed).digest('hex')
}

/** The fields that were sealed, as the form they came from; undefined where this key does not open them. */
export function fieldsOf(key: OutboxKey, posted: unknown): { header: Header; form: Form } | undefined {
  const content = contentOf(key, posted)
  return content && { header: content.header, form: formOfTexts(content.fields) }
}

function contentOf(key: OutboxKey, posted: unknown) {
  const envelope = envelopeOf(posted)
  const opened = envelope && key.open(envelope)
  const content = v.safeParse(Content, opened?.content)
  return opened && content.success ? { header: opened.header, ...content.output } : undefined
}

async function keep(tx: Tx, key: OutboxKey, envelope: Envelope): Promise<string> {
  const sealed = JSON.stringify(envelope)
  const hash = hashOf(envelope)
  const content = contentOf(key, envelope)
  if (content) {
    const { id, device, sequence, kind, savedAt } = content.header
    const { what } = await db.keepArrival(tx, {
      grant_hash: hashToken(content.grant),
      item_id: id,
      device,
      sequence,
      kind,
      saved_at: savedAt,
      envelope: sealed,
      hash,
    })
    if (what !== 'no-grant') return what ?? 'kept'
  }
  return (await db.keepUnopened(tx, { hash, envelope: sealed })).kept ? 'unopened' : 'full'
}

async function take({ database, key, kinds }: Taking, waiting: Waiting): Promise<void> {
  const { id, item_id, kind, saved_at, arrived_at, envelope } = waiting
  const credentialId = newId()
  const token = newToken()
  const what = await database.asMachine(async tx => {
    const begun = await db.beginArrival(tx, { id, credential_id: credentialId, hash: hashToken(token) })
    return begun.what
  })
  if (what === 'gone') return
  const entered =
    what === 'begun'
      ? await enter(database, hashToken(token), key, kinds, {
          id: item_id!,
          kind: kind!,
          savedAt: saved_at!,
          arrivedAt: arrived_at!,
          envelope,
        })
      : 'after-its-day'
  const state = entered === 'entered' ? 'taken' : entered === 'another-text' ? 'apart' : 'inbox'
  await database.asMachine(tx =>
    db.settleArrival(tx, {
      id,
      credential_id: credentialId,
      state,
      because: entered === 'entered' ? null : entered,
    }),
  )
}

async function enter(
  database: Database,
  credential: string,
  key: OutboxKey,
  kinds: Taking['kinds'],
  item: Item & { kind: string; envelope: unknown },
): Promise<Entered> {
  const fields = fieldsOf(key, item.envelope)
  const enterKind = Object.hasOwn(kinds, item.kind) ? kinds[item.kind] : undefined
  if (!fields || !enterKind) return 'not-understood'
  try {
    return await database.asActor(credential, tx => enterKind(tx, { ...item, form: fields.form }))
  } catch (error) {
    // The writer's account or membership has ended: what they saw still counts, and the manager reads it.
    if (error instanceof NotKnown) return 'not-yours-now'
    // What the database can never hold, such as a day that is none: a person reads it, however often it is tried.
    if (isOfItsData(error)) return 'not-understood'
    throw error
  }
}

// PostgreSQL's classes 22, data, and 23, constraints.
function isOfItsData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
}
