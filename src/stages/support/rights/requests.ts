// Somebody asks for a child's record: written down, its clock, the bundle that answers it, looked at twice, handed over. The
// rule is rules/rights.md; the database holds who may do what, and that nobody signs what they made ready.
import {
  day,
  json,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Pause } from './due.ts'
import type { Kept, NewLine } from './lines.ts'
import { openedLines } from './sealed-lines.ts'

const db = queries(new URL('./rights.sql', import.meta.url), {
  addRequest: many({ id: uuid }),
  findRequests: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    asker: text,
    asked_by: text,
    right_shown: orNull(text),
    child_view: orNull(text),
    what_for: orNull(text),
    received_on: day,
    extended_because: orNull(text),
    ready_at: orNull(moment),
    ready_name: orNull(text),
    ready_by_me: orNull(truth),
    signed_at: orNull(moment),
    signed_name: orNull(text),
    handed_on: orNull(day),
    handed_how: orNull(text),
    ended_on: orNull(day),
    ended_because: orNull(text),
    made_name: orNull(text),
    pauses: json,
    lines: whole,
    withheld: whole,
    shut: whole,
  }),
  pauseClock: many({ id: uuid }),
  resumeClock: many({ id: uuid }),
  extend: maybe({ id: uuid }),
  findAllKept: many({ kept_as: text, kept: json }),
  gatherBundle: one({ gathered: whole }),
  countNew: one({ many: whole }),
  keepsBack: one({ back: truth }),
  addLines: many({ n: whole }),
  findSections: many({ kept_as: text, lines: whole, withheld: whole }),
  findLines: many({
    n: whole,
    kept_as: text,
    row_id: orNull(text),
    on_day: orNull(day),
    field: text,
    words: text,
    sealed: orNull(text),
    withheld: orNull(text),
    withheld_by: orNull(text),
    of_field: orNull(text),
    proof: orNull(text),
  }),
  replaceShut: many({ n: whole }),
  withhold: many({ n: whole }),
  markReady: maybe({ id: uuid }),
  sendBack: maybe({ id: uuid }),
  sign: maybe({ id: uuid }),
  handOver: maybe({ id: uuid }),
  endRequest: maybe({ id: uuid }),
  findOpen: many({
    id: uuid,
    received_on: day,
    extended_because: orNull(text),
    ready_at: orNull(moment),
    signed_at: orNull(moment),
    ready_by_me: orNull(truth),
    pauses: json,
  }),
})

/** Who asks: the child, a parent for them, or somebody whom they asked to. */
export const ASKERS = ['child', 'parent', 'somebody-for-them'] as const
export type Asker = (typeof ASKERS)[number]
/** By which exemption of the Data Protection Act 2018, schedules 2 and 3, a line is left out. */
export const EXEMPTIONS = ['third-party', 'serious-harm', 'child-abuse-data', 'confidential-wish'] as const
export type Exemption = (typeof EXEMPTIONS)[number]
/** Those that fit whoever asks: child abuse data is kept back only from who has parental responsibility. */
export function exemptionsFor({ asker }: Pick<RecordRequest, 'asker'>): readonly Exemption[] {
  return asker === 'parent' ? EXEMPTIONS : EXEMPTIONS.filter(each => each !== 'child-abuse-data')
}

/** A request as it came. `madeBy` where no person is asking, as in the demo. */
export type NewRequest = {
  id: string
  childId: string
  asker: Asker
  askedBy: string
  rightShown: string | null
  childView: string | null
  whatFor: string | null
  receivedOn: string
  madeBy?: string | undefined
}

type RequestPause = Pause & { id: string; why: 'identity' | 'clarification' }
export type RecordRequest = Omit<Awaited<ReturnType<typeof db.findRequests>>[number], 'pauses'> & {
  pauses: RequestPause[]
}
export type BundleLine = Awaited<ReturnType<typeof db.findLines>>[number]

/** Writes a request down, once. */
export async function writeDownRequest(tx: Tx, asked: NewRequest): Promise<boolean> {
  const made = await db.addRequest(tx, {
    id: asked.id,
    child_id: asked.childId,
    asker: asked.asker,
    asked_by: asked.askedBy,
    right_shown: asked.rightShown,
    child_view: asked.childView,
    what_for: asked.whatFor,
    received_on: asked.receivedOn,
    made_by: asked.madeBy ?? null,
  })
  return made.length > 0
}

/** The requests of the place, or of one child, or the one of an id: what is open first. */
export async function requests(
  tx: Tx,
  only: { childId?: string; id?: string } = {},
): Promise<RecordRequest[]> {
  const rows = await db.findRequests(tx, { child_id: only.childId, id: only.id })
  return rows.map(row => ({ ...row, pauses: row.pauses as RequestPause[] }))
}

/** What is not answered yet, without names: for what waits. */
export async function openRequests(tx: Tx) {
  return (await db.findOpen(tx)).map(row => ({ ...row, pauses: row.pauses as Pause[] }))
}

/** The clock stands still from today on, as the database has it; false where it does already. */
export async function pauseClock(
  tx: Tx,
  { id, requestId, why }: { id: string; requestId: string; why: 'identity' | 'clarification' },
): Promise<boolean> {
  return (await db.pauseClock(tx, { id, request_id: requestId, why })).length > 0
}

