// Both sides sign the same: a fingerprint of all that stands. A change after the first signature makes it void; the second
// freezes the run. Rule: rules/cohort.md; held by the database, whatever a page does (0019-cohorts.sql).
import { createHash, randomBytes } from 'node:crypto'
import {
  many,
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
import type { Side } from './rooms.ts'

const db = queries(new URL('./signing.sql', import.meta.url), {
  findBlockers: many({ blocker: orNull(text), n: orNull(whole), about: orNull(text) }),
  findGroups: many({
    by_what: orNull(text),
    which: orNull(text),
    in_scope: orNull(whole),
    at_risk: orNull(whole),
    ranked: orNull(whole),
    chosen: orNull(whole),
    gap: orNull(truth),
  }),
  findGapAnswers: many({
    id: uuid,
    by_what: text,
    side: text,
    person_id: uuid,
    person: text,
    words: text,
    made_at: moment,
  }),
  sayAboutGap: one({ answer: orNull(text) }),
  findStood: one({ stood: orNull(text) }),
  findSignatures: many({
    id: uuid,
    side: text,
    person_id: uuid,
    person: text,
    statement: text,
    signed_at: moment,
    voided_at: orNull(moment),
    voided_because: orNull(text),
  }),
  sign: one({ answer: orNull(text) }),
})

export type Grouping = 'sex' | 'sen' | 'fsm' | 'ethnicity' | 'eal'
export type Group = {
  by: Grouping
  which: string
  inScope: number
  atRisk: number
  ranked: number
  chosen: number
  /** Among those at risk, another share is chosen than of all others at risk, beyond its interval. */
  gap: boolean
}
export type Blocker = { what: string; n: number; about: Grouping | null }
export type Signature = Awaited<ReturnType<typeof signaturesOf>>[number]
export type GapAnswer = Awaited<ReturnType<typeof gapAnswersOf>>[number]

/** What must still be done before anybody can sign. Empty when nothing is. */
export async function blockersOf(tx: Tx, cohortId: string): Promise<Blocker[]> {
  const rows = await db.findBlockers(tx, { cohort_id: cohortId })
  return rows.map(({ blocker, n, about }) => ({
    what: blocker ?? '',
    n: n ?? 0,
    about: about as Grouping | null,
  }))
}

/** Group by group, how many of all children of the room are in scope, at risk, ranked and chosen. */
export async function groupsOf(tx: Tx, cohortId: string): Promise<Group[]> {
  const rows = await db.findGroups(tx, { cohort_id: cohortId })
  return rows.map(row => ({
    by: row.by_what as Grouping,
    which: row.which ?? '?',
    inScope: row.in_scope ?? 0,
    atRisk: row.at_risk ?? 0,
    ranked: row.ranked ?? 0,
    chosen: row.chosen ?? 0,
    gap: row.gap === true,
  }))
}

/** What was written about gaps, newest first. */
export async function gapAnswersOf(tx: Tx, cohortId: string) {
  const rows = await db.findGapAnswers(tx, { cohort_id: cohortId })
  return rows.map(row => ({ ...row, side: row.side as Side, by: row.by_what as Grouping }))
}

/** Writes what the actor's side did about a gap. `said`, `again` or `frozen`. */
export async function sayAboutGap(
  tx: Tx,
  said: { id: string; cohortId: string; by: Grouping; words: string },
): Promise<string> {
  const row = await db.sayAboutGap(tx, {
    id: said.id,
    cohort_id: said.cohortId,
    by_what: said.by,
    words: said.words,
  })
  return row.answer ?? 'frozen'
}

/** The fingerprint of all that stands now: what a signer has in front of them. */
export async function stoodNow(tx: Tx, cohortId: string): Promise<string> {
  return (await db.findStood(tx, { cohort_id: cohortId })).stood ?? ''
}

/** Every signature, newest first, those that became void too. */
export async function signaturesOf(tx: Tx, cohortId: string) {
  const rows = await db.findSignatures(tx, { cohort_id: cohortId })
  return rows.map(row => ({ ...row, side: row.side as Side }))
}

export type Answer =
  | 'signed'
  | 'frozen'
  | 'again'
  | 'changed'
  | 'blocked'
  | 'signed-already'
  | 'one-person'
  | 'frozen-already'

/**
 * Signs for the actor's side what they saw. The school's signature needs a key, with which study keys are made; it is kept
 * nowhere. Throws where the actor may not sign here.
 */
export async function signCohort(
  tx: Tx,
  signing: { id: string; cohortId: string; seen: string; statement: string; key: Buffer | null },
): Promise<Answer> {
  const { answer } = await db.sign(tx, {
    id: signing.id,
    cohort_id: signing.cohortId,
    seen: signing.seen,
    statement: signing.statement,
    secret: signing.key,
  })
  return answer as Answer
}

/** A new key for a school: thirty-two random bytes. */
export function newSchoolKey(): Buffer {
  return randomBytes(32)
}

/** The first letters of a key's hash: tells keys apart without telling a key. */
export function keyMark(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}
