// What is sent to a statutory or a mental-health service, apart from linkings: acknowledged or chased, accepted or declined and why,
// the first appointment, and what we do meanwhile. No clinical note has a place here. Rule: rules/early-help.md.
import { day, many, maybe, moment, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const made = maybe({ id: uuid })
const db = queries(new URL('./referrals.sql', import.meta.url), {
  sendReferral: made,
  acknowledge: made,
  answerReferral: made,
  firstSeen: made,
  addLine: made,
  findReferrals: many({
    id: uuid,
    kind: text,
    service: text,
    because: text,
    family_said: text,
    without_yes_because: orNull(text),
    sent_on: day,
    made_by: orNull(text),
    acknowledged_on: orNull(day),
    acknowledged_by: orNull(text),
    answered_on: orNull(day),
    answer: orNull(text),
    answer_words: orNull(text),
    seen_on: orNull(day),
  }),
  findLines: many({ id: uuid, kind: text, words: text, on_day: day, made_by: orNull(text) }),
  findUnacknowledged: many({
    id: uuid,
    child_id: uuid,
    service: text,
    forename: orNull(text),
    initial: orNull(text),
    school_id: orNull(uuid),
    since: orNull(day),
  }),
  findReferralsHappened: many({
    id: uuid,
    what: orNull(text),
    on_day: orNull(day),
    at: moment,
    words: orNull(text),
    by_name: orNull(text),
  }),
})

export const referralKinds = ['childrens-services', 'mental-health', 'send', 'health', 'other'] as const
export type ReferralKind = (typeof referralKinds)[number]
export const familySaid = ['yes', 'told', 'not-asked'] as const
export type FamilySaid = (typeof familySaid)[number]
export const answers = ['accepted', 'declined', 'taken-back'] as const
export type ReferralAnswer = (typeof answers)[number]
export const lineKinds = ['meanwhile', 'chased'] as const
export type LineKind = (typeof lineKinds)[number]

type By = { madeBy?: string | undefined }
export type NewReferral = {
  id: string
  childId: string
  kind: ReferralKind
  service: string
  because: string
  familySaid: FamilySaid
  /** Where the family did not say yes: why it is sent all the same. */
  withoutYesBecause: string | null
  sentOn: string
} & By
export type Referral = Awaited<ReturnType<typeof referralsOf>>[number]

/** Writes down what was sent. Sending itself goes the service's own way. False where the child takes no part. */
export async function sendReferral(tx: Tx, each: NewReferral): Promise<boolean> {
  const row = await db.sendReferral(tx, {
    id: each.id,
    child_id: each.childId,
    kind: each.kind,
    service: each.service,
    because: each.because,
    family_said: each.familySaid,
    without_yes_because: each.withoutYesBecause,
    sent_on: each.sentOn,
    made_by: each.madeBy ?? null,
  })
  return row !== undefined
}

type Told = { id: string; childId: string; onDay: string }

/** They said that it arrived. False where that was known. */
export async function acknowledgeReferral(tx: Tx, { id, childId, onDay, who }: Told & { who: string }) {
  return (await db.acknowledge(tx, { id, child_id: childId, on_day: onDay, who })) !== undefined
}

/** They accepted or declined it and said why, or we took it back. False where there is an answer. */
export async function answerReferral(
  tx: Tx,
  { id, childId, onDay, answer, words }: Told & { answer: ReferralAnswer; words: string | null },
) {
  return (await db.answerReferral(tx, { id, child_id: childId, on_day: onDay, answer, words })) !== undefined
}

/** The first appointment was: the waiting is over. */
export async function firstSeen(tx: Tx, { id, childId, onDay }: Told) {
  return (await db.firstSeen(tx, { id, child_id: childId, on_day: onDay })) !== undefined
}

/** Somebody chased it, or what we do meanwhile. */
export async function addReferralLine(
  tx: Tx,
  line: Told & { referralId: string; kind: LineKind; words: string } & By,
): Promise<boolean> {
  const row = await db.addLine(tx, {
    id: line.id,
    referral_id: line.referralId,
    child_id: line.childId,
    kind: line.kind,
    words: line.words,
    on_day: line.onDay,
    made_by: line.madeBy ?? null,
  })
  return row !== undefined
}

/** One child's, what still waits first. */
export function referralsOf(tx: Tx, childId: string) {
  return db.findReferrals(tx, { child_id: childId })
}

export function referralLines(tx: Tx, referralId: string) {
  return db.findLines(tx, { referral_id: referralId })
}

/** Of the asker's own: what nobody has acknowledged, and since when it was sent or chased last. */
export function unacknowledged(tx: Tx) {
  return db.findUnacknowledged(tx)
}

export function referralsHappened(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findReferralsHappened(tx, { child_id: childId, from_day: from, to_day: to })
}