/** The clock runs on; today is the last day on which it stood still. */
export async function resumeClock(tx: Tx, requestId: string): Promise<boolean> {
  return (await db.resumeClock(tx, { request_id: requestId })).length > 0
}

/** Two months more, once, with the reason that whoever asked was told. */
export async function extendRequest(tx: Tx, id: string, because: string): Promise<boolean> {
  return (await db.extend(tx, { id, because })) !== undefined
}

/**
 * Gathers all that is kept about the child as lines, of which none is there yet: what was written since, where it was gathered
 * before. Returns how many: none for whoever may not answer for records. Throws where the bundle is ready.
 */
export async function gatherBundle(tx: Tx, request: Pick<RecordRequest, 'id'>): Promise<number> {
  return (await db.gatherBundle(tx, { request_id: request.id })).gathered
}

/** How many lines would be gathered now: what was written since. */
export async function newSinceGathered(tx: Tx, requestId: string): Promise<number> {
  return (await db.countNew(tx, { request_id: requestId })).many
}

/** Whether something is outside it that was kept from who made it ready. No, for whoever it is kept from. */
export async function keepsBack(tx: Tx, requestId: string): Promise<boolean> {
  return (await db.keepsBack(tx, { request_id: requestId })).back
}

/**
 * Adds what is sealed, opened, as lines of their own: the safeguarding file, a protected address. Each comes in left out, until
 * whoever answers puts it in. Returns how many; the same again adds nothing. Throws as `gatherBundle` does.
 */
export async function openSealed(
  tx: Tx,
  seals: Seals,
  request: Pick<RecordRequest, 'id' | 'child_id' | 'asker'>,
): Promise<number> {
  const [kept, there] = await Promise.all([
    db.findAllKept(tx, { child_id: request.child_id }),
    db.findLines(tx, { request_id: request.id }),
  ])
  const shut = there.filter(each => each.sealed === 'shut')
  const asked = request.asker as Asker
  const lines = openedLines(kept as Kept[], seals, request.id, shut).map(line => ({
    ...line,
    sealed: 'opened' as const,
    withheld: leftOutAtFirst(line, asked),
  }))
  if (lines.length === 0) return 0
  const added = await addNumbered(tx, request.id, lines)
  await db.replaceShut(tx, { request_id: request.id })
  return added
}

// Nobody hands over by default what was sealed: from whom it is kept depends on who asks.
function leftOutAtFirst({ kept_as }: NewLine, asker: Asker): Exemption {
  return asker === 'parent' && kept_as !== 'kith.protected_addresses' ? 'child-abuse-data' : 'serious-harm'
}

async function addNumbered(
  tx: Tx,
  requestId: string,
  lines: readonly (NewLine & { sealed?: 'opened'; withheld?: Exemption })[],
): Promise<number> {
  const numbered = lines.map((line, at) => ({ n: at + 1, ...line }))
  return (await db.addLines(tx, { request_id: requestId, lines: JSON.stringify(numbered) })).length
}

/** Adds a line that no table holds: a paper file, a message. */
export async function addLineByHand(
  tx: Tx,
  requestId: string,
  line: { rowId: string; onDay: string | null; words: string },
): Promise<boolean> {
  if (
    (await db.findLines(tx, { request_id: requestId, kept_as: 'by-hand' })).some(
      each => each.row_id === line.rowId,
    )
  )
    return false
  const one = {
    n: 1,
    kept_as: 'by-hand',
    row_id: line.rowId,
    on_day: line.onDay,
    field: 'added',
    words: line.words,
  }
  return (await db.addLines(tx, { request_id: requestId, lines: JSON.stringify([one]) })).length > 0
}

/** What kinds of thing are in a bundle. */
export function sectionsOf(tx: Tx, requestId: string) {
  return db.findSections(tx, { request_id: requestId })
}

/** The lines of a bundle, or of one kind of thing in it. */
export function bundleLines(tx: Tx, requestId: string, keptAs?: string): Promise<BundleLine[]> {
  return db.findLines(tx, { request_id: requestId, kept_as: keptAs })
}

/** Leaves lines out with a reason, or (null) puts them back. Returns how many changed. */
export async function withhold(
  tx: Tx,
  requestId: string,
  lines: { n: number; code: Exemption | null }[],
): Promise<number> {
  return (await db.withhold(tx, { request_id: requestId, lines: JSON.stringify(lines) })).length
}

/** Ready to be looked at by another. False where nothing was gathered, or it is ready. */
export async function markReady(tx: Tx, id: string): Promise<boolean> {
  return (await db.markReady(tx, { id })) !== undefined
}

/** Back to whoever made it ready, before it is signed. */
export async function sendBack(tx: Tx, id: string): Promise<boolean> {
  return (await db.sendBack(tx, { id })) !== undefined
}

/** Signed by somebody else than who made it ready. */
export async function signBundle(tx: Tx, id: string): Promise<boolean> {
  return (await db.sign(tx, { id })) !== undefined
}

/** Handed over, once it is signed. */
export async function handOver(tx: Tx, id: string, onDay: string, how: string): Promise<boolean> {
  return (await db.handOver(tx, { id, on_day: onDay, how })) !== undefined
}

/** Ended without an answer: taken back, or not theirs to ask. */
export async function endRequest(tx: Tx, id: string, onDay: string, because: string): Promise<boolean> {
  return (await db.endRequest(tx, { id, on_day: onDay, because })) !== undefined
}
