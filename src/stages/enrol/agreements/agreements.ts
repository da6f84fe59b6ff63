// What families and children agreed to: agreement to take part, consent where consent is the lawful basis, and notices
// given, each a purpose of the place. Rules: the child is asked apart, a no is seen by one person and chased by nobody, a
// withdrawal holds at once. Written in rules/enrol.md; the database does it (0027).
import { once, readAgain } from '#platform/database/once.ts'
import {
  day,
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
import { hashOfWording, isPiece, wordingOf } from '#records/family-words/family-words.ts'

const db = queries(new URL('./agreements.sql', import.meta.url), {
  recordAgreements: many({ id: orNull(uuid), outcome: orNull(text) }),
  withdraw: one({ outcome: orNull(text) }),
  findSaid: many({
    id: uuid,
    purpose: text,
    kind: text,
    asks: text,
    who: text,
    answer: text,
    said_by: text,
    said_how: text,
    said_on: day,
    wording: text,
    wording_hash: orNull(text),
    language: text,
    words: orNull(text),
    ask_from: orNull(day),
    recorded_at: moment,
    recorded_by: orNull(text),
    stands: orNull(truth),
    ended_at: orNull(moment),
    withdrawn_on: orNull(day),
    withdrawn_by: orNull(text),
    withdrawn_how: orNull(text),
    withdrawn_words: orNull(text),
    withdrawn_recorded_by: orNull(text),
  }),
  findRests: many({ purpose: text, who: text }),
  findRestsOfMany: many({ child_id: uuid, who: text }),
  findToAskAgain: many({
    child_id: uuid,
    purpose: text,
    who: text,
    ask_from: orNull(day),
    forename: orNull(text),
    surname: orNull(text),
  }),
  findEnrolments: many({
    id: uuid,
    school_id: uuid,
    cohort_name: text,
    began_on: day,
    ends_on: day,
    ended_on: orNull(day),
    ended_because: orNull(text),
  }),
  findWithoutOwnYes: many({ child_id: orNull(uuid) }),
  findGoodbyes: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    ended_on: orNull(day),
  }),
  sayGoodbye: one({ left_it: orNull(whole) }),
  findPurposes: many({
    id: orNull(text),
    kind: orNull(text),
    purpose: orNull(text),
    basis: orNull(text),
    controller: orNull(text),
    asks: orNull(text),
  }),
  hasOffer: one({ has: orNull(truth) }),
})

/** The purposes that code knows by name: every blueprint has both. */
export const SUPPORT = 'support'
export const EARLY_HELP = 'early-help'

export type Answered = 'yes' | 'not-yet' | 'no' | 'told'
export type Who = 'family' | 'child'
/** One thing that was said. `wording` is a piece of words/, or the name of what was used before; never a text. */
export type Saying = {
  id: string
  childId: string
  purpose: string
  who: Who
  answer: Answered
  saidBy: 'parent' | 'carer' | 'child' | 'other'
  saidHow: 'in-person' | 'phone' | 'letter' | 'email' | 'other'
  saidOn: string
  wording: string
  language: string
  words?: string | null
}
export type SayingOutcome = 'kept' | 'known' | 'other' | 'unknown' | 'takes-part'
export type Said = Awaited<ReturnType<typeof db.findSaid>>[number]
export type Enrolment = Awaited<ReturnType<typeof db.findEnrolments>>[number]

/**
 * Writes what was said, any number in one statement; a newer answer of the same person to the same purpose ends the older,
 * which stays. Answers by the id of each: `known` the same twice, `other` another under this id, `unknown` a purpose that
 * the place does not have or does not ask of them, `takes-part` where only withdrawing may end taking part.
 */
export async function recordAgreements(tx: Tx, said: readonly Saying[]): Promise<Map<string, SayingOutcome>> {
  const rows = await db.recordAgreements(tx, {
    said: JSON.stringify(
      said.map(each => ({
        id: each.id,
        child_id: each.childId,
        purpose: each.purpose,
        who: each.who,
        answer: each.answer,
        said_by: each.saidBy,
        said_how: each.saidHow,
        said_on: each.saidOn,
        wording: each.wording,
        wording_hash: versionOf(each.wording, each.language),
        language: each.language,
        words: each.words ?? null,
      })),
    ),
  })
  readAgain(tx)
  return new Map(rows.map(row => [row.id ?? '', row.outcome as SayingOutcome]))
}

