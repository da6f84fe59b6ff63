// Offers to families of those whom both sides signed for. Rules: yes, not yet or no, each by whom and how; the child is
// asked apart; a no costs nothing, is seen by one person and nobody asks again; a free place goes to the first of the reserve, in the frozen
// order, chosen by nobody. Written in rules/offers.md; the database does it (0020).
import {
  day,
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
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import type { OffersByGroup } from '#records/children/contributions.ts'
import { forgetChecks, type SignedCohort, signedCohort, signedSchoolOf } from '#stages/identify/index.ts'
import { recordAgreement, restsOf, type Saying, SUPPORT } from './agreements/agreements.ts'

const db = queries(new URL('./offers.sql', import.meta.url), {
  makeOffer: one({ outcome: orNull(text) }),
  answerOffer: one({ outcome: orNull(text) }),
  moveUp: one({ child_id: orNull(uuid) }),
  findHolders: many({
    id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    on_roll: orNull(truth),
    objects: orNull(truth),
  }),
  findOffers: many({
    id: uuid,
    cohort_id: uuid,
    child_id: uuid,
    how: text,
    language: text,
    offered_on: day,
    answer_by: day,
    made_by: orNull(text),
  }),
  findAnswers: many({
    id: uuid,
    offer_id: uuid,
    child_id: uuid,
    who: text,
    answer: text,
    said_by: text,
    said_how: text,
    said_on: day,
    words: orNull(text),
    recorded_at: moment,
    stands: truth,
    recorded_by: orNull(text),
  }),
  findOffer: maybe({ id: uuid, child_id: uuid, how: text, language: text }),
  findOffersByGroup: many({
    by_what: orNull(text),
    which: orNull(text),
    offered: orNull(whole),
    agreed: orNull(whole),
  }),
  findMoves: many({
    cohort_id: orNull(uuid),
    child_id: orNull(uuid),
    freed_by: orNull(uuid),
    why_free: orNull(text),
    because: orNull(text),
    moved_at: orNull(moment),
    moved_by: orNull(text),
  }),
  findSizes: many({
    cohort_id: orNull(uuid),
    signed: orNull(whole),
    moved: orNull(whole),
    on_roll: orNull(whole),
    gone: orNull(whole),
    objects: orNull(whole),
    to_offer: orNull(whole),
    offered: orNull(whole),
    yes: orNull(whole),
    not_yet: orNull(whole),
    no_thanks: orNull(whole),
  }),
  findGone: many({
    code: orNull(text),
    year_group: orNull(text),
    offered_on: orNull(day),
    answer: orNull(text),
  }),
  findFree: many({ child_id: orNull(uuid), why: orNull(text), since: orNull(day) }),
  seesSchool: one({ seen: orNull(truth) }),
  findLanguages: many({ language: orNull(text), needs_interpreter: orNull(truth) }),
})

export type Offer = Awaited<ReturnType<typeof db.findOffers>>[number]
export type Answer = Awaited<ReturnType<typeof db.findAnswers>>[number]
export type Move = Awaited<ReturnType<typeof db.findMoves>>[number]

/** One child of a signed cohort, and how the offer stands. */
export type Holder = {
  childId: string
  forename: string | null
  surname: string | null
  yearGroup: string | null
  place: SignedCohort['children'][number]['place']
  position: number
  objects: boolean
  /** On the roll of the school that signed still. */
  onRoll: boolean
  offer: Offer | undefined
  /** Nobody asks now, and why is not the actor's to read: they are on no list. */
  quiet: boolean
  /** Newest first; the first counts. Empty where the one that counts is not the actor's to read. */
  familyAnswers: Answer[]
  childAnswers: Answer[]
  /** Why the place is free for another, and since when. */
  free: { why: string; since: string } | undefined
  /** How this child came to a place that was not theirs at first; whose it was and why, for the one who reads a no. */
  move: Move | undefined
}
/** Counts of a whole agreement, never of what reach shows. `signed` is frozen; those who object are in `objects` alone. */
export type Size = Record<
  'signed' | 'moved' | 'onRoll' | 'gone' | 'objects' | 'toOffer' | 'offered' | 'yes' | 'notYet' | 'no',
  number
>
/** Whom the agreement keeps by code alone: who left the roll, and was offered and answered what before. */
export type Gone = Awaited<ReturnType<typeof db.findGone>>[number]
export type SchoolOffers = {
  cohortId: string
  frozenAt: Date
  size: Size
  holders: Holder[]
  gone: Gone[]
}

/** How the offers of a school's signed cohort stand, of those the actor may see; undefined where none is signed. */
export async function offersOfSchool(tx: Tx, schoolId: string): Promise<SchoolOffers | undefined> {
  const cohort = await signedCohort(tx, schoolId)
  if (!cohort) return undefined
  const cohorts = [cohort.id]
  const children = cohort.children.map(each => each.childId)
  const [people, offers, answers, moves, free, sizes, gone, rests] = await Promise.all([
    db.findHolders(tx, { school_id: schoolId, children }),
    db.findOffers(tx, { cohorts }),
    db.findAnswers(tx, { cohorts }),
    db.findMoves(tx, { cohorts }),
    db.findFree(tx, { cohort_id: cohort.id }),
    sizesOf(tx, cohorts),
    db.findGone(tx, { cohort_id: cohort.id }),
    restsOf(tx, children),
  ])
  const holders = cohort.children.flatMap(({ childId, place, position }): Holder[] => {
    const person = people.find(each => each.id === childId)
    if (!person) return []
    const freed = free.find(each => each.child_id === childId)
    const theirs = answers.filter(each => each.child_id === childId)
    const saidBy = (who: string) => {
      const said = theirs.filter(each => each.who === who)
      return said.some(each => each.stands) ? said : []
    }
    return [
      {
        childId,
        forename: person.forename,
        surname: person.surname,
        yearGroup: person.year_group,
        place,
        position,
        objects: person.objects === true,
        onRoll: person.on_roll === true,
        offer: offers.find(each => each.child_id === childId),
        quiet: rests.some(each => each.child_id === childId && saidBy(each.who).length === 0),
        familyAnswers: saidBy('family'),
        childAnswers: saidBy('child'),
        free: freed?.why && freed.since ? { why: freed.why, since: freed.since } : undefined,
        move: moves.find(each => each.child_id === childId),
      },
    ]
  })
  return {
    cohortId: cohort.id,
    frozenAt: cohort.frozenAt,
    size: sizes.get(cohort.id) ?? nobody,
    holders,
    gone,
  }
}

/** Of each of these cohorts how many both sides signed for, and how far the offers have come; for who sees the cohort. */
export async function sizesOf(tx: Tx, cohorts: readonly string[]): Promise<Map<string, Size>> {
  const rows = await db.findSizes(tx, { cohorts: [...cohorts] })
  return new Map(
    rows.map(row => [
      row.cohort_id ?? '',
      {
        signed: row.signed ?? 0,
        moved: row.moved ?? 0,
        onRoll: row.on_roll ?? 0,
        gone: row.gone ?? 0,
        objects: row.objects ?? 0,
        toOffer: row.to_offer ?? 0,
        offered: row.offered ?? 0,
        yes: row.yes ?? 0,
        notYet: row.not_yet ?? 0,
        no: row.no_thanks ?? 0,
      },
    ]),
  )
}

export const nobody: Size = {
  signed: 0,
  moved: 0,
  onRoll: 0,
  gone: 0,
  objects: 0,
  toOffer: 0,
  offered: 0,
  yes: 0,
  notYet: 0,
  no: 0,
}

/** Whether this child's family is to be offered a place: in from the first, or moved up. */
export function isOffered({ place: agreed, move }: Pick<Holder, 'place' | 'move'>): boolean {
  return agreed === 'in' || move !== undefined
}

/** One child's school and how the offer stands there; undefined where no cohort is signed or the child is not in it. */
export async function offerOfChild(
  tx: Tx,
  childId: string,
): Promise<{ schoolId: string; school: string; cohortId: string; holder: Holder } | undefined> {
  const at = await signedSchoolOf(tx, childId)
  const offers = at && (await offersOfSchool(tx, at.school_id))
  const holder = offers?.holders.find(each => each.childId === childId)
  if (!at || !offers || !holder || !isOffered(holder)) return undefined
  return { schoolId: at.school_id, school: at.school, cohortId: offers.cohortId, holder }
}

/** Group by group, of all children of a signed cohort: how many were offered a place, and how many agreed. */
export const offersByGroup: OffersByGroup = async (tx, cohortId) => {
  const rows = await db.findOffersByGroup(tx, { cohort_id: cohortId })
  return rows.map(({ by_what, which, offered, agreed }) => ({
    by: by_what ?? '',
    which: which ?? '?',
    offered: offered ?? 0,
    agreed: agreed ?? 0,
  }))
}

export type NewOffer = {
  id: string
  cohortId: string
  childId: string
  how: string
  language: string
  offeredOn: string
  answerBy: string
}
export type OfferOutcome = 'made' | 'known' | 'objects' | 'rests' | 'not-in' | 'not-signed'

/** Makes the offer, once; answers why not where it cannot be made. */
export async function makeOffer(tx: Tx, offer: NewOffer): Promise<OfferOutcome> {
  const { outcome } = await db.makeOffer(tx, {
    id: offer.id,
    cohort_id: offer.cohortId,
    child_id: offer.childId,
    how: offer.how,
    language: offer.language,
    offered_on: offer.offeredOn,
    answer_by: offer.answerBy,
  })
  return outcome as OfferOutcome
}

const GIVEN_ON =
  'Their place has gone to another family since, so this yes is not recorded: two families would have one place. Tell them so, and that the next cohort asks anew.'

export type Said = {
  id: string
  offerId: string
  childId: string
  who: 'family' | 'child'
  answer: 'yes' | 'not-yet' | 'no'
  saidBy: string
  saidHow: string
  saidOn: string
  words: string | null
}

/**
 * Writes what the family, or apart the child, said; an earlier answer stays and no longer counts. `known` is the same form
 * twice; `other` is a form that was sent before with another answer, of which nothing is kept; `takes-part` is one that
 * would end taking part, which only withdrawing does. What was agreed is kept with the words that were put to them.
 */
export async function answerOffer(
  tx: Tx,
  said: Said,
): Promise<'answered' | 'known' | 'other' | 'takes-part'> {
  const offer = await db.findOffer(tx, { id: said.offerId })
  const wording =
    said.who === 'child' ? 'offer_child' : offer?.how === 'letter' ? 'offer_letter' : 'offer_script'
  if (offer) {
    const kept = await recordAgreement(tx, {
      id: said.id,
      childId: offer.child_id,
      purpose: SUPPORT,
      who: said.who,
      answer: said.answer,
      saidBy: said.saidBy as Saying['saidBy'],
      saidHow: said.saidHow as Saying['saidHow'],
      saidOn: said.saidOn,
      wording,
      language: offer.language,
      words: said.words,
    })
    if (kept === 'takes-part' || kept === 'other') return kept
  }
  const { outcome } = await db.answerOffer(tx, {
    id: said.id,
    offer_id: said.offerId,
    who: said.who,
    answer: said.answer,
    said_by: said.saidBy,
    said_how: said.saidHow,
    said_on: said.saidOn,
    words: said.words,
  })
  if (outcome === 'given-on') throw new PlainError(GIVEN_ON)
  if (outcome !== 'answered') return outcome === 'known' ? 'known' : 'other'
  // Rule of the cohort room: what the council answered about a child goes when the family says no.
  if (tx.actor.kind === 'person' && said.who === 'family' && said.answer === 'no')
    await forgetChecks(tx, said.childId)
  return 'answered'
}

/** Gives a free place to the next in the frozen order, by whoever matches Link Workers. Answers whom, or undefined where it is not free or nobody is left. */
export async function moveUp(
  tx: Tx,
  move: { id: string; cohortId: string; freed: string; because: string },
): Promise<string | undefined> {
  const { child_id } = await db.moveUp(tx, {
    id: move.id,
    cohort_id: move.cohortId,
    freed: move.freed,
    because: move.because,
  })
  if (!child_id) return undefined
  await record(tx, { action: 'moved-up', subject: 'cohort', subjectId: move.cohortId, childId: child_id })
  return child_id
}

/** Whether the actor sees anybody of this school: the page of another's school is not there for them. */
export async function seesSchool(tx: Tx, schoolId: string): Promise<boolean> {
  return (await db.seesSchool(tx, { school_id: schoolId })).seen === true
}

/** The languages of a child's family, as far as the actor may know of it, and whether an interpreter is wanted. */
export async function languagesOfFamily(
  tx: Tx,
  childId: string,
): Promise<{ languages: string[]; interpreter: boolean }> {
  const rows = await db.findLanguages(tx, { child_id: childId })
  return {
    languages: rows.flatMap(row => row.language ?? []),
    interpreter: rows.some(row => row.needs_interpreter),
  }
}
