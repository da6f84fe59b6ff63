// What an import would do, kept until a person has confirmed it or dropped it: rows by group, and close matches to decide.
import {
  day,
  json,
  many,
  maybe,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Receipt } from './receipt.ts'
import type { Decision } from './taking-in/close-matches.ts'
import type { CloseMatch, ReviewKind, ReviewRow } from './taking-in/review-notes.ts'

const db = queries(new URL('./reviews.sql', import.meta.url), {
  noteReview: nothing(),
  dropReview: nothing(),
  dropUndecided: nothing(),
  addRows: nothing(),
  addCloseMatches: nothing(),
  findRows: many({
    number: whole,
    line: orNull(whole),
    upn: orNull(text),
    columns: texts,
    says: orNull(text),
    child_id: orNull(uuid),
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
  }),
  findCloseMatches: many({
    upn: text,
    child_id: uuid,
    line: whole,
    forename: orNull(text),
    surname: orNull(text),
    born_on: orNull(day),
    because: text,
    decision: orNull(text),
    held_forename: orNull(text),
    held_surname: orNull(text),
    held_born_on: orNull(day),
    held_school: orNull(text),
    held_year: orNull(text),
  }),
  decide: maybe({ upn: text }),
  findMatching: maybe({ id: uuid, matching: json }),
  endMatching: nothing(),
  addMatching: nothing(),
})

export type Review = {
  counts: Partial<Record<ReviewKind, number>>
  rows: readonly ReviewRow[]
  closeMatches: readonly CloseMatch[]
  alarms: string[]
  /** How many children were on the rolls of these schools before. */
  onRolls: number
  /** The same for the same files over the same records. */
  fingerprint: string
}

/** A review as its import's row keeps it: numbers and sentences, never a name. */
export type ReviewKept = {
  counts: Review['counts']
  receipt: Receipt
  alarms: string[]
  onRolls: number
  fingerprint: string
  /** SHA-256 of the files that were reviewed: only they are taken in. */
  filesHash?: string
  /** It was confirmed, but the records had changed since: this is the new review. */
  again: boolean
}

/** Keeps a review, in place of the one before it; what people decided stays where the close match is still there. */
export async function keepReview(
  tx: Tx,
  importId: string,
  review: Review & { receipt: Receipt; again: boolean },
): Promise<void> {
  const { counts, receipt, alarms, onRolls, fingerprint, again, rows, closeMatches } = review
  const kept: ReviewKept = { counts, receipt, alarms, onRolls, fingerprint, again }
  await db.dropReview(tx, { id: importId })
  await db.noteReview(tx, { id: importId, waits: 'review', review: JSON.stringify(kept) })
  await db.addRows(tx, {
    id: importId,
    numbers: rows.map((_, n) => n + 1),
    kinds: rows.map(row => row.kind),
    lines: rows.map(row => row.line),
    upns: rows.map(row => row.upn),
    columns: rows.map(row => row.columns.join(';')),
    says: rows.map(row => row.says),
    children: rows.map(row => row.child),
  })
  const key = closeMatches.map(match => `${match.upn} ${match.child}`)
  await db.dropUndecided(tx, { id: importId, still: key })
  await db.addCloseMatches(tx, {
    id: importId,
    upns: closeMatches.map(each => each.upn),
    children: closeMatches.map(each => each.child),
    lines: closeMatches.map(each => each.line),
    forenames: closeMatches.map(each => each.forename),
    surnames: closeMatches.map(each => each.surname),
    days: closeMatches.map(each => each.bornOn),
    because: closeMatches.map(each => each.because),
  })
}

/** Says that the import waits for a person to match its columns; `found` is what was recognised. */
export async function waitForMatching(tx: Tx, importId: string, found: unknown): Promise<void> {
  await dropReview(tx, importId)
  await db.noteReview(tx, { id: importId, waits: 'matching', review: JSON.stringify(found) })
}

/** Lets go of a review's rows and close matches: the import is taken in, refused or dropped. */
export async function dropReview(tx: Tx, importId: string): Promise<void> {
  await db.dropReview(tx, { id: importId })
  await db.dropUndecided(tx, { id: importId, still: [] })
}

/** Rows of one group; the name is there for those who may see that child, and for nobody else. */
export function findReviewRows(tx: Tx, importId: string, kind: ReviewKind, most: number) {
  return db.findRows(tx, { id: importId, kind, most })
}

export type CloseMatchFound = Awaited<ReturnType<typeof findCloseMatchesOf>>[number]

/** Close matches whose other child whoever asks may see. */
export function findCloseMatchesOf(tx: Tx, importId: string) {
  return db.findCloseMatches(tx, { id: importId })
}

/** Notes what a person says of a close match. False where there is none, or none they may see. */
export async function decideCloseMatch(
  tx: Tx,
  importId: string,
  match: { upn: string; child: string; decision: Decision },
): Promise<boolean> {
  const { upn, child, decision } = match
  return (await db.decide(tx, { id: importId, upn, child, decision })) !== undefined
}

/** The matching that a sender's organisation used the last time for tables with these headers, or undefined. */
export async function rememberedMatching(tx: Tx, organisationId: string | null, fingerprint: string) {
  return (await db.findMatching(tx, { organisation_id: organisationId, fingerprint }))?.matching
}

export async function rememberMatching(
  tx: Tx,
  made: { organisationId: string | null; fingerprint: string; matching: unknown; madeBy: string | null },
): Promise<void> {
  const { organisationId: organisation_id, fingerprint, madeBy: made_by } = made
  const matching = JSON.stringify(made.matching)
  await db.endMatching(tx, { organisation_id, fingerprint })
  await db.addMatching(tx, { id: newId(), organisation_id, fingerprint, matching, made_by })
}