/** Writes what one person said to one purpose. */
export async function recordAgreement(tx: Tx, said: Saying): Promise<SayingOutcome> {
  return (await recordAgreements(tx, [said])).get(said.id) ?? 'unknown'
}

export type Withdrawal = {
  childId: string
  purpose: string
  who: Who
  by: Saying['saidBy']
  how: Saying['saidHow']
  onDay: string
  words: string | null
}

/** Takes a yes back at once; of taking part it ends the enrolment. `none` where no yes stands any more. */
export async function withdrawAgreement(tx: Tx, of: Withdrawal): Promise<'withdrawn' | 'none'> {
  const { outcome } = await db.withdraw(tx, {
    child_id: of.childId,
    purpose: of.purpose,
    who: of.who,
    by: of.by,
    how: of.how,
    on_day: of.onDay,
    words: of.words,
  })
  readAgain(tx)
  return outcome as 'withdrawn' | 'none'
}

/** All that was said about a child as far as the actor may know it, newest first, and whom nobody asks for now. */
export async function saidOf(tx: Tx, childId: string) {
  const [said, rests] = await Promise.all([
    db.findSaid(tx, { child_id: childId }),
    db.findRests(tx, { child_id: childId }),
  ])
  return { said, rests }
}

/** The enrolments of a child, the newest first. */
export function enrolmentsOf(tx: Tx, childId: string): Promise<Enrolment[]> {
  return once(tx, `enrolments ${childId}`, () => db.findEnrolments(tx, { child_id: childId }))
}

/** The newest enrolment of a child, ended or not; undefined where they never took part. */
export async function enrolmentOf(tx: Tx, childId: string): Promise<Enrolment | undefined> {
  return (await enrolmentsOf(tx, childId))[0]
}

/** What a place asks for or tells, on which basis, and whom it asks, each apart. */
export type Purpose = {
  id: string
  kind: 'agreement' | 'consent' | 'notice'
  name: string
  basis: string
  controller: string
  asks: readonly Who[]
}

/** The purposes of the actor's place, in the order of its blueprint. */
export async function purposesOf(tx: Tx): Promise<Purpose[]> {
  return (await db.findPurposes(tx)).map(row => ({
    id: row.id ?? '',
    kind: row.kind as Purpose['kind'],
    name: row.purpose ?? '',
    basis: row.basis ?? '',
    controller: row.controller ?? '',
    asks: row.asks === 'both' ? ['family', 'child'] : [row.asks as Who],
  }))
}

/** Whether the child's family was ever offered a place, as far as the actor may know. */
export async function wasOffered(tx: Tx, childId: string): Promise<boolean> {
  return (await db.hasOffer(tx, { child_id: childId })).has === true
}

/** Of these children: whose yes to take part, the family's or their own, nobody asks for. */
export function restsOf(tx: Tx, children: readonly string[]) {
  return db.findRestsOfMany(tx, { children: [...children] })
}

/** Whose not yet the actor wrote down, or else may tell of, has rested long enough: they are asked again from that day on. */
export function toAskAgain(tx: Tx, onDay: string) {
  return db.findToAskAgain(tx, { on_day: onDay })
}

/** Who of these children takes part without a yes of their own. */
export async function withoutOwnYes(tx: Tx, children: readonly string[]): Promise<string[]> {
  const rows = await db.findWithoutOwnYes(tx, { children: [...children] })
  return rows.flatMap(row => row.child_id ?? [])
}

/** Who takes part no more and is on the actor's own caseload still. */
export function goodbyesToSay(tx: Tx) {
  return db.findGoodbyes(tx)
}

/** Goodbye was said: a child who takes part no more leaves the caseload. False where there was nothing to leave. */
export async function sayGoodbye(tx: Tx, childId: string): Promise<boolean> {
  return ((await db.sayGoodbye(tx, { child_id: childId })).left_it ?? 0) > 0
}

/** Which version of the words was put to them: the hash of the text, where Kith holds it in that language or in English. */
function versionOf(wording: string, language: string): string | null {
  if (!isPiece(wording)) return null
  const text = wordingOf(language, wording) ?? wordingOf('en', wording)
  return text ? hashOfWording(text) : null
}
